namespace SocialKit;

/// <summary>What a member is in a community. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct CommunityRole(string Value)
{
    /// <summary>Answers for it; every community in use has at least one.</summary>
    public static CommunityRole Owner { get; } = new("owner");

    /// <summary>Looks after it: lets people in, gives roles.</summary>
    public static CommunityRole Steward { get; } = new("steward");

    /// <summary>Decides about what is said in it.</summary>
    public static CommunityRole Moderator { get; } = new("moderator");

    /// <summary>Known to know the field.</summary>
    public static CommunityRole Expert { get; } = new("expert");

    /// <summary>Reads and writes.</summary>
    public static CommunityRole Member { get; } = new("member");

    /// <summary>Reads only.</summary>
    public static CommunityRole Reader { get; } = new("reader");

    /// <summary>True for those who let people in and give roles.</summary>
    public bool Manages => this == Owner || this == Steward;

    /// <summary>True for those who see what is held back and lock discussions.</summary>
    public bool Moderates => Manages || this == Moderator;

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
