namespace SocialKit;

/// <summary>What services do with every store: read one where it reads many, and try a change again.</summary>
internal static class StoreExtensions
{
    private const int Attempts = 5;

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
    public static async ValueTask<TAnswer> ChangeAsync<TAnswer>(
        this IStore store, Func<ValueTask<(TAnswer Answer, Commit? Commit)>> prepare, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, commit) = await prepare();
            if (commit is null)
            {
                return answer;
            }

            var result = await store.CommitAsync(commit, cancellationToken);
            if (result.Outcome != CommitOutcome.Refused || attempt == Attempts)
            {
                result.Demand();
                return answer;
            }
        }
    }
}
