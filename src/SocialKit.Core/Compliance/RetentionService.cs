using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class RetentionService(IStore store, TimeProvider clock, IOptions<SocialKitOptions> options) : IRetentionService
{
    private const int Batch = 200;

    public async ValueTask<RetentionReport> PurgeAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var run = new Run(store, clock, tenant);
        var due = new RecordFilter.DeletedBefore(clock.GetUtcNow() - options.Value.RestoreWindow);

        // Posts first: the comments below them go with them and need no look of their own.
        await run.PurgeAsync<Post>(due, run.PurgePostAsync, cancellationToken);
        await run.PurgeAsync<Comment>(due, run.PurgeCommentAsync, cancellationToken);
        return run.Report;
    }

    private sealed class Run(IStore store, TimeProvider clock, TenantId tenant)
    {
        private readonly AccessScope _scope = AccessScope.System(tenant);
        private readonly RecordTies _ties = new(store, AccessScope.System(tenant));

        public RetentionReport Report { get; private set; } = new(0, 0, 0, 0, 0);

        public async ValueTask PurgeAsync<TRecord>(
            RecordFilter due, Func<TRecord, CancellationToken, ValueTask> purge, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
        {
            IReadOnlyList<TRecord> page;
            for (RecordKey? after = null; (page = await store.Records.ScanAsync<TRecord>(_scope, due, after, Batch, cancellationToken)).Count > 0; after = page[^1].Key)
            {
                // Replies before what they answer, so that a branch that is due as a whole goes as a whole.
                foreach (var record in page.OrderByDescending(record => (record as Comment)?.Depth ?? 0))
                {
                    await purge(record, cancellationToken);
                }
            }
        }

        public async ValueTask PurgePostAsync(Post post, CancellationToken cancellationToken)
        {
            // Nothing below goes before it is known that everything may.
            if (await IsHeldAsync(post, cancellationToken) || await IsAnyHeldBelowAsync(post, cancellationToken))
            {
                Report = Report with { Held = Report.Held + 1 };
                return;
            }

            // While its comments go, the post must stay deleted; it goes last, so that whatever stops this is made good by the next run.
            IReadOnlyList<Comment> below;
            while ((below = await store.Records.ScanAsync<Comment>(_scope, new RecordFilter.Concerning(post.Subject), null, Batch, cancellationToken)).Count > 0)
            {
                foreach (var comment in below)
                {
                    if (!await RemoveAsync(comment, [new Guard.Unchanged(post.Key, post.Version)], cancellationToken))
                    {
                        return;
                    }

                    Report = Report with { Comments = Report.Comments + 1 };
                }
            }

            if (await RemoveAsync(post, [], cancellationToken))
            {
                Report = Report with { Posts = Report.Posts + 1 };
            }
        }

        public async ValueTask PurgeCommentAsync(Comment comment, CancellationToken cancellationToken)
        {
            if (!await _ties.HasBelowAsync(comment, cancellationToken))
            {
                if (await RemoveAsync(comment, [], cancellationToken))
                {
                    Report = Report with { Comments = Report.Comments + 1 };
                }
            }
            else if (comment.Text.Source.Length > 0)
            {
                var hanging = await _ties.HangingAsync(comment, cancellationToken);
                var emptied = comment with { Text = new RichText("", "", comment.Text.RendererVersion, []), Version = comment.Version + 1 };
                if (await CommitAsync(comment, [emptied], hanging, [], cancellationToken))
                {
                    Report = Report with { Tombstones = Report.Tombstones + 1 };
                }
            }
        }

        private async ValueTask<bool> IsAnyHeldBelowAsync(Post post, CancellationToken cancellationToken)
        {
            await foreach (var comment in store.ScanAllAsync<Comment>(_scope, new RecordFilter.Concerning(post.Subject), cancellationToken))
            {
                if (await IsHeldAsync(comment, cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }

        private async ValueTask<bool> IsHeldAsync(IRecord record, CancellationToken cancellationToken) =>
            await _ties.IsAnyHeldAsync([record, .. await _ties.HangingAsync(record, cancellationToken)], cancellationToken);

        /// <summary>Removes a post or comment with what hangs on it; in several commits, it last, where that is much.</summary>
        private async ValueTask<bool> RemoveAsync(IRecord record, IReadOnlyList<Guard> guards, CancellationToken cancellationToken)
        {
            var hanging = await _ties.HangingAsync(record, cancellationToken);
            foreach (var some in hanging.Take(hanging.Count - (hanging.Count % Batch)).Chunk(Batch))
            {
                if (!await CommitAsync(record, [], some, guards, cancellationToken))
                {
                    return false;
                }
            }

            return await CommitAsync(record, [], [record, .. hanging.TakeLast(hanging.Count % Batch)], guards, cancellationToken);
        }

        private async ValueTask<bool> CommitAsync(
            IRecord due, IReadOnlyList<IRecord> puts, IReadOnlyList<IRecord> removes, IReadOnlyList<Guard> guards, CancellationToken cancellationToken)
        {
            var result = await store.CommitAsync(
                new Commit
                {
                    Tenant = tenant,
                    At = clock.GetUtcNow(),
                    Guards = [new Guard.Unchanged(due.Key, due.Version), .. guards, .. LegalHold.GuardsFor([due, .. removes])],
                    Puts = puts,
                    Removes = removes,
                },
                cancellationToken);
            if (result.Outcome == CommitOutcome.Refused)
            {
                Report = LegalHold.Explains(result) ? Report with { Held = Report.Held + 1 } : Report with { Changed = Report.Changed + 1 };
            }

            return result.Outcome == CommitOutcome.Applied;
        }
    }
}
