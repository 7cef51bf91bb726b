namespace SocialKit;

/// <summary>What is tied to a text: what goes with it, what stands below it, what keeps it. Asked alike by retention and erasure.</summary>
internal sealed class RecordTies(IStore store, AccessScope scope)
{
    /// <summary>Words that are a text's own besides those it shows: earlier ones, and those that wait.</summary>
    public async ValueTask<List<IRecord>> WordsAsync(IRecord record, CancellationToken cancellationToken)
    {
        var words = new List<IRecord>();
        if (SubjectOf(record) is { } subject)
        {
            await AddAsync<Revision>(words, subject, cancellationToken);
            await AddAsync<PendingEdit>(words, subject, cancellationToken);
        }

        return words;
    }

    /// <summary>What goes with a post, comment or kudos, apart from comments.</summary>
    public async ValueTask<List<IRecord>> HangingAsync(IRecord record, CancellationToken cancellationToken)
    {
        var hanging = await WordsAsync(record, cancellationToken);
        if (SubjectOf(record) is { } subject)
        {
            await AddAsync<Reaction>(hanging, subject, cancellationToken);
            if (record is Post)
            {
                await AddAsync<DiscussionLock>(hanging, subject, cancellationToken);
                await AddAsync<Mute>(hanging, subject, cancellationToken);
                await AddAsync<TimelineEntry>(hanging, subject, cancellationToken);
            }
        }

        return hanging;
    }

    /// <summary>True when anything is stored below a post or comment, deleted or not: it stands on its place.</summary>
    public async ValueTask<bool> HasBelowAsync(IRecord record, CancellationToken cancellationToken)
    {
        if (record is Comment { Id: var id })
        {
            var subject = SubjectRef.Of(id);
            if ((await store.Counters.ReadAsync(scope, [subject], cancellationToken)).ContainsKey(new CounterKey(subject, CounterKey.Replies)))
            {
                return true;
            }
        }

        var talk = record is Comment { Subject: var under } ? under : SubjectOf(record)!.Value;
        await foreach (var other in store.ScanAllAsync<Comment>(scope, new RecordFilter.Concerning(talk), cancellationToken))
        {
            if (record is not Comment comment || (other.Path.Length > comment.Path.Length && other.Path.StartsWith(comment.Path, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a legal hold keeps one of the records.</summary>
    public async ValueTask<bool> IsAnyHeldAsync(IEnumerable<IRecord> records, CancellationToken cancellationToken)
    {
        foreach (var keys in LegalHold.GuardsFor(records).OfType<Guard.Unchanged>().Select(guard => guard.Key).Chunk(1_000))
        {
            if ((await store.Records.GetAsync<LegalHold>(scope, keys, cancellationToken)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask AddAsync<TRecord>(List<IRecord> to, SubjectRef subject, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord> =>
        to.AddRange(await store.ScanAllAsync<TRecord>(scope, new RecordFilter.Concerning(subject), cancellationToken).ToListAsync(cancellationToken));

    private static SubjectRef? SubjectOf(IRecord record) => record switch
    {
        Post post => post.Subject,
        Comment comment => SubjectRef.Of(comment.Id),
        Kudos kudos => SubjectRef.Of(kudos.Id),
        _ => null,
    };
}
