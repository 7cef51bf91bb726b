namespace SocialKit.ConformanceTests;

/// <summary>One counter and a record that names it.</summary>
internal sealed class CounterKind
{
    private static readonly CommunityId s_community = new(Sample.NewId());
    private static readonly MemberId s_me = Sample.NewMemberId();
    private static readonly SubjectRef s_subject = Sample.Order();
    private static readonly Comment s_root = Sample.Comment(s_subject);
    private readonly Func<IRecord> _make;

    private CounterKind(string name, CounterKey counter, Func<IRecord> make) => (Name, Counter, _make) = (name, counter, make);

    public static TheoryData<string> Names => [.. All.Keys];

    public string Name { get; }

    public CounterKey Counter { get; }

    private static Dictionary<string, CounterKind> All { get; } = new CounterKind[]
    {
        new("comments on a subject", new(s_subject, CounterKey.Comments), () => Sample.Comment(s_subject)),
        new("comments by a member", new(SubjectRef.Of(s_me), CounterKey.Written), () => Sample.Comment(Sample.Order(), author: s_me)),
        new("replies below a comment", new(SubjectRef.Of(s_root.Id), CounterKey.Replies), () => Sample.Reply(s_root)),
        new("posts by a member", new(SubjectRef.Of(s_me), CounterKey.Posts), () => Sample.Post(s_me)),
        new("posts in a community", new(SubjectRef.Of(s_community), CounterKey.Posts), () => Sample.Post(community: s_community)),
        new("followers of a subject", new(s_subject, CounterKey.Followers), () => Sample.Follow(Sample.NewMemberId(), s_subject)),
        new("subjects a member follows", new(SubjectRef.Of(s_me), CounterKey.Following), () => Sample.Follow(s_me, Sample.Order())),
        new("kudos received", new(SubjectRef.Of(s_me), CounterKey.Kudos), () => Sample.Kudos(Sample.NewMemberId(), [s_me])),
        new("kudos about a subject", new(s_subject, CounterKey.Kudos), () => Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]) with { Subject = s_subject }),
        new("kudos given", new(SubjectRef.Of(s_me), CounterKey.KudosGiven), () => Sample.Kudos(s_me, [Sample.NewMemberId()])),
        new("posts by a member in a community", new(SubjectRef.Of(s_me), CounterKey.In(CounterKey.Posts, s_community)), () => Sample.Post(s_me, s_community)),
        new("comments by a member in a community", new(SubjectRef.Of(s_me), CounterKey.In(CounterKey.Written, s_community)),
            () => Sample.Comment(Sample.Post().Subject, author: s_me) with { Community = s_community }),
        new("comments by a member on the host's subjects", new(SubjectRef.Of(s_me), CounterKey.In(CounterKey.Written, null)), () => Sample.Comment(Sample.Order(), author: s_me)),
        new("kudos received in a community", new(SubjectRef.Of(s_me), CounterKey.In(CounterKey.Kudos, s_community)),
            () => Sample.Kudos(Sample.NewMemberId(), [s_me]) with { Community = s_community, Subject = SubjectRef.Of(s_community) }),
        new("members of a community", new(SubjectRef.Of(s_community), CounterKey.Members), () => Sample.Membership(s_community)),
        new("reactions of a kind", new(s_subject, "reaction:like"), () => Sample.Reaction(s_subject)),
    }.ToDictionary(kind => kind.Name);

    public static CounterKind Named(string name) => All[name];

    /// <summary>A new record that adds one.</summary>
    public IRecord New() => _make();
}
