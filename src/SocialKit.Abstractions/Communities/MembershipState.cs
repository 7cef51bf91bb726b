namespace SocialKit;

/// <summary>How far a membership is. An open vocabulary; only <see cref="Active"/> opens anything.</summary>
/// <param name="Value">The word.</param>
public readonly record struct MembershipState(string Value)
{
    /// <summary>In.</summary>
    public static MembershipState Active { get; } = new("active");

    /// <summary>Asked to come in; those who look after the community decide.</summary>
    public static MembershipState Requested { get; } = new("requested");

    /// <summary>Asked in by the community; the member decides.</summary>
    public static MembershipState Invited { get; } = new("invited");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
