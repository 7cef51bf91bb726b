namespace SocialKit;

/// <summary>
/// What SocialKit itself knows about who may see what, folded once per viewer and request. Every read of a store takes one
/// and no overload lacks it, so an unscoped read cannot be written. It cannot be made without a tenant. Immutable.
/// </summary>
public sealed class AccessScope
{
    private AccessScope(TenantId tenant, MemberId? member, bool isSystem)
    {
        Tenant = tenant;
        Member = member;
        IsSystem = isSystem;
    }

    /// <summary>The only tenant the read may touch.</summary>
    public TenantId Tenant { get; }

    /// <summary>The member who reads, or null for anonymous readers and for the system.</summary>
    public MemberId? Member { get; }

    /// <summary>True for imports, exports and jobs, which act for nobody.</summary>
    public bool IsSystem { get; }

    /// <summary>The scope of a viewer.</summary>
    public static AccessScope For(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return new AccessScope(Checked(viewer.Tenant), viewer.Member, isSystem: false);
    }

    /// <summary>The scope of work that nobody asked for in person: imports, seeding, jobs. Never used to answer a viewer.</summary>
    public static AccessScope System(TenantId tenant) => new(Checked(tenant), null, isSystem: true);

    private static TenantId Checked(TenantId tenant) => tenant == default
        ? throw new ArgumentException("An access scope needs a tenant; use TenantId.Default for a host with one.", nameof(tenant))
        : tenant;
}
