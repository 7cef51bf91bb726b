namespace SocialKit.Core.Tests;

public sealed class RetentionServiceTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);
    private static readonly AccessScope s_all = AccessScope.System(TenantId.Default);
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_goes_with_everything_on_it_when_the_window_ends_and_not_before()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var post = await _world.PostAsync(ana, "Soon gone");
        var kept = await _world.PostAsync(ana, "Stays");
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.Posts.EditAsync(ana, post.Id, new EditText("Soon gone, edited", post.Version, null), Token);
        var comment = await _world.SayAsync(ben, SubjectRef.Of(post.Id), "On it");
        await _world.SayAsync(ana, SubjectRef.Of(post.Id), "A reply", comment.Id);
        await _world.Reactions.SetAsync(ben, SubjectRef.Of(post.Id), new ReactionKind("like"), true, Token);
        await _world.Reactions.SetAsync(ana, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token);
        await PutAsync(new TimelineEntry { Member = ben.Member!.Value, Post = post.Id, CreatedAt = post.CreatedAt });
        await _world.Posts.DeleteAsync(ana, post.Id, Token);

        _world.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0), await PurgeAsync());
        await _world.Posts.RestoreAsync(ana, post.Id, Token);
        await _world.Posts.DeleteAsync(ana, post.Id, Token);
        _world.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromTicks(1));
        Assert.Equal(new RetentionReport(1, 2, 0, 0, 0), await PurgeAsync());
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0), await PurgeAsync());

        Assert.Equal([kept.Id], (await AllAsync<Post>()).Select(one => one.Id));
        Assert.Empty((IRecord[])[.. await AllAsync<Comment>(), .. await AllAsync<Revision>(), .. await AllAsync<Reaction>(), .. await AllAsync<TimelineEntry>()]);
        Assert.Empty(await _world.Store.Counters.ReadAsync(s_all, [SubjectRef.Of(post.Id), SubjectRef.Of(ben.Member!.Value)], Token));
    }

    [Fact]
    public async Task A_leaf_goes_and_a_comment_with_replies_stays_without_its_words()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var root = await _world.SayAsync(ana, s_order, "Secret words");
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.Discussions.EditAsync(ana, root.Id, new EditText("Other secret words", root.Version, null), Token);
        await _world.Reactions.SetAsync(ben, SubjectRef.Of(root.Id), new ReactionKind("like"), true, Token);
        var reply = await _world.SayAsync(ben, s_order, "Good answer", root.Id);
        var leaf = await _world.SayAsync(ana, s_order, "A leaf");
        await _world.Discussions.DeleteAsync(ana, root.Id, Token);
        await _world.Discussions.DeleteAsync(ana, leaf.Id, Token);
        _world.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new RetentionReport(0, 1, 1, 0, 0), await PurgeAsync());
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0), await PurgeAsync());

        var tombstone = Assert.Single((await _world.TalkAsync(ben, s_order)).Comments);
        Assert.Equal((true, "author", reply.Id), (tombstone.Deleted, tombstone.DeletedReason, Assert.Single(tombstone.Replies).Id));
        Assert.DoesNotContain("secret", System.Text.Json.JsonSerializer.Serialize(await AllAsync<Comment>()), StringComparison.OrdinalIgnoreCase);
        Assert.Empty((IRecord[])[.. await AllAsync<Revision>(), .. await AllAsync<Reaction>()]);

        // When the last reply goes, the tombstone has nothing left to stand for; but only when it is gone for good.
        await _world.Discussions.DeleteAsync(ben, reply.Id, Token);
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0), await PurgeAsync());
        _world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(new RetentionReport(0, 2, 0, 0, 0), await PurgeAsync());
        Assert.Empty(await AllAsync<Comment>());
    }

    [Theory]
    [InlineData("the post")]
    [InlineData("its author")]
    [InlineData("who commented")]
    [InlineData("who reacted to a comment")]
    public async Task A_held_post_stays_whole(string what)
    {
        var (ana, ben, cleo) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("cleo"));
        var post = await _world.PostAsync(ana, "Held");
        var comment = await _world.SayAsync(ben, SubjectRef.Of(post.Id), "On it");
        await _world.SayAsync(ana, SubjectRef.Of(post.Id), "And more");
        await _world.Reactions.SetAsync(cleo, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token);
        await _world.Posts.DeleteAsync(ana, post.Id, Token);
        var hold = SubjectLifecycleTests.HoldOn(what switch
        {
            "the post" => SubjectRef.Of(post.Id),
            "its author" => SubjectRef.Of(ana.Member!.Value),
            "who commented" => SubjectRef.Of(ben.Member!.Value),
            _ => SubjectRef.Of(cleo.Member!.Value),
        }, ana);
        await PutAsync(hold);
        _world.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new RetentionReport(0, 0, 0, 1, 0), await PurgeAsync());
        Assert.Equal(2, (await AllAsync<Comment>()).Count);
        await _world.Store.CommitAsync(new Commit { Tenant = TenantId.Default, At = _world.Clock.GetUtcNow(), Removes = [hold] }, Token);
        Assert.Equal(new RetentionReport(1, 2, 0, 0, 0), await PurgeAsync());
    }

    [Fact]
    public async Task A_held_comment_keeps_its_words()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var root = await _world.SayAsync(ana, s_order, "Held words");
        await _world.SayAsync(ben, s_order, "Reply", root.Id);
        await _world.Discussions.DeleteAsync(ana, root.Id, Token);
        await PutAsync(SubjectLifecycleTests.HoldOn(s_order, ana));
        _world.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new RetentionReport(0, 0, 0, 1, 0), await PurgeAsync());
        Assert.Contains("Held words", (await AllAsync<Comment>()).Select(comment => comment.Text.Source));
    }

    [Fact]
    public async Task Much_on_one_post_and_many_due_at_once_all_go()
    {
        var ana = await _world.PersonAsync("ana");
        var post = await _world.PostAsync(ana, "Loved");
        var at = _world.Clock.GetUtcNow();
        foreach (var some in Enumerable.Range(0, 950).Chunk(190))
        {
            await PutAsync([.. some.Select(_ => new Reaction { Subject = SubjectRef.Of(post.Id), Member = new MemberId(Guid.NewGuid()), Kind = new ReactionKind("like"), At = at })]);
            await PutAsync([.. some.Select(_ => Leaf(at))]);
        }

        await _world.Posts.DeleteAsync(ana, post.Id, Token);
        _world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(new RetentionReport(1, 950, 0, 0, 0), await PurgeAsync());
        Assert.Empty((IRecord[])[.. await AllAsync<Comment>(), .. await AllAsync<Reaction>()]);

        Comment Leaf(DateTimeOffset at)
        {
            var id = new CommentId(Guid.NewGuid());
            return new Comment
            {
                Id = id, Subject = s_order, Path = Comment.PathOf(null, id), Kind = CommentKind.Comment, Author = ana.Member!.Value,
                Text = new RichText("x", "<p>x</p>", 1, []), CreatedAt = at, DeletedAt = at, DeletedBy = ana.Member, Version = 1,
            };
        }
    }

    [Fact]
    public async Task The_first_rule_that_fits_decides_and_exactly_what_is_due_goes()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var rules = _world.Get<Microsoft.Extensions.Options.IOptions<SocialKitOptions>>().Value.Retention;
        rules.Add(new RetentionRule { Type = "post", Community = "archive", KeptFor = TimeSpan.FromDays(1_000) });
        rules.Add(new RetentionRule { Type = "post", State = RetentionRule.Removed, KeptFor = TimeSpan.FromDays(365) });
        rules.Add(new RetentionRule { Type = "post", KeptFor = TimeSpan.FromDays(100) });
        rules.Add(new RetentionRule { Type = "comment", KeptFor = TimeSpan.FromDays(100) });
        rules.Add(new RetentionRule { Type = "kudos", KeptFor = TimeSpan.FromDays(100) });
        rules.Add(new RetentionRule { Type = "revision", KeptFor = TimeSpan.FromDays(10) });
        rules.Add(new RetentionRule { Type = "flag", KeptFor = TimeSpan.FromDays(10) });
        var archive = new CommunityId(Guid.NewGuid());
        await PutAsync(new Community
        {
            Id = archive, Slug = "archive", Name = "Archive", State = CommunityState.Active, CreatedAt = _world.Clock.GetUtcNow(), Version = 1,
            Charter = new Charter("Purpose", "Problem", "Audience", ["Papers"], null, _world.Clock.GetUtcNow()),
        });
        await PostAsync("old-archived", ana, 500, community: archive);
        await PostAsync("older-archived", ana, 1_001, community: archive);
        await PostAsync("old", ana, 101);
        await PostAsync("young", ana, 99);
        await PostAsync("removed", ana, 300, deletedBy: ben, deleted: 200);
        await PostAsync("removed-long-ago", ana, 400, deletedBy: ben, deleted: 366);
        await PostAsync("deleted", ana, 40, deletedBy: ana, deleted: 31);
        await PostAsync("deleted-now", ana, 300, deletedBy: ana, deleted: 29);
        var root = await _world.SayAsync(ana, s_order, "Old words");
        await _world.Discussions.EditAsync(ana, root.Id, new EditText("Old words and many new ones, so that the earlier text is kept as it was, for those who want to look back at what it was before all this.", root.Version, null), Token);
        await _world.KudosWall.GiveAsync(ben, new NewKudos(["ana"], "care", "Thank you for everything", null), Token);
        await _world.Get<IFlagService>().FlagAsync(ben, new NewFlag(SubjectRef.Of(root.Id), "respect", "Unkind"), Token);
        Assert.Single(await AllAsync<Revision>());

        var report = await PurgeAsync();
        Assert.Equal(new RetentionReport(4, 0, 0, 0, 0), report);
        Assert.Equal(["deleted-now", "old-archived", "removed", "young"], (await AllAsync<Post>()).Select(post => post.Text.Source).Order(StringComparer.Ordinal));

        _world.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(new RetentionReport(2, 0, 0, 0, 0) { Others = 1 }, await PurgeAsync());
        Assert.Empty(await AllAsync<Revision>());
        _world.Clock.Advance(TimeSpan.FromDays(85));
        var reply = await _world.SayAsync(ben, s_order, "Young words", root.Id);
        _world.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(new RetentionReport(0, 0, 1, 0, 0) { Others = 1 }, await PurgeAsync());
        var tombstone = Assert.Single((await _world.TalkAsync(ben, s_order)).Comments);
        Assert.Equal((true, reply.Id), (tombstone.Deleted, Assert.Single(tombstone.Replies).Id));
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0), await PurgeAsync());

        // A report nobody answered is kept, however old it is.
        Assert.Single(await AllAsync<Flag>());

        async Task PostAsync(string text, Viewer author, int days, CommunityId? community = null, Viewer? deletedBy = null, int deleted = 0)
        {
            var now = _world.Clock.GetUtcNow();
            await PutAsync(new Post
            {
                Id = new PostId(Guid.NewGuid()), Kind = PostKind.Text, Author = author.RequireMember(), Community = community, Text = new RichText(text, $"<p>{text}</p>", 1, []),
                CreatedAt = now.AddDays(-days), DeletedAt = deletedBy is null ? null : now.AddDays(-deleted), DeletedBy = deletedBy?.Member, Version = 1,
            });
        }
    }

    [Fact]
    public async Task A_hold_keeps_what_a_rule_would_remove_and_a_post_that_stands_goes_as_a_whole()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        _world.Get<Microsoft.Extensions.Options.IOptions<SocialKitOptions>>().Value.Retention.Add(new RetentionRule { Type = "post", KeptFor = TimeSpan.FromDays(100) });
        var (held, free) = (await _world.PostAsync(ana, "Held"), await _world.PostAsync(ana, "Free"));
        await _world.SayAsync(ben, free.Subject, "Below");
        await PutAsync(SubjectLifecycleTests.HoldOn(held.Subject, ana));
        _world.Clock.Advance(TimeSpan.FromDays(101));
        Assert.Equal(new RetentionReport(1, 1, 0, 1, 0), await PurgeAsync());
        Assert.Equal("<p>Held</p>", (await _world.Posts.ReadAsync(ben, held.Id, Token)).Html.Value.Trim());
        Assert.Empty(await AllAsync<Comment>());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<RetentionReport> PurgeAsync() => await _world.Get<IRetentionService>().PurgeAsync(TenantId.Default, Token);

    private async Task<IReadOnlyList<TRecord>> AllAsync<TRecord>() where TRecord : class, IRecord<TRecord> =>
        await _world.Store.Records.ScanAsync<TRecord>(s_all, RecordFilter.All, null, 1_000, Token);

    private async Task PutAsync(params IRecord[] records) => Assert.Equal(
        CommitOutcome.Applied, (await _world.Store.CommitAsync(new Commit { Tenant = TenantId.Default, At = _world.Clock.GetUtcNow(), Puts = records }, Token)).Outcome);
}
