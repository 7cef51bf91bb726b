namespace SocialKit.Core.Tests;

public sealed class FeedTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Home_is_what_I_follow_and_what_I_wrote_newest_first_each_once()
    {
        var (ana, ben, cleo) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("cleo"));
        var ovens = await CommunityAsync("ovens");
        await _world.PostAsync(ben, "From Ben");
        await _world.PostAsync(cleo, "From Cleo");
        await _world.PostAsync(ben, "Ben in ovens", scope: FeedScope.Community("ovens"));
        await _world.PostAsync(cleo, "Cleo in ovens", scope: FeedScope.Community(ovens));
        await _world.Follows.SetAsync(ana, SubjectRef.Of(ben.Member!.Value), true, Token);
        await _world.Follows.SetAsync(ana, SubjectRef.Of(ovens), true, Token);
        await _world.PostAsync(ana, "My own");

        Assert.Equal(["My own", "Cleo in ovens", "Ben in ovens", "From Ben"], await TextsAsync(ana, FeedScope.Home));

        await _world.Follows.SetAsync(ana, SubjectRef.Of(ovens), false, Token);
        Assert.Equal(["My own", "Ben in ovens", "From Ben"], await TextsAsync(ana, FeedScope.Home));
    }

    [Fact]
    public async Task Home_shows_the_company_to_someone_who_follows_nothing_yet()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        await _world.PostAsync(ben, "Hello all");

        var page = await _world.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Home), Token);

        Assert.Equal(FeedScope.Company, page.Scope);
        Assert.Single(page.Posts);
    }

    [Fact]
    public async Task Member_and_community_feeds_hold_theirs_only()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        await CommunityAsync("ovens");
        await _world.PostAsync(ana, "By Ana");
        await _world.PostAsync(ben, "By Ben in ovens", scope: FeedScope.Community("ovens"));

        Assert.Equal(["By Ben in ovens"], await TextsAsync(ana, FeedScope.Community("ovens")));
        Assert.Equal(["By Ana"], await TextsAsync(ben, FeedScope.Member("ana")));
        Assert.Equal(["By Ana"], await TextsAsync(ben, FeedScope.Member(ana.Member!.Value)));
        Assert.Equal(["By Ben in ovens", "By Ana"], await TextsAsync(ana, FeedScope.Company));
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => TextsAsync(ana, FeedScope.Community("nowhere")))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => TextsAsync(ana, FeedScope.Member("nobody")))).Code);
    }

    [Fact]
    public async Task Load_more_neither_skips_nor_repeats_while_others_post_and_delete()
    {
        var ana = await _world.PersonAsync("ana");
        var posts = new List<PostView>();
        for (var i = 0; i < 60; i++)
        {
            posts.Add(await _world.PostAsync(ana, $"Post {i}"));
        }

        var seen = new List<PostId>();
        string? cursor = null;
        do
        {
            var page = await _world.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Company, cursor), Token);
            seen.AddRange(page.Posts.Select(post => post.Id));
            cursor = page.Next;
            await _world.PostAsync(ana, $"Newer {seen.Count}");
            await _world.Posts.DeleteAsync(ana, page.Posts[^1].Id, Token);
        }
        while (cursor is not null);

        Assert.Equal(posts.Select(post => post.Id).Reverse(), seen);
    }

    [Fact]
    public async Task A_cursor_of_another_feed_is_refused()
    {
        var ana = await _world.PersonAsync("ana");
        for (var i = 0; i < 21; i++)
        {
            await _world.PostAsync(ana, $"Post {i}");
        }

        var cursor = (await _world.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Company), Token)).Next;

        var refused = await World.RefusedAsync(async () => await _world.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Member("ana"), cursor), Token));
        Assert.Equal(SocialError.BadCursor, refused.Code);
        Assert.Equal("limit", (await World.RefusedAsync(async () => await _world.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Company, null, 101), Token))).Field);
    }

    [Fact]
    public async Task Each_post_brings_a_taste_of_its_discussion_and_its_counts()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var post = await _world.PostAsync(ana, "Who has the key?");
        foreach (var text in new[] { "First", "Second", "Third" })
        {
            await _world.SayAsync(ben, post.Subject, text);
        }

        await _world.Reactions.SetAsync(ben, post.Subject, new ReactionKind("like"), true, Token);

        var shown = (await _world.Feeds.ReadAsync(ben, new FeedRequest(FeedScope.Company), Token)).Posts[0];
        Assert.Equal(3, shown.Comments);
        Assert.Equal(["Second", "Third"], shown.Latest.Select(comment => comment.EditableText));
        var like = Assert.Single(shown.Reactions.Choices, choice => choice.Count > 0);
        Assert.Equal(("like", 1, true), (like.Option.Kind.Value, like.Count, like.Mine));
    }

    [Fact]
    public async Task Nobody_reads_a_feed_without_signing_in_unless_the_host_opts_in()
    {
        Assert.Equal(SocialError.SignInRequired, (await World.RefusedAsync(() => TextsAsync(_world.Nobody, FeedScope.Company))).Code);

        await using var open = new World(options => options.AnonymousRead = true);
        Assert.Empty((await open.Feeds.ReadAsync(open.Nobody, new FeedRequest(FeedScope.Home), Token)).Posts);
    }

    private async Task<IEnumerable<string>> TextsAsync(Viewer viewer, FeedScope scope) =>
        [.. (await _world.Feeds.ReadAsync(viewer, new FeedRequest(scope), Token)).Posts.Select(post => post.Html.Value.Replace("<p>", "").Replace("</p>", "").Trim())];

    private async Task<CommunityId> CommunityAsync(string slug) => (await _world.Get<Importer>().PutCommunityAsync(
        new ImportSettings(TenantId.Default),
        new ImportedCommunity(
            slug, slug, new Charter("We keep every oven running.", "Downtime", "Fitters", ["Fewer calls"], null, _world.Clock.GetUtcNow().AddDays(90)),
            CommunityState.Active, _world.Clock.GetUtcNow()),
        Token)).Id;

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
