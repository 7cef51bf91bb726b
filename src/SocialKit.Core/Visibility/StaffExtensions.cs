namespace SocialKit;

internal static class StaffExtensions
{
    /// <exception cref="SocialKitException">Nobody is signed in, or the viewer does not hold the office.</exception>
    public static async ValueTask DemandAsync(this IStaffProvider staff, Viewer viewer, StaffRole role, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        if (!await staff.IsAsync(viewer, role, cancellationToken))
        {
            throw Refuse.Forbidden("This is for those who look after the whole site.");
        }
    }
}
