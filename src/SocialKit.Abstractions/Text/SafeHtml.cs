namespace SocialKit;

/// <summary>HTML that came through SocialKit's own sanitiser. The only thing components put on a page without encoding.</summary>
/// <param name="Value">The HTML.</param>
public readonly record struct SafeHtml(string Value)
{
    /// <summary>The HTML.</summary>
    public override string ToString() => Value ?? "";
}
