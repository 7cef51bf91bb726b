namespace SocialKit;

/// <summary>Proves that nobody changed a tenant's audit since it was written.</summary>
public static class AuditChain
{
    /// <summary>Reads the whole chain and computes every hash again.</summary>
    /// <param name="store">Where it stands.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// What was found: the first row that is not as it was written, by its place, or that all of them are. Whoever can write to the database could write
    /// all of it anew: keep the hash of the last entry somewhere else now and then, and compare.
    /// </returns>
    public static async ValueTask<AuditProof> VerifyAsync(IStore store, TenantId tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var scope = AccessScope.System(tenant);
        var head = (await store.Records.GetAsync<AuditHead>(scope, [AuditHead.KeyOf(AuditHead.Main)], cancellationToken).ConfigureAwait(false)) is [var only] ? only : null;
        var end = head?.Position ?? 0;
        ReadOnlyMemory<byte> previous = default;
        for (var from = 1L; ; from += 1_000)
        {
            var keys = Enumerable.Range(0, 1_000).Select(i => AuditEntry.KeyOf(from + i)).ToList();
            var page = (await store.Records.GetAsync<AuditEntry>(scope, keys, cancellationToken).ConfigureAwait(false)).ToDictionary(entry => entry.Position);
            for (var position = from; position < from + 1_000; position++)
            {
                if (!page.TryGetValue(position, out var entry))
                {
                    // One more page is read beyond the end, so that rows after a lowered or lost head show.
                    if (page.Keys.Where(other => other > position).DefaultIfEmpty().Min() is > 0 and var later)
                    {
                        return Broken(position, $"There is no row {position}, but there is a row {later}: it was taken out.");
                    }

                    return position <= end ? Broken(position, $"There is no row {position}, but the chain ends at {end}: the last rows were taken off.")
                        : position - 1 > end ? Broken(end + 1, $"The chain ends at {end}, but there is a row {end + 1}: its end was set back, or the row was added past it.")
                        : Ends();
                }

                if (!entry.Previous.Span.SequenceEqual(previous.Span))
                {
                    return Broken(position, $"Row {position} does not follow on the row before it.");
                }

                if (!entry.Hash.Span.SequenceEqual(entry.HashFor(tenant)))
                {
                    return Broken(position, $"Row {position} is not as it was written.");
                }

                previous = entry.Hash;
            }
        }

        AuditProof Ends() => head is null || head.Hash.Span.SequenceEqual(previous.Span)
            ? new AuditProof(end, previous, null, null)
            : Broken(end, $"Row {end} is not the one the chain ends with.");

        AuditProof Broken(long position, string problem) => new(end, previous, position, problem);
    }
}

/// <summary>What a look at an audit chain found.</summary>
/// <param name="Entries">How many entries the chain has by its end.</param>
/// <param name="LastHash">The hash of the last entry that is as it was written; empty when there is none.</param>
/// <param name="BrokenAt">The place of the first row that is not as it was written; null when all are.</param>
/// <param name="Problem">What is wrong with it, in one sentence; null when nothing is.</param>
public sealed record AuditProof(long Entries, ReadOnlyMemory<byte> LastHash, long? BrokenAt, string? Problem)
{
    /// <summary>True when every entry is as it was written.</summary>
    public bool IsWhole => BrokenAt is null;
}
