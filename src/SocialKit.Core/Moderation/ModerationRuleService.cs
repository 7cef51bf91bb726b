namespace SocialKit;

internal sealed class ModerationRuleService(
    IStore store, Authorities authorities, ModerationPipeline pipeline, RuleMatcher matcher, Texts texts, SubjectLinks links, Rates rates, AuditTrail audit, IIdGenerator ids,
    TimeProvider clock) : IModerationRuleService
{
    private const int MostPattern = 10_000;

    public async ValueTask<RulePage> ReadRulesAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await RequireAsync(viewer, cancellationToken);
        var scope = authority.Scope;
        var rules = (await store.Moderation.ReadRulesAsync(scope, ModerationPipeline.MostRules, cancellationToken))
            .Where(rule => rule.Community is null || scope.Moderates(rule.Community)).ToList();
        var places = await CommunitiesAsync(store, authority, cancellationToken);
        var names = await store.LoadCommunitiesAsync(scope, rules.Select(rule => rule.Community), cancellationToken);
        var people = await People.LoadAsync(store, links, viewer, rules.Select(rule => rule.ChangedBy), cancellationToken);
        IReadOnlyList<CommunityId?> settled = [.. !authority.IsEverywhere ? Array.Empty<CommunityId?>() : [null], .. places.Select(place => (CommunityId?)place.Id)];
        var settings = new Dictionary<RecordKey, ModerationSetting>();
        foreach (var keys in settled.Select(ModerationSetting.KeyOf).Chunk(1_000))
        {
            foreach (var setting in await store.Records.GetAsync<ModerationSetting>(scope, keys, cancellationToken))
            {
                settings[setting.Key] = setting;
            }
        }

        return new RulePage(
            [.. rules.Select(rule => ViewOf(authority, rule, names, people))],
            [
                .. settled.Select(place => (Place: place, Setting: settings.GetValueOrDefault(ModerationSetting.KeyOf(place))))
                    .Select(one => SettingOf(one.Place is { } id ? places.First(place => place.Id == id) : null, one.Setting)),
            ],
            places, authority.IsEverywhere);
    }

    public async ValueTask<RuleView> SaveRuleAsync(Viewer viewer, ModerationRuleId? id, RuleDraft rule, long? version, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var authority = await RequireAsync(viewer, cancellationToken);
        var community = await PlaceAsync(authority, rule.Community, cancellationToken);
        var wanted = Checked(rule, community?.Id, member);
        var scope = authority.Scope;
        var saved = await store.ChangeAsync<ModerationRule>(async () =>
        {
            var now = clock.GetUtcNow();
            var before = id is { } known ? await store.GetOneAsync<ModerationRule>(scope, ModerationRule.KeyOf(known), cancellationToken) ?? throw Refuse.NotFound() : null;
            if (before is not null && !MayChange(authority, before))
            {
                throw Refuse.NotFound();
            }

            if (before is not null && before.Version != version)
            {
                throw new SocialKitException(new SocialError(SocialError.Conflict, "pattern", "Somebody else changed this rule in the meantime. Look at it and save again.")
                {
                    CurrentText = before.Pattern,
                    CurrentVersion = before.Version,
                });
            }

            if (before is null && (await store.Moderation.ReadRulesAsync(scope, ModerationPipeline.MostRules, cancellationToken)).Count == ModerationPipeline.MostRules)
            {
                throw Refuse.Invalid("name", $"There are {ModerationPipeline.MostRules} rules already. Join some of them first.");
            }

            var record = wanted with
            {
                Id = before?.Id ?? new ModerationRuleId(ids.NewId(now)), CreatedAt = before?.CreatedAt ?? now, Version = (before?.Version ?? 0) + 1,
            };
            return (record, await audit.WithAsync(
                new Commit
                {
                    Tenant = viewer.Tenant, At = now, Guards = [new Guard.Unchanged(record.Key, record.Version - 1), .. rates.ForChange(viewer)], Puts = [record],
                },
                new AuditFact(member, AuditVerb.RuleChanged, record.Community is { } place ? SubjectRef.Of(place) : null) { Before = before, After = record }, cancellationToken));
        }, cancellationToken);
        var people = await People.LoadAsync(store, links, viewer, [member], cancellationToken);
        return ViewOf(authority, saved, community is null ? new Dictionary<CommunityId, Community>() : new() { [community.Id] = community }, people);
    }

    public async ValueTask DeleteRuleAsync(Viewer viewer, ModerationRuleId id, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var authority = await RequireAsync(viewer, cancellationToken);
        await store.ChangeAsync<ModerationRule?>(async () =>
        {
            var rule = await store.GetOneAsync<ModerationRule>(authority.Scope, ModerationRule.KeyOf(id), cancellationToken);
            // Somebody else's rule is told apart from one that is gone by nothing: neither is removed, and nothing is said.
            return rule is not null && MayChange(authority, rule)
                ? (rule, await audit.WithAsync(
                    new Commit
                    {
                        Tenant = viewer.Tenant, At = clock.GetUtcNow(), Guards = [new Guard.Unchanged(rule.Key, rule.Version), .. rates.ForChange(viewer)], Removes = [rule],
                    },
                    new AuditFact(authority.Member, AuditVerb.RuleChanged, rule.Community is { } place ? SubjectRef.Of(place) : null) { Before = rule }, cancellationToken))
                : (null, null);
        }, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<RuleMatch>> TryAsync(Viewer viewer, RuleTrial trial, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var authority = await RequireAsync(viewer, cancellationToken);
        var community = trial.Community is null ? null : await PlaceAsync(authority, trial.Community, cancellationToken);
        var text = ModerationPipeline.TextOf(viewer, Post.RecordType, community?.Id, null, await texts.WriteAsync(viewer, trial.Text, "text", cancellationToken));
        var draft = trial.Draft is { } wanted ? Checked(wanted, null, member) : null;
        var scope = authority.Scope;
        var rules = (await store.Moderation.ReadRulesAsync(scope, ModerationPipeline.MostRules, cancellationToken))
            .Where(rule => rule.Enabled && (rule.Community is null || rule.Community == community?.Id));
        return
        [
            .. pipeline.Find(draft is null ? rules : rules.Append(draft), text)
                .Select(found => new RuleMatch(found.Rule.Name, found.Rule.Action.Value, found.Finding == RuleFinding.TooSlow, found.Rule == draft)),
        ];
    }

    public async ValueTask<SettingView> SaveSettingAsync(Viewer viewer, SettingView setting, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var authority = await RequireAsync(viewer, cancellationToken);
        var community = await PlaceAsync(authority, setting.Community, cancellationToken);
        if (setting.HoldFirst is < 0 or > 100)
        {
            throw Refuse.Invalid("holdFirst", "Of a newcomer's first texts 0 to 100 can wait.");
        }

        var saved = await store.ChangeAsync<ModerationSetting>(async () =>
        {
            var now = clock.GetUtcNow();
            var before = await store.GetOneAsync<ModerationSetting>(authority.Scope, ModerationSetting.KeyOf(community?.Id), cancellationToken);
            if (before?.HoldAll == setting.HoldAll && before.HoldFirst == setting.HoldFirst)
            {
                return (before, null);
            }

            var record = new ModerationSetting
            {
                Community = community?.Id, HoldAll = setting.HoldAll, HoldFirst = setting.HoldFirst, ChangedBy = member, CreatedAt = before?.CreatedAt ?? now,
                Version = (before?.Version ?? 0) + 1,
            };
            return (record, await audit.WithAsync(
                new Commit
                {
                    Tenant = viewer.Tenant, At = now, Guards = [new Guard.Unchanged(record.Key, record.Version - 1), .. rates.ForChange(viewer)], Puts = [record],
                },
                new AuditFact(member, AuditVerb.RuleChanged, record.Community is { } place ? SubjectRef.Of(place) : null) { Before = before, After = record }, cancellationToken));
        }, cancellationToken);
        return SettingOf(community is null ? null : new CaseCommunity(community.Id, community.Slug, community.Name), saved);
    }

    /// <summary>The communities in which the viewer decides, by name.</summary>
    internal static async ValueTask<IReadOnlyList<CaseCommunity>> CommunitiesAsync(IStore store, Authority authority, CancellationToken cancellationToken)
    {
        var communities = authority.IsEverywhere
            ? await store.Communities.ReadAsync(authority.Widest, null, 100, cancellationToken)
            : [.. (await store.LoadCommunitiesAsync(authority.Scope, authority.Scope.Moderated.Select(id => (CommunityId?)id), cancellationToken)).Values];
        return [.. communities.Select(community => new CaseCommunity(community.Id, community.Slug, community.Name)).OrderBy(community => community.Name, StringComparer.CurrentCulture)];
    }

    private async ValueTask<Authority> RequireAsync(Viewer viewer, CancellationToken cancellationToken) =>
        await authorities.RequireAsync(viewer, cancellationToken) is { Moderates: true } authority ? authority : throw Refuse.Forbidden("This is for those who moderate here.");

    private static bool MayChange(Authority authority, ModerationRule rule) => authority.Decides(ModerationDesk.Moderators, rule.Community);

    /// <summary>The community a name means, where the viewer decides; null for everywhere.</summary>
    private async ValueTask<Community?> PlaceAsync(Authority authority, string? slugOrId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(slugOrId))
        {
            return authority.IsEverywhere ? null : throw Refuse.Forbidden("For everywhere only those decide who moderate everything here. Choose one of your communities.");
        }

        var found = await FindAsync(store, authority, slugOrId, cancellationToken);
        return found is not null && authority.Decides(ModerationDesk.Moderators, found.Id)
            ? found
            : throw new SocialKitException(new SocialError(SocialError.NotFound, "community", "This community is not here, or not yours to moderate."));
    }

    internal static async ValueTask<Community?> FindAsync(IStore store, Authority authority, string slugOrId, CancellationToken cancellationToken) =>
        (CommunityId.TryParse(slugOrId, out var id) ? await store.GetOneAsync<Community>(authority.Scope, Community.KeyOf(id), cancellationToken) : null)
        ?? await store.FindOneAsync<Community>(authority.Scope, Community.UniqueSlug(slugOrId), cancellationToken);

    private ModerationRule Checked(RuleDraft rule, CommunityId? community, MemberId member)
    {
        var kind = new RuleKind(rule.Kind);
        var pattern = ModerationTexts.Required(rule.Pattern, "pattern", "Write what the rule looks for.", MostPattern);
        if (matcher.Problem(kind, pattern) is { } problem)
        {
            throw Refuse.Invalid(kind == RuleKind.Words || kind == RuleKind.Pattern || kind == RuleKind.PersonalData ? "pattern" : "kind", problem);
        }

        var action = new RuleAction(rule.Action);
        if (action != RuleAction.Reject && action != RuleAction.Hold && action != RuleAction.Watch)
        {
            throw Refuse.Invalid("action", "A rule rejects, holds or watches.");
        }

        return new ModerationRule
        {
            Id = default,
            Community = community,
            Name = ModerationTexts.Required(rule.Name, "name", "Give the rule a name of up to 100 characters.", 100),
            Kind = kind,
            Pattern = pattern,
            Action = action,
            Message = ModerationTexts.Required(rule.Message, "message", "Say in up to 300 characters what the author is told.", 300),
            Enabled = rule.Enabled,
            ChangedBy = member,
            CreatedAt = default,
            Version = 0,
        };
    }

    private static RuleView ViewOf(Authority authority, ModerationRule rule, IReadOnlyDictionary<CommunityId, Community> communities, People people) => new(
        rule.Id,
        new RuleDraft(
            rule.Name, rule.Kind.Value, rule.Pattern, rule.Action.Value, rule.Message,
            rule.Community is { } id ? communities.TryGetValue(id, out var community) ? community.Slug : id.ToString() : null, rule.Enabled),
        DecisionPresenter.NameOf(communities, rule.Community), people[rule.ChangedBy], rule.Version, MayChange(authority, rule));

    private static SettingView SettingOf(CaseCommunity? place, ModerationSetting? setting) => new(place?.Slug, place?.Name, setting?.HoldAll ?? false, setting?.HoldFirst ?? 0);
}
