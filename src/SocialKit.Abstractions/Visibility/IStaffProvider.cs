namespace SocialKit;

/// <summary>Answers who holds an office. In ASP.NET Core the host's policies do, named by <see cref="SocialKitBuilder.AddStaff"/>; without it nobody holds any.</summary>
public interface IStaffProvider
{
    /// <summary>True when the viewer holds the office now. Asked anew for every request; fails closed.</summary>
    ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken);
}
