using System.Security.Claims;

namespace SocialKit.Components.Tests;

/// <summary>Every service the widgets ask, answering from <see cref="Fixtures"/> and writing down what it was asked.</summary>
public sealed class FakeServices :
    IViewerAccessor, IFeedService, IPostService, IDiscussionService, IReactionService, IFollowService, IMemberService, IKudosService
{
    public MemberView? SignedInAs { get; set; } = Fixtures.Ana;

    /// <summary>What the next command or read throws.</summary>
    public SocialError? Refusal { get; set; }

    /// <summary>What goes wrong with the next command or read though nobody refused it.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What asking who is looking throws.</summary>
    public Exception? ViewerFault { get; set; }

    public Func<FeedRequest, FeedPage> Feed { get; set; } = request => Fixtures.Feed(request.Scope);

    public Func<DiscussionRequest, DiscussionPage> Discussion { get; set; } = request => Fixtures.Discussion with { Subject = request.Subject };

    public Func<SubjectRef, DiscussionSummary?> Summary { get; set; } = _ => new DiscussionSummary(3, Fixtures.Ago(30));

    public KudosPage Wall { get; set; } = new(Fixtures.Kudos, "next");

    public FakeErasures Erasures => field ??= new(this);

    public FakeOversight Oversight => field ??= new(this);

    public FakeMemberships Memberships => field ??= new(this);

    public FakeModeration Moderation => field ??= new(this);

    public FakeKeepingAway KeepingAway => field ??= new(this);

    public List<object> Commands { get; } = [];

    public List<IReadOnlyCollection<SubjectRef>> Summarised { get; } = [];

    public List<FeedRequest> FeedRequests { get; } = [];

    public List<DiscussionRequest> DiscussionRequests { get; } = [];

    private Viewer Viewer => SignedInAs is { } member
        ? new Viewer(TenantId.Default, member.Id, new ClaimsPrincipal(new ClaimsIdentity("test")))
        : Viewer.Anonymous(TenantId.Default);

    public ValueTask<Viewer> GetViewerAsync(CancellationToken cancellationToken) =>
        ViewerFault is { } fault ? ValueTask.FromException<Viewer>(fault) : ValueTask.FromResult(Viewer);

    internal T Answer<T>(T value)
    {
        if (Fault is not null)
            throw Fault;

        if (Refusal is { } refusal)
            throw new SocialKitException(refusal);

        return value;
    }

    internal void Do(object command)
    {
        Answer(true);
        Commands.Add(command);
    }

    async ValueTask<FeedPage> IFeedService.ReadAsync(Viewer viewer, FeedRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        FeedRequests.Add(request);
        return Answer(Feed(request));
    }

    public ValueTask<PostView> CreateAsync(Viewer viewer, NewPost post, CancellationToken cancellationToken)
    {
        Do(post);
        return ValueTask.FromResult(Fixtures.Post(150, SignedInAs!, $"<p>{post.Text}</p>", 0));
    }

    public ValueTask<PostView> ReadAsync(Viewer viewer, PostId post, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer(Fixtures.Posts.First(one => one.Id == post)));

    public ValueTask<PostView> EditAsync(Viewer viewer, PostId post, EditText edit, CancellationToken cancellationToken)
    {
        Do((post, edit));
        return ValueTask.FromResult(Fixtures.Posts.First(one => one.Id == post) with { Html = new SafeHtml($"<p>{edit.Text}</p>"), Version = edit.Version + 1 });
    }

    public ValueTask DeleteAsync(Viewer viewer, PostId post, CancellationToken cancellationToken)
    {
        Do(("delete", post));
        return ValueTask.CompletedTask;
    }

    public ValueTask<PostView> RestoreAsync(Viewer viewer, PostId post, CancellationToken cancellationToken)
    {
        Do(("restore", post));
        return ValueTask.FromResult(Fixtures.Posts.First(one => one.Id == post));
    }

    public ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, PostId post, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer<IReadOnlyList<RevisionView>>(
        [
            new RevisionView(null, new SafeHtml("<p>The gearboxes left the harbour.</p>"), Fixtures.Ana, Fixtures.Ago(3)),
        ]));

    async ValueTask<DiscussionPage> IDiscussionService.ReadAsync(Viewer viewer, DiscussionRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        DiscussionRequests.Add(request);
        return Answer(Discussion(request));
    }

    public async ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Summarised.Add([.. subjects]);
        await Task.Yield();
        return Answer(subjects).Where(subject => Summary(subject) is not null).ToDictionary(subject => subject, subject => Summary(subject)!);
    }

    public ValueTask<CommentView> CommentAsync(Viewer viewer, NewComment comment, CancellationToken cancellationToken)
    {
        Do(comment);
        return ValueTask.FromResult(Fixtures.Comment(250, SignedInAs!, $"<p>{comment.Text}</p>", 0));
    }

    public ValueTask<CommentView> ReadCommentAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<CommentView> EditAsync(Viewer viewer, CommentId comment, EditText edit, CancellationToken cancellationToken)
    {
        Do((comment, edit));
        return ValueTask.FromResult(Fixtures.Comments[0]);
    }

    public ValueTask DeleteAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken)
    {
        Do(("delete", comment));
        return ValueTask.CompletedTask;
    }

    public ValueTask<CommentView> RestoreAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken)
    {
        Do(("restore", comment));
        return ValueTask.FromResult(Fixtures.Comments[0]);
    }

    public ValueTask AcceptAsync(Viewer viewer, CommentId comment, bool accepted, CancellationToken cancellationToken)
    {
        Do((comment, accepted));
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer<IReadOnlyList<RevisionView>>([]));

    public ValueTask<ReactionSummary> SetAsync(Viewer viewer, SubjectRef subject, ReactionKind kind, bool set, CancellationToken cancellationToken)
    {
        Do((subject, kind, set));
        return ValueTask.FromResult(Fixtures.Summary((kind.Value, set ? 1 : 0, set)));
    }

    public ValueTask<IReadOnlyList<ReactionBy>> ReadWhoAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer<IReadOnlyList<ReactionBy>>(
        [
            new ReactionBy(Fixtures.Ana, new SocialKitOptions().Reactions[0]),
            new ReactionBy(Fixtures.Yusra, new SocialKitOptions().Reactions[3]),
        ]));

    public HashSet<SubjectRef> Followed { get; } = [];

    public ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, CancellationToken cancellationToken)
    {
        Do((subject, set));
        if (set)
            Followed.Add(subject);
        else
            Followed.Remove(subject);

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SubjectRef>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer<IReadOnlyList<SubjectRef>>([.. Followed]));

    public ValueTask<MemberId> RegisterAsync(TenantId tenant, MemberIdentity identity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<bool> SetStatusAsync(TenantId tenant, string externalId, MemberStatus status, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ProfileView> ReadProfileAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        var person = new[] { Fixtures.Ana, Fixtures.Bo, Fixtures.Yusra, Fixtures.Mei }.Concat(Fixtures.Gone).First(one => one.Id == member);
        return ValueTask.FromResult(Answer(new ProfileView(person, 1, 1204, 12, 34, Followed.Contains(SubjectRef.Of(member)), viewer.Member == member)
        {
            Muted = KeepingAway.Muted.Contains(SubjectRef.Of(member)), Blocked = KeepingAway.Blocked.Contains(member),
        }));
    }

    public ValueTask<MemberView?> FindAsync(Viewer viewer, string handle, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new[] { Fixtures.Ana, Fixtures.Bo, Fixtures.Yusra, Fixtures.Mei }.FirstOrDefault(one => one.Handle == handle));

    public ValueTask<KudosView> GiveAsync(Viewer viewer, NewKudos kudos, CancellationToken cancellationToken)
    {
        Do(kudos);
        return ValueTask.FromResult(Fixtures.Kudos[0]);
    }

    ValueTask<KudosPage> IKudosService.ReadAsync(Viewer viewer, KudosRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer(Wall));

    public ValueTask<KudosView> ReadOneAsync(Viewer viewer, KudosId kudos, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<CompanyValue>> ReadValuesAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer<IReadOnlyList<CompanyValue>>([.. new SocialKitOptions().Values]));
}
