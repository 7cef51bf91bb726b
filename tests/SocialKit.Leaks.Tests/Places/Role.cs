namespace SocialKit.Leaks.Tests;

/// <summary>Somebody who looks: a person of a tenant, or nobody.</summary>
/// <param name="Name">What they are to what they look at.</param>
/// <param name="Tenant">Where they are signed in.</param>
/// <param name="User">The host's name for them; null for somebody who is not signed in.</param>
public sealed record Role(string Name, TenantId Tenant, string? User)
{
    public static TenantId Here { get; } = new("here");

    public static TenantId There { get; } = new("there");

    /// <summary>Wrote everything; owns the communities that are not open to all.</summary>
    public static Role Author { get; } = new("author", Here, "ada");

    public static Role Anonymous { get; } = new("anonymous", Here, null);

    public static Role Member { get; } = new("member", Here, "mia");

    /// <summary>In the closed communities, as one of many.</summary>
    public static Role Insider { get; } = new("insider", Here, "ina");

    /// <summary>In the closed communities, to read.</summary>
    public static Role Reader { get; } = new("reader", Here, "rob");

    /// <summary>In a hidden community of their own.</summary>
    public static Role OfAnother { get; } = new("member of another community", Here, "oto");

    public static Role Invited { get; } = new("invited", Here, "ivo");

    /// <summary>Asked to come in, and nobody has answered.</summary>
    public static Role Asking { get; } = new("asking", Here, "axl");

    /// <summary>The author blocked them.</summary>
    public static Role Blocked { get; } = new("blocked by the author", Here, "bob");

    /// <summary>The author muted them.</summary>
    public static Role Muted { get; } = new("muted by the author", Here, "moe");

    public static Role Steward { get; } = new("steward", Here, "stu");

    public static Role ModeratorOfAnother { get; } = new("moderator of another community", Here, "max");

    /// <summary>The same member id, wrote the same under the same ids, in another tenant.</summary>
    public static Role Twin { get; } = new("author of another tenant", There, "ada");

    public static Role StewardThere { get; } = new("steward of another tenant", There, "stu");

    /// <summary>In the closed communities, and silenced for a while.</summary>
    public static Role Silenced { get; } = new("silenced", Here, "sid");

    /// <summary>Was in the closed communities, and is banned.</summary>
    public static Role Banned { get; } = new("banned", Here, "bad");

    /// <summary>Holds every office of the whole tenant.</summary>
    public static Role Staff { get; } = new("staff of the tenant", Here, "tom");

    public static Role StaffThere { get; } = new("staff of another tenant", There, "tom");

    public static IReadOnlyList<Role> All { get; } =
    [
        Author, Anonymous, Member, Insider, Reader, OfAnother, Invited, Asking, Blocked, Muted, Steward, ModeratorOfAnother, Silenced, Banned, Staff, Twin, StewardThere, StaffThere,
    ];

    /// <summary>True for those who are in the closed communities.</summary>
    public bool IsInside => User is "ada" or "ina" or "rob" or "stu" or "sid";

    /// <summary>True for those who see what is held back in the communities of the matrix.</summary>
    public bool Moderates => User is "ada" or "stu" or "tom";

    /// <summary>True for those who look after the whole tenant.</summary>
    public bool IsStaff => User == "tom";

    public override string ToString() => Name;
}
