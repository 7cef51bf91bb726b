using System.Runtime.CompilerServices;

namespace SocialKit;

/// <summary>The bounds of the read contracts, checked alike by every provider: an unbounded read cannot be asked for.</summary>
public static class Limits
{
    /// <summary>Rows asked for: 1 to <paramref name="max"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer or more.</exception>
    public static void Check(int limit, int max, [CallerArgumentExpression(nameof(limit))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, max, name);
    }

    /// <summary>Things asked about: none to <paramref name="max"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    public static void Check<T>(IReadOnlyCollection<T> asked, int max, [CallerArgumentExpression(nameof(asked))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(asked, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked.Count, max, name);
    }
}
