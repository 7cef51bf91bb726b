using System.Globalization;
using System.Text.RegularExpressions;

namespace Intranet.Demo;

/// <summary>Fills the slots of hand-written texts. Each pool is dealt like a deck of cards: everything comes once before anything comes twice.</summary>
internal sealed partial class TextMill(Random random)
{
    private readonly Dictionary<string, Queue<string>> _decks = new(StringComparer.Ordinal);

    /// <summary>Deals the next card of a named deck.</summary>
    public string Deal(string deck, IReadOnlyList<string> cards)
    {
        if (!_decks.TryGetValue(deck, out var queue) || queue.Count == 0)
        {
            var shuffled = cards.ToArray();
            random.Shuffle(shuffled);
            _decks[deck] = queue = new Queue<string>(shuffled);
        }

        return queue.Dequeue();
    }

    /// <summary>Chooses wordings and fills slots; <paramref name="context"/> keeps what a slot became.</summary>
    public string Fill(string text, Dictionary<string, string> context)
    {
        for (var round = 0; round < 3; round++)
        {
            text = Wording().Replace(text, match =>
            {
                var choices = match.Groups[1].Value.Split('|');
                return choices[random.Next(choices.Length)];
            });
            text = Slot().Replace(text, match => Value(match, context));
        }

        return text.ReplaceLineEndings("\n").Trim();
    }

    private string Value(Match match, Dictionary<string, string> context)
    {
        if (match.Groups["low"].Success)
        {
            var low = int.Parse(match.Groups["low"].Value, CultureInfo.InvariantCulture);
            var high = int.Parse(match.Groups["high"].Value, CultureInfo.InvariantCulture);
            return random.Next(low, high + 1).ToString(CultureInfo.InvariantCulture);
        }

        var name = match.Groups["name"].Value;
        if (context.TryGetValue(name, out var known))
        {
            return known;
        }

        var pool = name.TrimEnd('2', '3', '4');
        if (!Slots.Pools.TryGetValue(pool, out var cards))
        {
            return match.Value;
        }

        var value = Deal(pool, cards);
        while (context.ContainsValue(value))
        {
            value = Deal(pool, cards);
        }

        context[name] = value;
        return value;
    }

    [GeneratedRegex(@"\[\[(.*?)\]\]", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Wording();

    [GeneratedRegex(@"\{(?:n:(?<low>\d+)-(?<high>\d+)|(?<name>[a-z]+[2-4]?))\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
