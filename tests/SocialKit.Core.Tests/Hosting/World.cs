using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.InMemory;

namespace SocialKit.Core.Tests;

/// <summary>
/// A small company in memory: people, a clock that moves when told, and a host whose orders some may see. Its <see cref="Place"/> is in process here,
/// and behind HTTP in SocialKit.Client.Tests, which runs the same tests through the client.
/// </summary>
public sealed class World : IAsyncDisposable
{
    /// <param name="configure">Changes the options.</param>
    /// <param name="watch">Stands before the store.</param>
    /// <param name="add">Adds to the builder what a host would.</param>
    public World(Action<SocialKitOptions>? configure = null, Func<IStore, IStore>? watch = null, Action<SocialKitBuilder>? add = null)
    {
        Place = new Place(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IIdGenerator>(new CountedIds());
            services.AddSingleton<ISubjectAccess>(Host);
            services.AddSingleton<IStaffProvider>(Staff);
            var builder = services.AddSocialKitCore(options =>
            {
                // Tests write faster than people; those about rates switch them on.
                options.Rates.Enabled = false;
                configure?.Invoke(options);
            }).UseStore("in memory", _ => watch?.Invoke(Memory) ?? Memory);
            add?.Invoke(builder);
            return builder;
        });
    }

    internal Place Place { get; }

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public FakeHost Host { get; } = new();

    /// <summary>Who looks after the whole site: nobody, until a test says so.</summary>
    public FakeStaff Staff { get; } = new();

    /// <summary>The store itself, whoever stands before it.</summary>
    public InMemoryStore Memory { get; } = new();

    public IStore Store => Get<IStore>();

    public IDiscussionService Discussions => Get<IDiscussionService>();

    public IPostService Posts => Get<IPostService>();

    public IFeedService Feeds => Get<IFeedService>();

    public IReactionService Reactions => Get<IReactionService>();

    public IFollowService Follows => Get<IFollowService>();

    public IKudosService KudosWall => Get<IKudosService>();

    public IMemberService Members => Get<IMemberService>();

    public ISubjectService Subjects => Get<ISubjectService>();

    public Viewer Nobody { get; } = Viewer.Anonymous(TenantId.Default);

    public T Get<T>() where T : notnull => Place.Get<T>();

    public async Task<Viewer> PersonAsync(string handle, string? name = null)
    {
        var id = await Members.RegisterAsync(
            TenantId.Default, new MemberIdentity(handle, name ?? handle, handle, "Plant", "Fitter"), TestContext.Current.CancellationToken);
        return new Viewer(TenantId.Default, id, new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", handle)], "test")));
    }

    public async Task<CommentView> SayAsync(Viewer viewer, SubjectRef subject, string text, CommentId? parent = null, string? clientId = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return await Discussions.CommentAsync(
            viewer, new NewComment(subject, parent, text, CommentKind.Comment, clientId), TestContext.Current.CancellationToken);
    }

    public async Task<PostView> PostAsync(Viewer viewer, string text, PostKind? kind = null, string? title = null, FeedScope? scope = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return await Posts.CreateAsync(
            viewer, new NewPost(scope ?? FeedScope.Company, kind ?? PostKind.Text, text, title), TestContext.Current.CancellationToken);
    }

    public async Task<DiscussionPage> TalkAsync(Viewer viewer, SubjectRef subject, Func<DiscussionRequest, DiscussionRequest>? ask = null) =>
        await Discussions.ReadAsync(
            viewer, (ask ?? (request => request))(new DiscussionRequest(subject)), TestContext.Current.CancellationToken);

    /// <summary>The refusal an action ends in.</summary>
    public static async Task<SocialError> RefusedAsync(Func<Task> action) => (await Assert.ThrowsAsync<SocialKitException>(action)).Error;

    public ValueTask DisposeAsync() => Place.DisposeAsync();
}

/// <summary>A host with orders: who may read and write is said per test.</summary>
public sealed class FakeHost : ISubjectAccess
{
    public Func<Viewer, SubjectRef, SubjectGrant?> Grant { get; set; } =
        (_, subject) => new SubjectGrant($"Order {subject.Id}", $"/Orders/Details/{subject.Id}", CanPost: true, Closed: false);

    public int Calls { get; private set; }

    public bool Knows(string kind) => kind == "order";

    public ValueTask<IReadOnlyDictionary<SubjectRef, SubjectGrant>> ResolveAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Calls++;
        return new(subjects.Select(subject => (subject, grant: Grant(viewer, subject))).Where(pair => pair.grant is not null)
            .ToDictionary(pair => pair.subject, pair => pair.grant!));
    }
}

/// <summary>A host's offices: given per test.</summary>
public sealed class FakeStaff : IStaffProvider
{
    private readonly HashSet<(MemberId, StaffRole)> _offices = [];

    public void Appoint(Viewer viewer, params StaffRole[] roles)
    {
        foreach (var role in roles)
            _offices.Add((viewer.RequireMember(), role));
    }

    public ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken) =>
        new(viewer.Member is { } member && _offices.Contains((member, role)));
}

/// <summary>A clock that moves when told.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

/// <summary>Ids that are the same in every run: the time, then a number.</summary>
internal sealed class CountedIds : IIdGenerator
{
    private int _last;

    public Guid NewId(DateTimeOffset at)
    {
        var bytes = Guid.CreateVersion7(at).ToByteArray(bigEndian: true);
        bytes.AsSpan(9, 3).Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), Interlocked.Increment(ref _last));
        (bytes[6], bytes[7], bytes[8]) = (0x70, 0, 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
