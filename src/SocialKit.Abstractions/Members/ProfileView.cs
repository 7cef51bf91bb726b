namespace SocialKit;

/// <summary>What a profile card shows.</summary>
/// <param name="Member">Who.</param>
/// <param name="Posts">Posts they wrote.</param>
/// <param name="Comments">Comments they wrote.</param>
/// <param name="KudosReceived">Kudos they received.</param>
/// <param name="Followers">Members who follow them.</param>
/// <param name="Following">True when the viewer follows them.</param>
/// <param name="IsSelf">True when the viewer looks at their own card.</param>
public sealed record ProfileView(MemberView Member, long Posts, long Comments, long KudosReceived, long Followers, bool Following, bool IsSelf)
{
    /// <summary>True when the viewer muted them.</summary>
    public bool Muted { get; init; }

    /// <summary>True when the viewer blocked them; never told to the other one.</summary>
    public bool Blocked { get; init; }
}
