namespace SocialKit;

/// <summary>What a rule looks for. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct RuleKind(string Value)
{
    /// <summary>Words and phrases, one on a line; <c>*</c> at the end of one stands for any ending.</summary>
    public static RuleKind Words { get; } = new("words");

    /// <summary>A regular expression.</summary>
    public static RuleKind Pattern { get; } = new("regex");

    /// <summary>Kinds of personal data, one on a line: <c>card</c>, <c>iban</c>, <c>ssn</c>.</summary>
    public static RuleKind PersonalData { get; } = new("pii");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
