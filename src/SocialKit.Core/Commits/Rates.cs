using System.Globalization;
using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>The rates of <see cref="RateOptions"/> as guards of a commit: who is too fast is found out by the store, once for all servers.</summary>
internal sealed class Rates(IStore store, IOptions<SocialKitOptions> options, TimeProvider clock)
{
    private const string Prefix = "rate/";

    private RateOptions Options => options.Value.Rates;

    /// <summary>For a new post or comment.</summary>
    public async ValueTask<IEnumerable<Guard>> ForWritingAsync(Viewer viewer, CancellationToken cancellationToken) =>
        Of("writing", viewer, await IsNewcomerAsync(viewer, cancellationToken) ? [.. Options.Writing, .. Options.NewcomerWriting] : Options.Writing);

    public IEnumerable<Guard> ForEdit(Viewer viewer) => Of("edits", viewer, Options.Edits);

    public IEnumerable<Guard> ForReaction(Viewer viewer) => Of("reactions", viewer, Options.Reactions);

    public IEnumerable<Guard> ForKudos(Viewer viewer) => Of("kudos", viewer, Options.Kudos);

    /// <summary>For what has no rate of its own.</summary>
    public IEnumerable<Guard> ForChange(Viewer viewer) => Of("changes", viewer, Options.Changes);

    /// <summary>A copy of one's own data: once in seven days, whatever the options say.</summary>
    public Guard ForDataExport(MemberId member)
    {
        var week = TimeSpan.FromDays(7);
        var now = clock.GetUtcNow();
        return new Guard.Allowance($"{Prefix}data-exports/{week.TotalSeconds:0}/1/{member}", new DateTimeOffset(now.UtcTicks - (now.UtcTicks % week.Ticks), TimeSpan.Zero), 1, 1);
    }

    public IEnumerable<Guard> ForUpload(Viewer viewer) => Of("uploads", viewer, Options.Uploads);

    public IEnumerable<Guard> ForFlag(Viewer viewer) => Of("flags", viewer, Options.Flags);

    /// <summary>Counts a search, which writes nothing else.</summary>
    /// <exception cref="SocialKitException">Too many: too-fast.</exception>
    public ValueTask CountSearchAsync(Viewer viewer, CancellationToken cancellationToken) => CountAsync(viewer, Of("searches", viewer, Options.Searches), cancellationToken);

    /// <inheritdoc cref="CountSearchAsync"/>
    public ValueTask CountMentionLookupAsync(Viewer viewer, CancellationToken cancellationToken) =>
        CountAsync(viewer, Of("mention-lookups", viewer, Options.MentionLookups), cancellationToken);

    /// <summary>The refusal of a commit that was too fast; null when that was not the reason.</summary>
    public static SocialKitException? Explain(CommitResult result, DateTimeOffset at)
    {
        if (result is not { Outcome: CommitOutcome.Refused, FailedGuard: Guard.Allowance { Name: var name, Period: var period } }
            || !name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // The name says how long its period is: nothing has to be looked up, and options that changed meanwhile do not matter.
        var length = TimeSpan.FromSeconds(long.Parse(name.Split('/')[2], CultureInfo.InvariantCulture));
        var wait = period + length - at;
        return Refuse.TooFast(wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1));
    }

    private IEnumerable<Guard> Of(string what, Viewer viewer, IEnumerable<Rate> rates)
    {
        if (!Options.Enabled || viewer.Member is not { } member)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        return
        [
            .. rates.Select(rate => new Guard.Allowance(
                string.Create(CultureInfo.InvariantCulture, $"{Prefix}{what}/{rate.Period.Ticks / TimeSpan.TicksPerSecond}/{rate.Count}/{member}"),
                new DateTimeOffset(now.UtcTicks - (now.UtcTicks % rate.Period.Ticks), TimeSpan.Zero),
                rate.Count,
                1)),
        ];
    }

    private async ValueTask CountAsync(Viewer viewer, IEnumerable<Guard> guards, CancellationToken cancellationToken)
    {
        var commit = new Commit { Tenant = viewer.Tenant, At = clock.GetUtcNow(), Guards = [.. guards] };
        if (commit.Guards.Count > 0)
        {
            (await store.CommitAsync(commit, cancellationToken)).Demand(commit.At);
        }
    }

    private async ValueTask<bool> IsNewcomerAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (!Options.Enabled || Options.NewcomerWriting.Count == 0 || viewer.Member is not { } member)
        {
            return false;
        }

        var scope = AccessScope.For(viewer);
        var subject = SubjectRef.Of(member);
        var counters = await store.Counters.ReadAsync(scope, [subject], cancellationToken);
        if (Count(CounterKey.Posts) + Count(CounterKey.Written) >= Options.NewcomerTexts)
        {
            return false;
        }

        return await store.GetOneAsync<Member>(scope, Member.KeyOf(member), cancellationToken) is not { } known
            || clock.GetUtcNow() - known.CreatedAt < Options.NewcomerTime;

        long Count(string name) => counters.GetValueOrDefault(new CounterKey(subject, name));
    }
}
