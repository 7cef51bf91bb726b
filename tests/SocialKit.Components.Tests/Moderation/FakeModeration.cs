namespace SocialKit.Components.Tests;

/// <summary>A queue with one case of each sort.</summary>
public sealed class FakeModeration(FakeServices services) : IFlagService, IStandingService, IModerationService, IModerationRuleService, ISubjectService
{
    private static Norm[] Norms { get; } = [.. new SocialKitOptions().Moderation.Norms];

    public static ModerationCaseId Reported { get; } = new(Fixtures.Id(401));

    public static ModerationCaseId Edited { get; } = new(Fixtures.Id(402));

    public static ModerationCaseId Sealed { get; } = new(Fixtures.Id(403));

    public static ModerationCaseId Closed { get; } = new(Fixtures.Id(404));

    public static ModerationCaseId Appealed { get; } = new(Fixtures.Id(405));

    public IReadOnlyList<FlagView> Flags { get; set; } = [];

    public IReadOnlyList<CaseView> Cases { get; set; } =
    [
        Case(Reported, Fixtures.Bo, CaseReason.Flag, "Unkind or insulting") with
        {
            Flags = [new("Unkind or insulting", "This is about Mei, not about the pallets.", Fixtures.Ago(40)), new("Unkind or insulting", "", Fixtures.Ago(30))],
            Actions = ["hide", "remove", "dismiss"],
            Sanctions = ["warn", "mute", "ban", "watch"],
        },
        Case(Edited, Fixtures.Mei, CaseReason.Rule, "Prices") with
        {
            Waits = "edit", EditHtml = new SafeHtml("<p>It costs 40,000.</p>"), Actions = ["approve", "reject"], ClaimedBy = Fixtures.Ana, Mine = true,
        },
        Case(Sealed, Fixtures.Yusra, CaseReason.Community, null) with { Sealed = true, Html = default, ClaimedBy = Fixtures.Bo, Actions = ["approve", "reject"], Waits = "text" },
        Case(Closed, Fixtures.Bo, CaseReason.Flag, "Unkind or insulting") with { State = "closed", Waits = "gone" },
        Case(Appealed, Fixtures.Bo, CaseReason.Appeal, null) with { Appeal = Decision(501) with { Appeal = "It was a joke between us.", AppealState = "open", CanAnswer = true, CanUndo = false } },
    ];

    public static DecisionView Decision(int number) => new()
    {
        Id = new DecisionId(Fixtures.Id(number)), Subject = Fixtures.Posts[1].Subject, Url = "/app/posts/1", Member = Fixtures.Bo, Community = Fixtures.Logistics.Name, Action = "hide",
        Norm = "Unkind or insulting", Reason = "This was about a person more than about the matter.", Moderator = Fixtures.Ana, CreatedAt = Fixtures.Ago(90),
        UndoUntil = Fixtures.Ago(-1350), Texts = 1, CanUndo = true,
    };

    public static StandingView Restricted { get; } = new(
        [
            new(new SanctionId(Fixtures.Id(601)), "mute", Fixtures.Logistics.Name, "Three warnings in a week.", new DecisionId(Fixtures.Id(502)), Fixtures.Ago(90), Fixtures.Ago(-3000), null, true),
            new(new SanctionId(Fixtures.Id(602)), "watch", null, "To see whether it gets better.", new DecisionId(Fixtures.Id(503)), Fixtures.Ago(9000), null, Fixtures.Ago(6000), false),
        ],
        [
            Decision(501) with { Moderator = null, CanUndo = false, CanAppeal = true, Html = new SafeHtml("<p>You never count right.</p>") },
            Decision(504) with { Moderator = null, CanUndo = false, Action = "mute", Subject = SubjectRef.Of(Fixtures.Ana.Id), Until = Fixtures.Ago(-3000), Appeal = "I was quoting.", AppealState = "refused", AppealAnswer = "The quote was the smaller part." },
            Decision(505) with { Moderator = null, CanUndo = false, UndoneAt = Fixtures.Ago(10) },
        ],
        "next", [new(Fixtures.Posts[0].Subject, "/app/posts/2", Norms[0], "", "dismissed", "It stays: it is blunt, but about the matter.", Fixtures.Ago(4000), Fixtures.Ago(3000))]);

