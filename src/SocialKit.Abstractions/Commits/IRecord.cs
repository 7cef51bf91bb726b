namespace SocialKit;

/// <summary>Something a store keeps whole. Immutable. What a provider enforces about a record is in its key, version, unique values and
/// counters; its fields it only keeps. A type it
/// has no place for is refused with <see cref="NotSupportedException"/>.</summary>
public interface IRecord
{
    /// <summary>Its primary key inside the tenant.</summary>
    RecordKey Key { get; }

    /// <summary>Counts its changes: 1 when new, one more at each change. What <see cref="Guard.Unchanged"/> compares.</summary>
    long Version { get; }

    /// <summary>Values no other record of the tenant may hold at the same time. The store refuses a commit that would break this.</summary>
    IEnumerable<UniqueKey> Uniques => [];

    /// <summary>
    /// The counters this record adds one to while it is stored as it is. A counter is by definition the number of stored records that name it,
    /// so a store changes it from the rows that really changed, and a recount needs no other rule. A counter named twice by one record counts once.
    /// </summary>
    IEnumerable<CounterKey> Counts => [];

    /// <summary>
    /// Every subject the record is of: itself where it is one, what it is about, where it stands, who made it and for whom. Not who is mentioned
    /// in its text. Decides what is found by <see cref="RecordFilter.Concerning"/>: for erasure, for a legal hold, for moving a subject.
    /// </summary>
    IEnumerable<SubjectRef> Concerns => [];
}
