namespace SocialKit;

/// <summary>What the host says of a signed-in person.</summary>
/// <param name="ExternalId">The host's stable id, 1 to 200 characters.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Handle">The wished handle; made well formed and unique when it is not.</param>
/// <param name="Unit">Department or site.</param>
/// <param name="Role">Job or function.</param>
public sealed record MemberIdentity(string ExternalId, string Name, string? Handle, string? Unit, string? Role);
