namespace SocialKit;

/// <summary>A person as shown beside what they wrote.</summary>
/// <param name="Id">Who.</param>
/// <param name="Handle">What follows the @.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Unit">Department or site.</param>
/// <param name="Role">Job or function.</param>
/// <param name="Url">Their profile: the host's page, or SocialKit's address for them. Begins with the application's path base.</param>
public sealed record MemberView(MemberId Id, string Handle, string Name, string? Unit, string? Role, string Url)
{
    /// <summary>Whether they are still here.</summary>
    public MemberStatus Status { get; init; } = MemberStatus.Active;
}
