using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class RetentionService(IStore store, TimeProvider clock, IOptions<SocialKitOptions> options) : IRetentionService
{
    private const int Batch = 200;

    public async ValueTask<RetentionReport> PurgeAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var terms = await RetentionTerms.ReadAsync(store, tenant, options.Value, clock.GetUtcNow(), cancellationToken);
        var run = new Run(store, clock, tenant, terms);

        // Posts first: the comments below them go with them and need no look of their own.
        foreach (var due in terms.FiltersOf(Post.RecordType))
        {
            await run.PurgeAsync<Post>(due, run.PurgePostAsync, cancellationToken);
        }

        foreach (var due in terms.FiltersOf(Comment.RecordType))
        {
            await run.PurgeAsync<Comment>(due, run.PurgeCommentAsync, cancellationToken);
        }

        await PurgeAsync<Kudos>();
        await PurgeAsync<Revision>();
        await PurgeAsync<Flag>();
        await PurgeAsync<ModerationCase>();
        return run.Report;

        async ValueTask PurgeAsync<TRecord>() where TRecord : class, IRecord<TRecord>
        {
            foreach (var due in terms.FiltersOf(TRecord.RecordType))
            {
                await run.PurgeAsync<TRecord>(due, run.PurgeOtherAsync, cancellationToken);
            }
        }
    }

    private sealed class Run(IStore store, TimeProvider clock, TenantId tenant, RetentionTerms terms)
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
                foreach (var record in page.Where(record => terms.IsDue(record, due)).OrderByDescending(record => (record as Comment)?.Depth ?? 0))
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

            // While its comments go, nobody may write one; it goes last, so that whatever stops this is made good by the next run.
            if (post.DeletedAt is null)
            {
                var closed = post with { DeletedAt = clock.GetUtcNow(), Version = post.Version + 1 };
                if (!await CommitAsync(post, closed, [], [], cancellationToken))
                {
                    return;
                }

                post = closed;
            }

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
                var emptied = comment with
                {
                    Text = new RichText("", "", comment.Text.RendererVersion, []), DeletedAt = comment.DeletedAt ?? clock.GetUtcNow(), Version = comment.Version + 1,
                };
                if (await CommitAsync(comment, emptied, hanging, [], cancellationToken))
                {
                    Report = Report with { Tombstones = Report.Tombstones + 1 };
                }
            }
        }

        public async ValueTask PurgeOtherAsync(IRecord record, CancellationToken cancellationToken)
        {
            if (await RemoveAsync(record, [], cancellationToken))
            {
                Report = Report with { Others = Report.Others + 1 };
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

        private async ValueTask<bool> RemoveAsync(IRecord record, IReadOnlyList<Guard> guards, CancellationToken cancellationToken) =>
            await CommitAsync(record, null, await _ties.HangingAsync(record, cancellationToken), guards, cancellationToken);

        private async ValueTask<bool> CommitAsync(
            IRecord record, IRecord? next, IReadOnlyList<IRecord> hanging, IReadOnlyList<Guard> guards, CancellationToken cancellationToken)
        {
            var result = await store.CommitTiedAsync(tenant, clock.GetUtcNow(), record, next, hanging, guards, cancellationToken);
            if (result.Outcome == CommitOutcome.Refused)
            {
                Report = LegalHold.Explains(result) ? Report with { Held = Report.Held + 1 } : Report with { Changed = Report.Changed + 1 };
            }

            return result.Outcome == CommitOutcome.Applied;
        }
    }
}
