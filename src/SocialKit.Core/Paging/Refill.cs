namespace SocialKit;

/// <summary>
/// A page of what is left after a filter that no store can apply: read on until the page is full, so that it never looks empty because of what is
/// hidden in it, but not for ever.
/// </summary>
/// <param name="Shown">What is left, at most a page.</param>
/// <param name="Next">Where to go on; null when everything was looked at. The page may then be short.</param>
internal sealed record Refill<T>(IReadOnlyList<T> Shown, Keyset? Next)
{
    /// <summary>How many entries are looked at for one page, whatever is left of them.</summary>
    public const int Budget = 1_000;

    /// <param name="after">Where the last page ended.</param>
    /// <param name="limit">Entries per page, at most 100.</param>
    /// <param name="read">Reads so many after a place.</param>
    /// <param name="filter">Those of them that may be shown, in their order.</param>
    /// <param name="place">The place of an entry.</param>
    public static async ValueTask<Refill<T>> ReadAsync(
        Keyset? after, int limit, Func<Keyset?, int, ValueTask<IReadOnlyList<T>>> read, Func<IReadOnlyList<T>, ValueTask<IReadOnlyList<T>>> filter,
        Func<T, Keyset> place)
    {
        var shown = new List<T>();
        for (var looked = 0; looked < Budget;)
        {
            var some = await read(after, limit + 1);
            shown.AddRange(await filter(some));
            if (shown.Count > limit)
            {
                return new Refill<T>(shown[..limit], place(shown[limit - 1]));
            }

            if (some.Count <= limit)
            {
                return new Refill<T>(shown, null);
            }

            looked += some.Count;
            after = place(some[^1]);
        }

        return new Refill<T>(shown, after);
    }
}
