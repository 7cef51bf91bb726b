namespace SocialKit;

/// <summary>Reading one where a store reads many.</summary>
internal static class StoreExtensions
{
    /// <summary>The record with this key, or null.</summary>
    public static async ValueTask<TRecord?> GetOneAsync<TRecord>(
        this IStore store, AccessScope scope, RecordKey key, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        await store.Records.GetAsync<TRecord>(scope, [key], cancellationToken) is [var record, ..] ? record : null;

    /// <summary>The record that holds this unique value, or null.</summary>
    public static async ValueTask<TRecord?> FindOneAsync<TRecord>(
        this IStore store, AccessScope scope, UniqueKey unique, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        (await store.Records.FindAsync<TRecord>(scope, [unique], cancellationToken)).GetValueOrDefault(unique);
}
