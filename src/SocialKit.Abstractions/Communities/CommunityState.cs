namespace SocialKit;

/// <summary>Where a community stands in its life. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct CommunityState(string Value)
{
    /// <summary>Asked for or imported; its charter is still to be confirmed.</summary>
    public static CommunityState Proposed { get; } = new("proposed");

    /// <summary>At work.</summary>
    public static CommunityState Active { get; } = new("active");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
