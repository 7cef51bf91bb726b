namespace SocialKit;

/// <summary>Which reaction. An open vocabulary; the host chooses the set its people see.</summary>
/// <param name="Value">1 to 32 of a-z, 0-9 and '-'.</param>
public readonly record struct ReactionKind(string Value)
{
    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
