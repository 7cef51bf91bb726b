using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialKit.ConformanceTests;

namespace SocialKit.Testing.Stores;

/// <summary>
/// SECURITY R-23: a person with a word of their own in every field of every record that is theirs is erased, and the words are searched in the bytes the
/// storage keeps and in what an archive then holds. Logs need no search: the rules write none.
/// </summary>
public abstract class ErasedPersonTests<TFixture> : IAsyncLifetime where TFixture : StoreFixture, new()
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly TFixture _fixture = new();
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _words = [];
    private readonly MemberId _person = new(Guid.CreateVersion7(s_at));
    private readonly MemberId _other = new(Guid.CreateVersion7(s_at));
    private ServiceProvider? _services;
    private AsyncServiceScope _scope;
    private IStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await _fixture.CreateAsync();
        await _store.PrepareAsync(Stop);
        var services = new ServiceCollection();
        services.AddSocialKitCore();
        services.AddSingleton(_store);
        services.Replace(ServiceDescriptor.Singleton<IStaffProvider>(new Administrator(_other)));
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("anonymise")]
    [InlineData("redact")]
    [InlineData("purge")]
    public async Task No_word_of_an_erased_person_is_left_in_the_bytes(string mode)
    {
        await PutAsync(Records());
        await ChangeAsync();
        var all = _names.Concat(_words).ToList();
        var before = await BytesAsync();
        Assert.Empty(all.Where(word => !Holds(before, word.Value)).Select(word => $"{word.Key} stands, but not in the bytes that are searched"));

        var erasures = _scope.ServiceProvider.GetRequiredService<IErasureService>();
        var administrator = Viewer.Anonymous(TenantId.Default) with { Member = _other };
        await erasures.RequestAsync(administrator, _person, new ErasureMode(mode), Stop);
        Assert.Equal(1, await erasures.RunDueAsync(TenantId.Default, Stop));
        Assert.Equal("done", (await erasures.ReadAsync(administrator, _person, Stop))!.State);

        var after = await BytesAsync();
        using var archive = new MemoryStream();
        await Archive.ExportAsync(_store, TenantId.Default, archive, null, Stop);
        after.Add(archive.ToArray());
        var gone = mode == "anonymise" ? [.. _names] : all;
        var left = gone.Where(word => Holds(after, word.Value)).Select(word => word.Key).ToList();
        Figures.Write("erase.canaries_left", left.Count, "words", $"of {gone.Count}, {mode}, {_store.Name}; searched in its files and an archive made afterwards");
        Assert.Empty(left);

        // What others said of other things is still there; and where only the name goes, so are the words.
        Assert.True(Holds(after, "word-of-another"));
        Assert.Equal(mode == "anonymise", _words.Where(word => word.Key != "pending").All(word => Holds(after, word.Value)));
    }

    private List<IRecord> Records()
    {
        var community = new CommunityId(Guid.CreateVersion7(s_at));
        var post = new PostId(Guid.CreateVersion7(s_at));
        var comment = new CommentId(Guid.CreateVersion7(s_at));
        var answer = new CommentId(Guid.CreateVersion7(s_at));
        var order = SubjectRef.For("order", 1);
        return
        [
            new Member
            {
                Id = _person, ExternalId = Name("external"), Handle = Name("handle"), Name = Name("name"), Unit = Name("unit"), Role = Name("role"), Origin = new Origin(Name("source"), Name("source-id")),
                CreatedAt = s_at, Version = 1,
            },
            new Member { Id = _other, Handle = "other", Name = "Other", CreatedAt = s_at, Version = 1 },
            new Community
            {
                Id = community, Slug = "ovens", Name = "Ovens", Charter = new Charter("a", "b", "c", ["d"], _person, s_at), State = CommunityState.Active, CreatedAt = s_at, Version = 1,
            },
            new Membership { Community = community, Member = _person, Role = CommunityRole.Member, State = MembershipState.Active, ChangedBy = _person, CreatedAt = s_at, ChangedAt = s_at, Version = 1 },
            new Post { Id = post, Kind = PostKind.Question, Author = _person, Title = Word("title"), Text = Text("post"), Origin = new Origin(Name("post-source"), Name("post-source-id")), CreatedAt = s_at, Version = 1 },
            new Post
            {
                Id = new PostId(Guid.CreateVersion7(s_at)), Kind = PostKind.Text, Author = _person, Community = community, Text = Text("deleted post"), CreatedAt = s_at, DeletedAt = s_at, DeletedBy = _person,
                Version = 1,
            },
            new Revision { Subject = SubjectRef.Of(post), Number = 1, Title = Word("earlier title"), Text = Text("earlier post"), ReplacedBy = _person, ReplacedAt = s_at },
            new PendingEdit { Subject = SubjectRef.Of(post), Of = 1, Title = Word("pending"), Text = new RichText("later", "<p>later</p>", 1, []), Author = _person, CreatedAt = s_at, Version = 1 },
            new Comment
            {
                Id = comment, Subject = order, Path = Comment.PathOf(null, comment), Kind = CommentKind.Comment, Author = _person, Text = Text("comment"), Origin = new Origin("there", Name("comment-source-id")),
                CreatedAt = s_at, Version = 1,
            },
            new Revision { Subject = SubjectRef.Of(comment), Number = 1, Text = Text("earlier comment"), ReplacedBy = _person, ReplacedAt = s_at },
            new Comment
            {
                Id = answer, Subject = order, Path = comment.ToString() + answer, Kind = CommentKind.Comment, Author = _other, Text = new RichText("word-of-another", "<p>word-of-another</p>", 1, [_person]),
                CreatedAt = s_at, Version = 1,
            },
            new Kudos { Id = new KudosId(Guid.CreateVersion7(s_at)), Giver = _person, Recipients = [_other], Value = "care", Text = Text("kudos"), Origin = new Origin("there", Name("kudos-source-id")), CreatedAt = s_at, Version = 1 },
            new Reaction { Subject = SubjectRef.Of(answer), Member = _person, Kind = new ReactionKind("like"), At = s_at },
            new Follow { Member = _person, Subject = SubjectRef.Of(_other), At = s_at },
            new Follow { Member = _other, Subject = SubjectRef.Of(_person), At = s_at },
            new MemberBlock { Member = _person, Blocked = _other, At = s_at },
            new Mute { Member = _other, Subject = SubjectRef.Of(_person), At = s_at, Version = 1 },
            new TimelineEntry { Member = _other, Post = post, CreatedAt = s_at },
            new DiscussionLock { Subject = SubjectRef.For("order", 2), Reason = Word("lock reason"), LockedBy = _person, CreatedAt = s_at, Version = 1 },
        ];
    }

    /// <summary>The history of a name: what was replaced long ago stands in no record any more, but maybe in the bytes.</summary>
    private async Task ChangeAsync()
    {
        var member = Assert.Single(await _store.Records.GetAsync<Member>(AccessScope.System(TenantId.Default), [Member.KeyOf(_person)], Stop));
        for (var version = 2; version < 5; version++)
        {
            await PutAsync([member with { Name = $"{_names["name"]} {version}", Version = version }]);
        }
    }

    private async Task PutAsync(List<IRecord> records) => Assert.Equal(
        CommitOutcome.Applied, (await _store.CommitAsync(new Commit { Tenant = TenantId.Default, At = s_at, Puts = records }, Stop)).Outcome);

    private string Name(string field) => _names[field] = $"name{Guid.NewGuid():N}";

    private string Word(string field) => _words[field] = $"word{Guid.NewGuid():N}";

    private RichText Text(string field) => new(Word($"{field} source"), $"<p>{Word($"{field} html")}</p>", 1, []);

    private async Task<List<byte[]>> BytesAsync()
    {
        var all = new List<byte[]>();
        foreach (var stream in await _fixture.OpenRawAsync())
        {
            await using (stream)
            {
                using var memory = new MemoryStream();
                await stream.CopyToAsync(memory, Stop);
                all.Add(memory.ToArray());
            }
        }

        return all;
    }

    private static bool Holds(List<byte[]> all, string word) => all.Any(bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0);

    private sealed class Administrator(MemberId member) : IStaffProvider
    {
        public ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken) => new(viewer.Member == member);
    }
}
