namespace SocialKit;

/// <summary>What an import did, or would do when it was a rehearsal. Every record that was read is in one of the other counts.</summary>
public sealed record ArchiveReport
{
    /// <summary>Records read.</summary>
    public long Read => Added + Replaced + Unchanged + Newer + Different + Held;

    /// <summary>Records that were not there.</summary>
    public long Added { get; init; }

    /// <summary>Records that stood at an older version and were replaced.</summary>
    public long Replaced { get; init; }

    /// <summary>Records that stood exactly so already.</summary>
    public long Unchanged { get; init; }

    /// <summary>Records that stand at a newer version and were kept.</summary>
    public long Newer { get; init; }

    /// <summary>Records that stand otherwise at the same version, or have no versions, and were kept.</summary>
    public long Different { get; init; }

    /// <summary>Records that stand at an older version and were kept because a legal hold keeps them as they are.</summary>
    public long Held { get; init; }

    /// <summary>True when the import wrote nothing.</summary>
    public bool ChangedNothing => Added + Replaced == 0;
}
