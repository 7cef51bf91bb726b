using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>What a rule found.</summary>
internal enum RuleFinding
{
    Nothing,
    Something,

    /// <summary>It took longer than a rule may.</summary>
    TooSlow,
}

/// <summary>Looks for what rules look for. What a pattern was made into is kept: making it costs more than using it.</summary>
internal sealed class RuleMatcher(IOptions<SocialKitOptions> options)
{
    private const int MostKept = 1_000;
    private readonly ConcurrentDictionary<(RuleKind Kind, string Pattern), Func<string, bool>> _made = new();

    /// <summary>Why a rule of this kind cannot look for this; null when it can.</summary>
    public string? Problem(RuleKind kind, string pattern)
    {
        if (kind == RuleKind.PersonalData)
        {
            return Lines(pattern) is { Length: > 0 } kinds && kinds.All(PersonalData.Kinds.Contains) ? null : $"Name one or more of {string.Join(", ", PersonalData.Kinds)}, each on a line.";
        }

        if (kind == RuleKind.Words)
        {
            return Lines(pattern).Any(word => word.Trim('*').Length > 0) ? null : "Write one word or phrase on a line.";
        }

        if (kind != RuleKind.Pattern)
        {
            return "A rule is of kind words, regex or pii.";
        }

        try
        {
            return Expression(pattern).IsMatch("") ? "This expression finds something in every text. Make it narrower." : null;
        }
        catch (ArgumentException exception)
        {
            return $"This is not a regular expression: {exception.Message}";
        }
        catch (RegexMatchTimeoutException)
        {
            return "This expression takes too long. Write it without repetitions inside of repetitions.";
        }
    }

    /// <summary>Looks for it in a text, folded by <see cref="PlainWords"/>.</summary>
    public RuleFinding Find(RuleKind kind, string pattern, string text)
    {
        if (_made.Count >= MostKept)
        {
            _made.Clear();
        }

        try
        {
            return _made.GetOrAdd((kind, pattern), made => Make(made.Kind, made.Pattern))(text) ? RuleFinding.Something : RuleFinding.Nothing;
        }
        catch (RegexMatchTimeoutException)
        {
            return RuleFinding.TooSlow;
        }
    }

    private Func<string, bool> Make(RuleKind kind, string pattern)
    {
        if (kind == RuleKind.Pattern)
        {
            return Expression(pattern).IsMatch;
        }

        if (kind == RuleKind.PersonalData)
        {
            var kinds = Lines(pattern).ToList();
            return text => kinds.Any(wanted => PersonalData.Finds(wanted, text));
        }

        var words = Lines(pattern).Select(PlainWords.Folded).Where(word => word.Trim('*').Length > 0).ToList();
        return text => words.Any(word => Holds(text, word));
    }

    // Without backtracking the time grows with the text alone; what cannot be written so has its time measured.
    private Regex Expression(string pattern)
    {
        const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline;
        try
        {
            return new Regex(pattern, Plain | RegexOptions.NonBacktracking, options.Value.Moderation.RuleTime);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, Plain, options.Value.Moderation.RuleTime);
        }
    }

    private static string[] Lines(string pattern) =>
        pattern.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Holds(string text, string word)
    {
        var open = word.EndsWith('*');
        var wanted = word.TrimEnd('*');
        for (var at = text.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + wanted.Length;
            if (!Joins(Before(text, at), First(wanted)) && (open || !Joins(Last(wanted), After(text, end))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when two neighbours are parts of one word. Scripts that write no spaces have no such neighbours.</summary>
    private static bool Joins(Rune? left, Rune? right) => left is { } one && right is { } other && IsOfWord(one) && IsOfWord(other);

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) && !(Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter && rune.Value is >= 0x0E00 and <= 0x0FFF or >= 0x2E80 and <= 0xD7FF or >= 0x20000);

    private static Rune First(string text) => Rune.GetRuneAt(text, 0);

    private static Rune Last(string text) => Before(text, text.Length)!.Value;

    private static Rune? Before(string text, int at) => at == 0 || Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) != System.Buffers.OperationStatus.Done ? null : rune;

    private static Rune? After(string text, int at) => at >= text.Length || Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _) != System.Buffers.OperationStatus.Done ? null : rune;
}