    public ValueTask<SubjectLocation> LocateAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer(new SubjectLocation(subject, subject, "/app/posts/1", null)));

    public ValueTask<FlagView> FlagAsync(Viewer viewer, NewFlag flag, CancellationToken cancellationToken)
    {
        services.Do(flag);
        return ValueTask.FromResult(new FlagView(flag.Subject, "/app/posts/1", Norms.First(norm => norm.Key == flag.Norm), flag.Reason, "open", null, Fixtures.Ago(0), null));
    }

    public ValueTask<IReadOnlyList<FlagView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) => ValueTask.FromResult(Flags);

    public ValueTask<IReadOnlyList<Norm>> ReadNormsAsync(Viewer viewer, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Norm>>(Norms);

    public StandingView Standing { get; set; } = new([], [], null, []);

    public ValueTask<StandingView> ReadMyDecisionsAsync(Viewer viewer, string? cursor, int? limit, CancellationToken cancellationToken) => ValueTask.FromResult(services.Answer(Standing));

    public ValueTask<DecisionView> AppealAsync(Viewer viewer, DecisionId decision, string text, CancellationToken cancellationToken)
    {
        services.Do((decision, text));
        return ValueTask.FromResult(Decision(501));
    }

    public ValueTask<CasePage> ReadQueueAsync(Viewer viewer, QueueRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(services.Answer(new CasePage(
        [.. Cases.Where(matter => matter.State == "closed" == request.Closed)], request.Cursor is null ? "next" : null,
        [new(Fixtures.Logistics.Id, "logistics", Fixtures.Logistics.Name), new(new CommunityId(Fixtures.Id(901)), "coffee", "Coffee")], ["moderators", "confidential"])));

    public ValueTask<CaseView> ReadCaseAsync(Viewer viewer, ModerationCaseId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer(Cases.First(matter => matter.Id == id)) is var matter && matter.Sealed ? matter with { Sealed = false, Html = new SafeHtml("<p>Among us.</p>") } : matter);

    public ValueTask<CaseView> ClaimAsync(Viewer viewer, ModerationCaseId id, bool claimed, CancellationToken cancellationToken)
    {
        services.Do((id, claimed));
        Cases = [.. Cases.Select(matter => matter.Id == id ? matter with { ClaimedBy = claimed ? Fixtures.Ana : null, Mine = claimed } : matter)];
        return ValueTask.FromResult(Cases.First(matter => matter.Id == id));
    }

    public ValueTask<DecisionView> DecideAsync(Viewer viewer, ModerationCaseId id, NewDecision decision, CancellationToken cancellationToken)
    {
        services.Do((id, decision));
        Cases = [.. Cases.Select(matter => matter.Id == id ? matter with { State = "closed", Actions = [], Sanctions = [] } : matter)];
        return ValueTask.FromResult(Decision(501));
    }

    public ValueTask<BulkPreview> PreviewBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer(new BulkPreview(Fixtures.Bo, 3, 12, 1, true)));

    public ValueTask<DecisionView> DecideBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken)
    {
        services.Do(decision);
        return ValueTask.FromResult(Decision(501));
    }

    public ValueTask<DecisionView> SanctionAsync(Viewer viewer, NewSanction sanction, CancellationToken cancellationToken)
    {
        services.Do(sanction);
        return ValueTask.FromResult(Decision(501));
    }

    public ValueTask<DecisionView> UndoAsync(Viewer viewer, DecisionId id, CancellationToken cancellationToken)
    {
        services.Do(id);
        return ValueTask.FromResult(Decision(501));
    }

    public ValueTask<DecisionView> AnswerAppealAsync(Viewer viewer, DecisionId id, bool granted, string answer, CancellationToken cancellationToken)
    {
        services.Do((id, granted, answer));
        return ValueTask.FromResult(Decision(501));
    }

    public ValueTask<PersonView> ReadPersonAsync(Viewer viewer, string person, string? cursor, CancellationToken cancellationToken) => ValueTask.FromResult(services.Answer(new PersonView(
        Fixtures.Bo, Restricted.Sanctions, [Decision(501), Decision(505) with { UndoneAt = Fixtures.Ago(10), CanUndo = false }], null,
        [new(Fixtures.Logistics.Id, "logistics", Fixtures.Logistics.Name)], true, null)));

    public ValueTask<IReadOnlyList<DecisionTemplate>> ReadTemplatesAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DecisionTemplate>>([.. new SocialKitOptions().Moderation.Templates]);

    public static ModerationRuleId Rule { get; } = new(Fixtures.Id(701));

    public IReadOnlyList<RuleView> Rules { get; set; } =
    [
        new(Rule, new RuleDraft("Prices", "words", "price*", "hold", "Please leave prices out.", "logistics"), Fixtures.Logistics.Name, Fixtures.Ana, 3, true),
        new(new(Fixtures.Id(702)), new RuleDraft("Cards", "pii", "card", "reject", "Please leave card numbers out.", null, false), null, Fixtures.Bo, 1, false),
    ];

    public ValueTask<RulePage> ReadRulesAsync(Viewer viewer, CancellationToken cancellationToken) => ValueTask.FromResult(services.Answer(new RulePage(
        Rules, [new(null, null, false, 2), new("logistics", Fixtures.Logistics.Name, true, 25)], [new(Fixtures.Logistics.Id, "logistics", Fixtures.Logistics.Name)], true)));

    public ValueTask<RuleView> SaveRuleAsync(Viewer viewer, ModerationRuleId? id, RuleDraft rule, long? version, CancellationToken cancellationToken)
    {
        services.Do((id, rule, version));
        return ValueTask.FromResult(Rules[0]);
    }

    public ValueTask DeleteRuleAsync(Viewer viewer, ModerationRuleId id, CancellationToken cancellationToken)
    {
        services.Do(id);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<RuleMatch>> TryAsync(Viewer viewer, RuleTrial trial, CancellationToken cancellationToken)
    {
        services.Do(trial);
        return ValueTask.FromResult<IReadOnlyList<RuleMatch>>([new("Prices", "hold", false, false), new("Slow", "watch", true, false)]);
    }

    public ValueTask<SettingView> SaveSettingAsync(Viewer viewer, SettingView setting, CancellationToken cancellationToken)
    {
        services.Do(setting);
        return ValueTask.FromResult(setting);
    }

    private static CaseView Case(ModerationCaseId id, MemberView author, string source, string? detail) => new()
    {
        Id = id, Desk = "moderators", Subject = Fixtures.Posts[1].Subject, Url = "/app/posts/1", Author = author, Community = Fixtures.Logistics.Name, State = "open",
        Reasons = [new(source, detail, Fixtures.Ago(50))], CreatedAt = Fixtures.Ago(50), Waits = "published", Html = new SafeHtml("<p>You never count right.</p>"),
    };
}
