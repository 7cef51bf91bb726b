namespace SocialKit;

/// <summary>
/// A keyset as two plain bounds, so that one statement serves every page. Whether the row itself is wanted is said by a zero byte after
/// its id: no id stands between the two.
/// </summary>
internal readonly record struct Place(long At, byte[] Id)
{
    /// <summary>For <c>(created, id) &lt; (?, ?)</c>.</summary>
    public static Place Descending(Keyset? after) => after is not { } place
        ? new Place(long.MaxValue, [])
        : new Place(place.At.ToTicks(), Bound(place.Id, withRow: place.Inclusive));

    /// <summary>For <c>(created, id) &gt;= (?, ?)</c>.</summary>
    public static Place Ascending(Keyset? after) => after is not { } place
        ? new Place(long.MinValue, [])
        : new Place(place.At.ToTicks(), Bound(place.Id, withRow: !place.Inclusive));

    private static byte[] Bound(Guid id, bool withRow)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        return withRow ? [.. bytes, 0] : bytes;
    }
}
