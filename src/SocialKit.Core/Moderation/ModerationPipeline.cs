using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>
/// What every new and changed text goes through after the services' own checks of form, rates and repetition: rules, then the host's stages, then what
/// waits for approval anyway. The services ask once and store what it says in their one commit.
/// </summary>
internal sealed class ModerationPipeline(
    IStore store, Scopes scopes, RuleMatcher matcher, Cases cases, IEnumerable<StageRegistration> stages, IServiceProvider services, TimeProvider clock,
    IOptions<SocialKitOptions> options, ILogger<ModerationPipeline>? logger = null)
{
    /// <summary>How many rules a tenant can have.</summary>
    public const int MostRules = 1_000;

    /// <summary>Judges a new text.</summary>
    /// <exception cref="SocialKitException">It is not taken: the message names the field and what to change.</exception>
    public async ValueTask<Judgement> JudgeAsync(Viewer viewer, string kind, CommunityId? community, string? title, RichText text, CancellationToken cancellationToken) =>
        await JudgeAsync(viewer, TextOf(viewer, kind, community, title, text), cancellationToken);

    /// <summary>The case of a new text that was judged; none when there is nothing to look at.</summary>
    public IEnumerable<IRecord> CaseOf(Judgement judged, IRecord record) =>
        judged.Reasons.Count == 0 ? [] : [cases.New(record.SubjectOf(), record.AuthorOf(), record.CommunityOf(), judged.Reasons)];

    /// <summary>
    /// Judges an edit and says what becomes of its commit. A change that is held is kept beside the text, which stays as it was approved last; a text that
    /// is not out itself is changed and looked at again.
    /// </summary>
    /// <param name="viewer">The author.</param>
    /// <param name="record">The text as it stands.</param>
    /// <param name="changed">The text as its author wants it.</param>
    /// <param name="commit">What makes it so.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text as it stands after the commit.</returns>
    public async ValueTask<(TRecord Text, Commit Commit)> JudgeEditAsync<TRecord>(
        Viewer viewer, TRecord record, TRecord changed, Commit commit, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        var (subject, community) = (record.SubjectOf(), record.CommunityOf());
        var (title, text) = ((changed as Post)?.Title, changed.TextOf()!);
        var judged = await JudgeAsync(viewer, TextOf(viewer, TRecord.RecordType, community, title, text) with { IsEdit = true }, cancellationToken);
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var pending = await store.GetOneAsync<PendingEdit>(scope, PendingEdit.KeyOf(subject), cancellationToken);
        IEnumerable<Guard> guards = [.. commit.Guards, new Guard.Unchanged(PendingEdit.KeyOf(subject), pending?.Version ?? 0)];
        if (record.StateOf() != ModerationState.Published)
        {
            // What was turned down is handed in again by changing it; what was hidden stays so until somebody has looked.
            var again = (TRecord)changed.With(record.StateOf() == ModerationState.Rejected ? ModerationState.Held : record.StateOf());
            var reasons = judged.Reasons.Append(new CaseReason(CaseReason.Changed, null, commit.At)).ToList();
            var (matter, guard) = await cases.AddAsync(scope, ModerationDesk.Moderators, subject, record.AuthorOf(), community, reasons, cancellationToken);
            return (again, commit with { Guards = [.. guards, guard], Puts = [.. commit.Puts.Where(put => put.Key != changed.Key), again, matter] });
        }

        if (!judged.IsHeld)
        {
            var seen = judged.Reasons.Count == 0
                ? default((ModerationCase Case, Guard Guard)?)
                : await cases.AddAsync(scope, ModerationDesk.Moderators, subject, record.AuthorOf(), community, judged.Reasons, cancellationToken);
            return (changed, commit with
            {
                Guards = seen is { } look ? [.. guards, look.Guard] : [.. guards],
                Puts = seen is { } watched ? [.. commit.Puts, watched.Case] : commit.Puts,
                Removes = pending is null ? commit.Removes : [.. commit.Removes, pending],
            });
        }

        var edit = new PendingEdit
        {
            Subject = subject, Of = record.Version, Title = title, Text = text, Author = record.AuthorOf(), CreatedAt = commit.At, Version = (pending?.Version ?? 0) + 1,
        };
        var (waiting, unchanged) = await cases.AddAsync(scope, ModerationDesk.Moderators, subject, record.AuthorOf(), community, judged.Reasons, cancellationToken);
        return (record, commit with { Guards = [.. guards, unchanged], Puts = [edit, waiting], Activities = [] });
    }

    /// <summary>What the rules find in a text, as it is judged and as it is tried.</summary>
    /// <param name="rules">Those that hold there.</param>
    /// <param name="text">The text.</param>
    public IEnumerable<(ModerationRule Rule, RuleFinding Finding)> Find(IEnumerable<ModerationRule> rules, ModeratedText text)
    {
        // As it was typed and as it is read: marks inside of a word do not hide it, and neither does an address that is not shown.
        var words = $"{(text.Title is null ? "" : PlainWords.Folded(text.Title) + "\n")}{text.Plain}\n{PlainWords.Folded(text.Text)}";
        return rules.Select(rule => (rule, matcher.Find(rule.Kind, rule.Pattern, words))).Where(found => found.Item2 != RuleFinding.Nothing);
    }

    public static ModeratedText TextOf(Viewer viewer, string kind, CommunityId? community, string? title, RichText text) =>
        new(viewer.Tenant, viewer.Member ?? default, kind, community, title, text.Source, PlainWords.Of(text.Html));

    private async ValueTask<Judgement> JudgeAsync(Viewer viewer, ModeratedText text, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        if (scope.SilencedIn(text.Community) is { } sanction)
        {
            throw Refuse.Silenced(sanction);
        }

        var now = clock.GetUtcNow();
        var reasons = new List<CaseReason>();
        var held = await JudgeByRulesAsync(scope, text, reasons, now, cancellationToken);
        held |= await JudgeByStagesAsync(text, reasons, now, cancellationToken);
        if (scope.IsWatchedIn(text.Community))
        {
            held = true;
            reasons.Add(new CaseReason(CaseReason.Watch, null, now));
        }

        // Nobody lets out their own text, so a moderator's would wait for another one to no end of the setting's.
        if (!scope.Moderates(text.Community) && text.Kind != Kudos.RecordType)
        {
            held |= await JudgeByPlaceAsync(scope, text, reasons, now, cancellationToken);
        }

        return held && text.Kind == Kudos.RecordType
            ? throw Refuse.Invalid("text", $"{reasons.Select(reason => reason.Told).FirstOrDefault(told => told is not null) ?? "This would have to wait for approval."} Kudos cannot wait: please say it in other words, or as a post.")
            : new Judgement(held, text.Kind == Kudos.RecordType ? [] : reasons);
    }

    private async ValueTask<bool> JudgeByRulesAsync(
        AccessScope scope, ModeratedText text, List<CaseReason> reasons, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await store.Moderation.ReadRulesAsync(scope, MostRules, cancellationToken);
        var found = Find(rules.Where(rule => rule.Enabled && (rule.Community is null || rule.Community == text.Community)), text).ToList();
        if (found.Find(one => one.Finding == RuleFinding.Something && one.Rule.Action == RuleAction.Reject) is { Rule: { } refused })
        {
            throw Refuse.Invalid(
                text.Title is { } title && Find([refused], text with { Text = "", Plain = "" }).Any() ? "title" : "text", $"{refused.Message} Your text is kept: change it and send it again.");
        }

        var held = false;
        foreach (var (rule, finding) in found)
        {
            held |= rule.Action != RuleAction.Watch;
            reasons.Add(new CaseReason(CaseReason.Rule, finding == RuleFinding.TooSlow ? $"{rule.Name} (took too long)" : rule.Name, now, finding == RuleFinding.TooSlow ? null : rule.Message));
        }

        return held;
    }

    private async ValueTask<bool> JudgeByStagesAsync(ModeratedText text, List<CaseReason> reasons, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = false;
        foreach (var stage in stages)
        {
            switch (await AskAsync(stage, text, cancellationToken))
            {
                case StageVerdict.Rejected rejected:
                    throw Refuse.Invalid(rejected.Field == "title" && text.Title is not null ? "title" : "text", rejected.Reason);
                case StageVerdict.Held holding:
                    held = true;
                    reasons.Add(new CaseReason(CaseReason.Stage, holding.Reason, now, holding.Reason));
                    break;
                case StageVerdict.Tagged tagged:
                    text = text with { Tags = [.. text.Tags, .. tagged.Tags] };
                    reasons.AddRange(tagged.Tags.Select(tag => new CaseReason(CaseReason.Tag, tag, now)));
                    break;
                case null when stage.OnFailure == StageFailure.Hold:
                    held = true;
                    reasons.Add(new CaseReason(CaseReason.Silent, stage.Name, now));
                    break;
            }
        }

        return held;
    }

    /// <summary>What a stage says; null when it failed or was late.</summary>
    private async Task<StageVerdict?> AskAsync(StageRegistration stage, ModeratedText text, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // A thread of its own: a stage that blocks keeps nobody waiting longer than its deadline.
            var judge = (IModerationStage)services.GetRequiredService(stage.Type);
            return await Task.Run(() => judge.JudgeAsync(text, ending.Token).AsTask(), ending.Token).WaitAsync(stage.Deadline, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await ending.CancelAsync();
            logger?.LogError(exception, "The moderation stage {Stage} failed or took longer than {Deadline}; the text {Outcome}.", stage.Name, stage.Deadline,
                stage.OnFailure == StageFailure.Hold ? "waits for approval" : "goes on");
            return null;
        }
    }

    private async ValueTask<bool> JudgeByPlaceAsync(
        AccessScope scope, ModeratedText text, List<CaseReason> reasons, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = await store.Records.GetAsync<ModerationSetting>(
            scope, [.. new[] { text.Community, null }.Distinct().Select(ModerationSetting.KeyOf)], cancellationToken);
        var setting = settings.MaxBy(one => one.Community is not null);
        if (setting?.HoldAll == true)
        {
            reasons.Add(new CaseReason(CaseReason.Community, null, now));
            return true;
        }

        var first = setting?.HoldFirst ?? options.Value.Moderation.HoldFirst;
        if (first == 0 || text.IsEdit)
        {
            return false;
        }

        var own = SubjectRef.Of(text.Author);
        var counters = await store.Counters.ReadAsync(scope, [own], cancellationToken);
        var written = new[] { CounterKey.Posts, CounterKey.Written }
            .Sum(name => counters.GetValueOrDefault(new CounterKey(own, setting?.Community is { } community ? CounterKey.In(name, community) : name)));
        if (written >= first)
        {
            return false;
        }

        reasons.Add(new CaseReason(CaseReason.Newcomer, null, now));
        return true;
    }
}
