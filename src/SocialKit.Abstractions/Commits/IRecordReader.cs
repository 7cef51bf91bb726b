namespace SocialKit;

/// <summary>Reads whole records by key. Sees every committed write at once. Deleted posts and comments are records like others.</summary>
public interface IRecordReader
{
    /// <summary>The records with these keys, in no order; keys that are not found are missing from the answer.</summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at.</param>
    /// <param name="keys">Up to 1,000 keys of the type; repeated keys answer once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>;

    /// <summary>The records that hold these unique values; values nobody holds are missing from the answer.</summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at.</param>
    /// <param name="uniques">Up to 1,000 values; a value held by a record of another type is not found.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyDictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>;

    /// <summary>
    /// Records of one type by what they are, page by page, deleted ones too. For export, erasure, retention and moving a subject; never on a
    /// page's way, so it may be slow. The order is the store's own, but a record's place in it never changes: whoever goes on after the last key
    /// meets every record once that stays throughout, and none twice.
    /// </summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="after">The last key of the page before, whose record may be gone meanwhile; null for the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<TRecord>> ScanAsync<TRecord>(
        AccessScope scope, RecordFilter filter, RecordKey? after, int limit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>;

    /// <summary>The earlier texts of a post or comment, newest first.</summary>
    ValueTask<IReadOnlyList<Revision>> GetRevisionsAsync(AccessScope scope, SubjectRef subject, CancellationToken cancellationToken);
}
