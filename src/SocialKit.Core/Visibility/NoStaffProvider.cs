namespace SocialKit;

/// <summary>For programs without a host that could be asked: nobody holds an office.</summary>
internal sealed class NoStaffProvider : IStaffProvider
{
    public ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken) => new(false);
}
