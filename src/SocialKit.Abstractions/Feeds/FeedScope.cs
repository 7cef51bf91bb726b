using System.Diagnostics.CodeAnalysis;

namespace SocialKit;

/// <summary>Which reading list: the viewer's home, the whole company, one community or one member.</summary>
public readonly record struct FeedScope
{
    private readonly string? _kind;

    private FeedScope(string kind, string name)
    {
        _kind = kind;
        Name = name;
    }

    /// <summary>What the viewer follows, and their own posts; the whole company for someone who follows nothing yet.</summary>
    public static FeedScope Home { get; } = new("home", "");

    /// <summary>Everything the viewer may see.</summary>
    public static FeedScope Company { get; } = new("company", "");

    /// <summary>"home", "company", "community" or "member".</summary>
    public string Kind => _kind ?? "home";

    /// <summary>The community's slug or id, or the member's handle or id; empty for the others.</summary>
    public string Name => field ?? "";

    /// <summary>One community, by slug or id.</summary>
    public static FeedScope Community(string slugOrId) => Named("community", slugOrId);

    /// <summary>One community.</summary>
    public static FeedScope Community(CommunityId id) => Named("community", id.ToString());

    /// <summary>One member's posts, by handle or id.</summary>
    public static FeedScope Member(string handleOrId) => Named("member", handleOrId);

    /// <summary>One member's posts.</summary>
    public static FeedScope Member(MemberId id) => Named("member", id.ToString());

    /// <summary>Reads the written form: <c>home</c>, <c>company</c>, <c>community:hr</c> or <c>member:ana</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static FeedScope Parse(string text) => TryParse(text, out var scope)
        ? scope
        : throw new FormatException($"'{text}' is not a feed scope. Write home, company, community:slug or member:handle.");

    /// <summary>Reads the written form; false when the text is none of these.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FeedScope scope)
    {
        switch (text)
        {
            case "home":
                scope = Home;
                return true;
            case "company":
                scope = Company;
                return true;
        }

        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon > 0 && text![..colon] is "community" or "member" && text.Length - colon is > 1 and <= 101)
        {
            scope = new FeedScope(text[..colon], text[(colon + 1)..]);
            return true;
        }

        scope = default;
        return false;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => Name.Length == 0 ? Kind : $"{Kind}:{Name}";

    private static FeedScope Named(string kind, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new FeedScope(kind, name);
    }
}
