namespace SocialKit;

/// <summary>Whether a person is still here. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct MemberStatus(string Value)
{
    /// <summary>Here.</summary>
    public static MemberStatus Active { get; } = new("active");

    /// <summary>Has left; their name stays on what they wrote, and nobody is offered to mention them.</summary>
    public static MemberStatus Left { get; } = new("left");

    /// <summary>Cannot sign in for now.</summary>
    public static MemberStatus Disabled { get; } = new("disabled");

    /// <summary>Was erased: nothing tells any more who they were.</summary>
    public static MemberStatus Erased { get; } = new("erased");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
