using System.Globalization;

namespace SocialKit.Benchmarks;

/// <summary>What the floor's HTML page is made of, and the few words and numbers it forms.</summary>
public sealed class FeedModel
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    internal FeedModel(FloorPage page, MemberId viewer, string token, string styleSheet, string script) =>
        (Page, Viewer, Token, StyleSheet, Script) = (page, viewer.ToString(), token, styleSheet, script);

    /// <summary>As long as the signed description that SocialKit's forms carry; the floor has nothing to describe.</summary>
    public static string Widget { get; } = new('w', 166);

    internal FloorPage Page { get; }

    internal string Viewer { get; }

    internal string Token { get; }

    internal string StyleSheet { get; }

    internal string Script { get; }

    internal static string ClientId() => Guid.CreateVersion7().ToString("N");

    internal static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    internal static string Comments(long number) => number == 1 ? "1 comment" : $"{Number(number)} comments";

    internal static string Label(FloorChoice choice) => choice.Count == 1 && choice.Mine
        ? $"{choice.Option.Name}, you"
        : $"{choice.Option.Name}, {(choice.Count == 1 ? "1 person" : $"{Number(choice.Count)} people")}{(choice.Mine ? ", you included" : "")}";

    internal static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string Absolute(DateTimeOffset at) => at.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);

    // The data are older than a week.
    internal string Ago(DateTimeOffset at) => at.ToString(at.Year == _now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);

    internal static int Tone(FloorAuthor author) => int.Parse(author.Id.AsSpan(30), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 12;

    internal static string Initials(string name)
    {
        var space = name.LastIndexOf(' ');
        return space < 0 ? name[..1] : string.Concat(name.AsSpan(0, 1), name.AsSpan(space + 1, 1));
    }
}
