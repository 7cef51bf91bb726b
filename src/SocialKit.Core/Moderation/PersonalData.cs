using System.Text.RegularExpressions;

namespace SocialKit;

/// <summary>Finds personal data by its form and its check digits, so that an order number is not taken for a card.</summary>
internal static partial class PersonalData
{
    public static IReadOnlyList<string> Kinds { get; } = ["card", "iban", "ssn"];

    public static bool Finds(string kind, string text) => kind switch
    {
        "card" => CardForm().EnumerateMatches(text) is var cards && Any(cards, text, IsCard),
        "iban" => IbanForm().EnumerateMatches(text) is var accounts && Any(accounts, text, IsIban),
        "ssn" => SsnForm().EnumerateMatches(text) is var numbers && Any(numbers, text, IsSsn),
        _ => false,
    };

    private static bool Any(Regex.ValueMatchEnumerator matches, string text, Func<string, bool> holds)
    {
        foreach (var match in matches)
        {
            if (holds(text.Substring(match.Index, match.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sum of Luhn; of a longer run of digits also any part of it that could stand alone between separators.</summary>
    private static bool IsCard(string form)
    {
        var digits = string.Concat(form.Where(char.IsAsciiDigit));
        if (digits.Length is < 13 or > 19 || digits.Distinct().Count() == 1)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 13616: the first four to the end, letters as numbers, remainder 1 by 97. Words after the number belong to the form and not to it.</summary>
    private static bool IsIban(string form)
    {
        var all = string.Concat(form.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        for (var length = Math.Min(all.Length, 34); length >= 15; length--)
        {
            var remainder = 0;
            foreach (var sign in $"{all[4..length]}{all[..4]}")
            {
                remainder = char.IsAsciiDigit(sign) ? ((remainder * 10) + (sign - '0')) % 97 : ((remainder * 100) + (sign - 'A' + 10)) % 97;
            }

            if (remainder == 1 && Ends(form, length))
            {
                return true;
            }
        }

        return false;
    }

    // The number ends where a group ends.
    private static bool Ends(string form, int length)
    {
        var seen = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(form[i]) && ++seen == length)
            {
                return i + 1 == form.Length || !char.IsAsciiLetterOrDigit(form[i + 1]);
            }
        }

        return false;
    }

    private static bool IsSsn(string form)
    {
        var (area, group, serial) = (form[..3], form[4..6], form[7..]);
        return area is not ("000" or "666") && area[0] != '9' && group != "00" && serial != "0000";
    }

    [GeneratedRegex(@"\b\d(?:[ -]?\d){12,18}\b", RegexOptions.NonBacktracking)]
    private static partial Regex CardForm();

    [GeneratedRegex(@"\b[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]{1,4}){3,10}\b", RegexOptions.NonBacktracking)]
    private static partial Regex IbanForm();

    [GeneratedRegex(@"\b\d{3}[- ]\d{2}[- ]\d{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex SsnForm();
}
