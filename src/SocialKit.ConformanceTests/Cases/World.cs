namespace SocialKit.ConformanceTests;

/// <summary>
/// A small community in which every reader of the contract finds something. Its ids are fixed when it is made, what it says is not: so the same
/// ids can stand in two tenants, or be replaced, and an answer tells whose it is.
/// </summary>
internal sealed class World
{
    private readonly Guid[] _ids = [.. Enumerable.Range(0, 12).Select(i => Sample.NewId(Sample.Second(i)))];

    public MemberId Me { get; } = Sample.NewMemberId();

    public MemberId Friend { get; } = Sample.NewMemberId();

    public CommunityId Community => new(_ids[0]);

    public CommentId Root => new(_ids[1]);

    public SubjectRef Subject => SubjectRef.For("order", _ids[2]);

    public IReadOnlyList<RecordKey> Posts => [Post.KeyOf(new PostId(_ids[3])), Post.KeyOf(new PostId(_ids[4]))];

    /// <summary>Everything, each text and time telling <paramref name="mark"/>.</summary>
    public Commit Commit(TenantId tenant, int mark)
    {
        var (text, at) = (Sample.Text($"mark {mark}"), Sample.Start.AddTicks(mark));
        var byFriend = Sample.Post(Friend, null, at.AddSeconds(1), _ids[4]) with { Title = text.Source, Version = mark };
        var root = Sample.Comment(Subject, at, Me, Root.Value) with { Text = text, Version = mark };
        return new Commit
        {
            Tenant = tenant,
            At = Sample.Start,
            Puts =
            [
                Sample.Member("ana") with { Id = Me, Name = text.Source, Origin = new Origin("there", "ana"), Version = mark },
                Sample.Post(Me, Community, at, _ids[3]) with { Text = text with { Mentions = [Friend, Me] }, Topics = [new TopicId(_ids[10])], Version = mark },
                byFriend,
                Sample.Entry(Me, byFriend),
                Sample.State(Subject, at) with { Version = mark },
                Sample.Hold(Subject) with { Reason = text.Source, PlacedBy = Friend },
                root,
                Sample.Comment(Subject, at.AddSeconds(1), Friend, _ids[5]) with { Text = text, Version = mark },
                Sample.Reply(root, at.AddSeconds(2), Friend, _ids[6]) with { Text = text, Version = mark },
                Sample.Revision(Subject, 1) with { Text = text, ReplacedBy = Me },
                Sample.Revision(Subject, 2) with { Text = text, ReplacedBy = Friend },
                Sample.Reaction(Subject, Me, at: at),
                Sample.Reaction(Subject, Friend, at: at.AddSeconds(1)),
                Sample.Follow(Me, SubjectRef.Of(Friend), at),
                Sample.Follow(Me, SubjectRef.Of(Community), at.AddSeconds(1)),
                Sample.Kudos(Friend, [Me], at) with { Id = new KudosId(_ids[7]), Text = text, Version = mark },
                Sample.Kudos(Me, [Friend], at.AddSeconds(1)) with { Id = new KudosId(_ids[8]), Text = text, Version = mark },
                Sample.Community("coffee") with
                {
                    Id = Community, Version = mark, Charter = new Charter(text.Source, "p", "q", [text.Source, "more"], Me, at),
                },
                Sample.Community("tea") with { Id = new CommunityId(_ids[9]), Name = text.Source, Version = mark, Charter = new Charter("a", "b", "c", ["d"], null, at) },
                Sample.Membership(Community, Me) with { ChangedBy = Friend, ChangedAt = at, Version = mark },
                Sample.Membership(Community, Friend, CommunityRole.Owner) with { ChangedAt = at, Version = mark },
                Sample.Block(Friend, Me) with { At = at },
                Sample.Mute(Me, SubjectRef.Of(new TopicId(_ids[11])), at.AddDays(1)) with { At = at, Version = mark },
                Sample.Edit(SubjectRef.Of(Root)) with { Text = text, Author = Me, Version = mark },
                Sample.Lock(Subject) with { Reason = text.Source, LockedBy = Friend, Version = mark },
                Sample.Rule(Community, at) with { Id = new ModerationRuleId(_ids[10]), Name = text.Source, ChangedBy = Friend, Version = mark },
                Sample.Setting(Community) with { HoldFirst = mark, ChangedBy = Me, Version = mark },
                Sample.Flag(SubjectRef.Of(Root), Me, at) with { Reason = text.Source, Version = mark },
                Sample.Case(SubjectRef.Of(Root), Community, at, _ids[10]) with { Author = Me, Reporters = [Friend], Reasons = [new CaseReason(CaseReason.Stage, text.Source, at)], Version = mark },
                Sample.Decision(Me, Community, at, _ids[10]) with { Subject = SubjectRef.Of(Root), Moderator = Friend, Reason = text.Source, Changes = [], Version = mark },
                Sample.Sanction(Me, Community, SanctionKind.Watch, at: at) with { Id = new SanctionId(_ids[10]), Moderator = Friend, Reason = text.Source, Version = mark },
                Sample.Topic("beans") with { Id = new TopicId(_ids[10]), Name = text.Source, Version = mark },
            ],
            Activities =
            [
                new ActivityEntry(Me, new Verb($"verb-{mark}"), Subject, null, at),
                new ActivityEntry(Friend, new Verb($"verb-{mark}"), Subject, SubjectRef.Of(Me), at),
            ],
        };
    }
}
