namespace SocialKit;

/// <summary>Compares rows with a place, for stores that do it in memory.</summary>
public static class Keysets
{
    /// <summary>True when a row of this time and id still comes after the place, in the given direction.</summary>
    public static bool Admits(this Keyset? place, DateTimeOffset at, Guid id, bool descending)
    {
        if (place is not { } after)
        {
            return true;
        }

        // Guids compare as unsigned 16 big-endian bytes, which is the order of the 32-digit form.
        var order = (at, id).CompareTo((after.At, after.Id));
        return order == 0 ? after.Inclusive : descending ? order < 0 : order > 0;
    }
}
