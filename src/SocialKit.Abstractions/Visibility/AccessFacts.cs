namespace SocialKit;

/// <summary>What a store knows of one member that decides what they may see. The default knows nothing, which opens nothing.</summary>
public sealed record AccessFacts
{
    /// <summary>Their memberships, in every state.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>Blocks they made, and blocks against them.</summary>
    public IReadOnlyList<MemberBlock> Blocks { get; init; } = [];

    /// <summary>What they muted, also what has ended.</summary>
    public IReadOnlyList<Mute> Mutes { get; init; } = [];

    /// <summary>What they may not do; nothing that was lifted.</summary>
    public IReadOnlyList<Sanction> Sanctions { get; init; } = [];
}
