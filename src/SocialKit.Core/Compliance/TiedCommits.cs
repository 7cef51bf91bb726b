namespace SocialKit;

/// <summary>A change together with the removal of what hangs on it, by retention and erasure alike.</summary>
internal static class TiedCommits
{
    private const int Batch = 200;

    /// <summary>
    /// Puts <paramref name="next"/> in the place of a record, or removes it, and removes what hangs on it. Where that is much it takes several commits,
    /// the record in the last, so that whatever stops it is made good by the next run. Nothing under a legal hold goes.
    /// </summary>
    /// <returns>The answer to the last commit that was tried.</returns>
    public static async ValueTask<CommitResult> CommitTiedAsync(
        this IStore store, TenantId tenant, DateTimeOffset at, IRecord record, IRecord? next, IReadOnlyList<IRecord> hanging, IReadOnlyList<Guard> guards,
        CancellationToken cancellationToken)
    {
        foreach (var some in hanging.Take(hanging.Count - (hanging.Count % Batch)).Chunk(Batch))
        {
            if (await CommitAsync([], some) is { Outcome: CommitOutcome.Refused } refused)
            {
                return refused;
            }
        }

        var rest = hanging.TakeLast(hanging.Count % Batch);
        return next is null ? await CommitAsync([], [record, .. rest]) : await CommitAsync([next], [.. rest]);

        ValueTask<CommitResult> CommitAsync(IReadOnlyList<IRecord> puts, IReadOnlyList<IRecord> removes) => store.CommitAsync(
            new Commit
            {
                Tenant = tenant,
                At = at,
                Guards = [new Guard.Unchanged(record.Key, record.Version), .. guards, .. LegalHold.GuardsFor([record, .. removes])],
                Puts = puts,
                Removes = removes,
            },
            cancellationToken);
    }
}
