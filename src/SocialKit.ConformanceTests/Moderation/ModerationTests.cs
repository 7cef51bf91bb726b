namespace SocialKit.ConformanceTests;

/// <summary>Rules, the queue, and who is told about decisions.</summary>
public abstract class ModerationTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly CaseSelector s_open = new(ModerationDesk.Moderators, CaseState.Open);
    private readonly MemberId _me = Sample.NewMemberId();
    private readonly MemberId _ana = Sample.NewMemberId();
    private readonly CommunityId _mine = new(Sample.NewId());
    private readonly CommunityId _other = new(Sample.NewId());

    [Fact]
    public async Task Rules_come_oldest_first_for_everybody()
    {
        var (late, early) = (Sample.Rule(_mine, Sample.Second(2)), Sample.Rule(null, Sample.Second(1)) with { Enabled = false });
        await PutAsync(late, early);
        Assert.Equal([early.Id, late.Id], (await Store.Moderation.ReadRulesAsync(As(_me), 10, Stop)).Select(rule => rule.Id));
        Assert.Equal([early.Id], (await Store.Moderation.ReadRulesAsync(As(_me), 1, Stop)).Select(rule => rule.Id));
    }

    [Fact]
    public async Task The_queue_gives_what_waits_at_its_desk_where_the_reader_moderates()
    {
        var (inMine, inOther, nowhere) = (Sample.Case(null, _mine, Sample.Second(2)), Sample.Case(null, _other, Sample.Second(1)), Sample.Case(null, null, Sample.Second(3)));
        var closed = Sample.Case(null, _mine) with { State = CaseState.Closed };
        var apart = Sample.Case(null, _mine) with { Desk = ModerationDesk.Confidential };
        await PutAsync(inMine, inOther, nowhere, closed, apart);
        Assert.Equal([inMine.Id], await ReadAsync(Moderator, s_open));
        Assert.Equal([closed.Id], await ReadAsync(Moderator, s_open with { State = CaseState.Closed }));
        Assert.Equal([apart.Id], await ReadAsync(Moderator, s_open with { Desk = ModerationDesk.Confidential }));
        Assert.Empty(await ReadAsync(Moderator, s_open with { Community = _other }));
        Assert.Empty(await ReadAsync(As(_ana), s_open));
        Assert.Equal([inOther.Id, inMine.Id, nowhere.Id], await ReadAsync(Everywhere, s_open));
        Assert.Equal([nowhere.Id, inMine.Id, inOther.Id], await ReadAsync(Everywhere, s_open with { Newest = true }));
        Assert.Equal([inOther.Id], await ReadAsync(Everywhere, s_open with { Community = _other }));
    }

    [Fact]
    public async Task A_subject_has_one_open_case_at_a_desk_and_any_number_of_closed_ones()
    {
        var subject = Sample.Post().Subject;
        var first = Sample.Case(subject);
        await PutAsync(first, Sample.Case(subject) with { Desk = ModerationDesk.Confidential }, Sample.Case(subject) with { Appeal = new DecisionId(Sample.NewId()) });
        var refused = await CommitAsync(Puts(Sample.Case(subject)));
        Assert.Equal(new Guard.Unique(ModerationCase.UniqueOpen(ModerationDesk.Moderators, subject)), refused.FailedGuard);
        await PutAsync(first with { State = CaseState.Closed, Version = 2 });
        await PutAsync(Sample.Case(subject));
        await PutAsync(Sample.Case(subject) with { State = CaseState.Closed });
    }

    [Fact]
    public async Task Decisions_and_sanctions_are_for_whom_they_are_about_and_for_those_who_moderate_there()
    {
        IRecord[] records =
        [
            Sample.Decision(_ana, _mine, Sample.Second(1)), Sample.Decision(_ana, _other, Sample.Second(2)), Sample.Decision(_ana, null, Sample.Second(3)),
            Sample.Decision(Sample.NewMemberId(), _mine), Sample.Sanction(_ana, _mine, at: Sample.Second(1)) with { LiftedAt = Sample.Second(5) },
            Sample.Sanction(_ana, at: Sample.Second(2)), Sample.Sanction(Sample.NewMemberId(), _mine),
        ];
        await PutAsync(records);
        foreach (var (scope, decisions, sanctions) in new[] { (As(_ana), 3, 2), (Everywhere, 3, 2), (Moderator, 1, 1), (As(Sample.NewMemberId()), 0, 0), (AccessScope.For(Viewer.Anonymous(Tenant)), 0, 0) })
        {
            Assert.Equal(decisions, (await Store.Moderation.ReadDecisionsAsync(scope, _ana, null, 10, Stop)).Count);
            Assert.Equal(sanctions, (await Store.Moderation.ReadSanctionsAsync(scope, _ana, 10, Stop)).Count);
        }

        Assert.Equal([records[5].Key, records[4].Key], (await Store.Moderation.ReadSanctionsAsync(As(_ana), _ana, 10, Stop)).Select(sanction => sanction.Key));
    }

    [Fact]
    public async Task Everybody_reads_their_own_flags_newest_first()
    {
        var (first, second) = (Sample.Flag(Sample.Post().Subject, _me, Sample.Second(1)), Sample.Flag(SubjectRef.Of(_ana), _me, Sample.Second(2)));
        await PutAsync(first, second, Sample.Flag(first.Subject, _ana));
        Assert.Equal([second.Key, first.Key], (await Store.Moderation.ReadOwnFlagsAsync(As(_me), 10, Stop)).Select(flag => flag.Key));
        Assert.Empty(await Store.Moderation.ReadOwnFlagsAsync(Everyone, 10, Stop));
    }

    private AccessScope Moderator => AccessScope.For(
        Viewer.Anonymous(Tenant) with { Member = _me }, new AccessFacts { Memberships = [Sample.Membership(_mine, _me, CommunityRole.Moderator)] }, Sample.Start);

    private AccessScope Everywhere => AccessScope.For(Viewer.Anonymous(Tenant) with { Member = _me }, new AccessFacts(), Sample.Start, seesHeld: true);

    private async Task<List<ModerationCaseId>> ReadAsync(AccessScope scope, CaseSelector selector) =>
        [.. (await Store.Moderation.ReadCasesAsync(scope, selector, null, 10, Stop)).Select(matter => matter.Id)];
}
