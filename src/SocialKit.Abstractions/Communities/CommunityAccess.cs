namespace SocialKit;

/// <summary>Who may come in, and who may see what is inside. An open vocabulary; a word that is not known here is treated as <see cref="Hidden"/>.</summary>
/// <param name="Value">The word.</param>
public readonly record struct CommunityAccess(string Value)
{
    /// <summary>Everybody of the tenant reads it and may join.</summary>
    public static CommunityAccess Open { get; } = new("open");

    /// <summary>Everybody knows of it: its name, purpose and how to get in. What is said in it is for its members; others may ask to join.</summary>
    public static CommunityAccess Request { get; } = new("request");

    /// <summary>Like <see cref="Request"/>, but only those who are invited come in.</summary>
    public static CommunityAccess Invite { get; } = new("invite");

    /// <summary>Only its members, and those who are invited, know that there is such a community.</summary>
    public static CommunityAccess Hidden { get; } = new("hidden");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
