namespace SocialKit.Core.Tests;

/// <summary>A company with moderators of everything, mo and max, and what they do most.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Viewer? _mo;

    public Desk(Action<SocialKitBuilder>? add = null) => World = new World(add: add);

    public World World { get; }

    public Viewer Mo => _mo ??= ModeratorAsync("mo").GetAwaiter().GetResult();

    public IModerationService Moderation => World.Get<IModerationService>();

    public IModerationRuleService Rules => World.Get<IModerationRuleService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<Viewer> ModeratorAsync(string handle, StaffRole? role = null)
    {
        var moderator = await World.PersonAsync(handle);
        World.Staff.Appoint(moderator, role ?? StaffRole.Moderator);
        return moderator;
    }

    public async Task RuleAsync(string word, string action, string message) =>
        await Rules.SaveRuleAsync(Mo, null, new RuleDraft(word, "words", word, action, message), null, Token);

    public async Task<CasePage> QueueAsync(Viewer? viewer = null, Func<QueueRequest, QueueRequest>? ask = null) =>
        await Moderation.ReadQueueAsync(viewer ?? Mo, (ask ?? (request => request))(new QueueRequest()), Token);

    public async Task<FlagView> FlagAsync(Viewer viewer, SubjectRef subject, string norm = "respect", string reason = "Unkind words") =>
        await World.Get<IFlagService>().FlagAsync(viewer, new NewFlag(subject, norm, reason), Token);

    public async Task<DecisionView> DecideAsync(CaseView matter, DecisionAction action, string? reason = null, Func<NewDecision, NewDecision>? with = null, Viewer? viewer = null) =>
        await Moderation.DecideAsync(viewer ?? Mo, matter.Id, (with ?? (decision => decision))(new NewDecision(action, reason)), Token);

    public async Task<DecisionView> SanctionAsync(Viewer member, DecisionAction action, DateTimeOffset? until = null, string? community = null) =>
        await Moderation.SanctionAsync(Mo, new NewSanction(member.RequireMember(), action, "Three warnings.", community, until), Token);

    public async Task<StandingView> StandingAsync(Viewer viewer) => await World.Get<IStandingService>().ReadMyDecisionsAsync(viewer, null, null, Token);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
