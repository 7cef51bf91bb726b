using System.Runtime.CompilerServices;

namespace SocialKit;

/// <summary>What services do with every store: read one where it reads many, and try a change again.</summary>
internal static class StoreExtensions
{
    private const int Attempts = 5;

    /// <summary>How many may pass before somebody who waits for a place in the audit chain.</summary>
    private const int Crowd = 1_000;

    /// <summary>The record with this key, or null.</summary>
    public static async ValueTask<TRecord?> GetOneAsync<TRecord>(
        this IStore store, AccessScope scope, RecordKey key, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        await store.Records.GetAsync<TRecord>(scope, [key], cancellationToken) is [var record, ..] ? record : null;

    /// <summary>The record that holds this unique value, or null.</summary>
    public static async ValueTask<TRecord?> FindOneAsync<TRecord>(
        this IStore store, AccessScope scope, UniqueKey unique, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        (await store.Records.FindAsync<TRecord>(scope, [unique], cancellationToken)).GetValueOrDefault(unique);

    /// <summary>
    /// Changes what was read, and reads again when someone else was faster. <paramref name="prepare"/> gives the answer and the commit that
    /// makes it true, or no commit when it is true already; it is called afresh for every attempt.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="prepare">Reads, decides, and says what to commit.</param>
    /// <param name="already">A refusal by the guard on this record means that it is true already.</param>
    /// <param name="movesHolds">The commit moves holds and is not forbidden by them: one that came meanwhile is read like everything else.</param>
    /// <param name="once">An allowance that lets it through once; a refusal by it means that it was made before.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">A legal hold forbids it, it was too fast, or others were faster each time.</exception>
    public static async ValueTask<TAnswer> ChangeAsync<TAnswer>(
        this IStore store, Func<ValueTask<(TAnswer Answer, Commit? Commit)>> prepare, CancellationToken cancellationToken, RecordKey? already = null,
        bool movesHolds = false, Guard.Allowance? once = null) => (await store.ApplyAsync(prepare, cancellationToken, already, movesHolds, once)).Answer;

    /// <summary>As <see cref="ChangeAsync"/>, with what the store said; null when there was nothing to commit.</summary>
    public static async ValueTask<(TAnswer Answer, CommitResult? Result)> ApplyAsync<TAnswer>(
        this IStore store, Func<ValueTask<(TAnswer Answer, Commit? Commit)>> prepare, CancellationToken cancellationToken, RecordKey? already = null,
        bool movesHolds = false, Guard.Allowance? once = null)
    {
        for (int attempt = 1, others = 0; ; attempt++)
        {
            var (answer, commit) = await prepare();
            if (commit is null)
            {
                return (answer, null);
            }

            var result = await store.CommitAsync(commit, cancellationToken);
            if (!movesHolds && LegalHold.Explains(result))
            {
                throw Refuse.Held();
            }

            var failed = result.FailedGuard switch { Guard.Unchanged guard => guard.Key, Guard.Present guard => guard.Key, _ => default(RecordKey?) };
            if ((failed is not null && failed == already) || (once is not null && Equals(result.FailedGuard, once)))
            {
                return (answer, result);
            }

            if ((failed?.Type == AuditHead.RecordType || failed?.Type == AuditEntry.RecordType) && ++others < Crowd)
            {
                // Somebody else's entry took the place in the chain: every such refusal is somebody's success, so waiting has an end.
                attempt--;
                continue;
            }

            if (result is not { Outcome: CommitOutcome.Refused } || attempt == Attempts || result.FailedGuard is Guard.Allowance)
            {
                return (answer, result.Demand(commit.At));
            }
        }
    }

    /// <summary>Every record of the type that a filter admits, read page by page.</summary>
    public static async IAsyncEnumerable<TRecord> ScanAllAsync<TRecord>(
        this IStore store, AccessScope scope, RecordFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        IReadOnlyList<TRecord> page;
        for (RecordKey? after = null; (page = await store.Records.ScanAsync<TRecord>(scope, filter, after, 500, cancellationToken)).Count > 0; after = page[^1].Key)
        {
            foreach (var record in page)
            {
                yield return record;
            }
        }
    }
}
