namespace SocialKit;

/// <summary>Something that happened in the host and is told in the discussion of one of its subjects, in a member's name.</summary>
/// <param name="Subject">On what: one of the host's own, which need not be visible to anyone yet.</param>
/// <param name="Author">In whose name: a registered member.</param>
/// <param name="Text">What is told, as Markdown, within the limits of any comment.</param>
public sealed record HostActivity(SubjectRef Subject, MemberId Author, string Text)
{
    /// <summary>The tenant; the only one unless the host has several.</summary>
    public TenantId Tenant { get; init; } = TenantId.Default;

    /// <summary>Makes repeating harmless: 1 to 64 characters, for example the number of the host's own event. Null when it is never repeated.</summary>
    public string? ClientId { get; init; }
}
