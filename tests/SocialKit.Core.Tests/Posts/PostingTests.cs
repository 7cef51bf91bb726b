namespace SocialKit.Core.Tests;

public sealed class PostingTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_needs_a_title_and_a_kind_nobody_knows_is_refused()
    {
        var ana = await _world.PersonAsync("ana");

        Assert.Equal("title", (await World.RefusedAsync(() => _world.PostAsync(ana, "Why?", PostKind.Question))).Field);
        Assert.Equal("title", (await World.RefusedAsync(() => _world.PostAsync(ana, "Why?", PostKind.Question, "Hm?"))).Field);
        Assert.Equal("kind", (await World.RefusedAsync(() => _world.PostAsync(ana, "Why?", new PostKind("advert")))).Field);
        Assert.Equal("scope", (await World.RefusedAsync(() => _world.PostAsync(ana, "Hello", scope: FeedScope.Community("nowhere")))).Field);
        Assert.Equal("scope", (await World.RefusedAsync(() => _world.PostAsync(ana, "Hello", scope: FeedScope.Member("ben")))).Field);
    }

    [Fact]
    public async Task The_author_sees_their_post_at_once_edits_it_and_its_history_shows()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var post = await _world.PostAsync(ana, "The press is down.");
        _world.Clock.Advance(TimeSpan.FromHours(1));

        var edited = await _world.Posts.EditAsync(ana, post.Id, new EditText("The press is up again.", post.Version, post.EditStamp), Token);

        Assert.NotNull(edited.EditedAt);
        Assert.Contains("down", Assert.Single(await _world.Posts.ReadRevisionsAsync(ben, post.Id, Token)).Html.Value, StringComparison.Ordinal);
        Assert.Null((await _world.Posts.ReadAsync(ben, post.Id, Token)).EditableText);
    }

    [Fact]
    public async Task A_deleted_post_is_gone_for_others_with_its_discussion_and_comes_back()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var post = await _world.PostAsync(ana, "Oops");
        var comment = await _world.SayAsync(ben, post.Subject, "Indeed");
        await _world.Posts.DeleteAsync(ana, post.Id, Token);

        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Posts.ReadAsync(ben, post.Id, Token))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => _world.TalkAsync(ben, post.Subject))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Discussions.ReadCommentAsync(ben, comment.Id, Token))).Code);
        Assert.Empty((await _world.Feeds.ReadAsync(ben, new FeedRequest(FeedScope.Company), Token)).Posts);
        var own = Assert.Single((await _world.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Company), Token)).Posts);
        Assert.True(own.Deleted && own.Can.Restore);
        Assert.Equal("", own.Html.ToString());

        await _world.Posts.RestoreAsync(ana, post.Id, Token);
        Assert.Single((await _world.TalkAsync(ben, post.Subject)).Comments);
    }

    [Fact]
    public async Task Sending_the_form_again_makes_no_second_post()
    {
        var ana = await _world.PersonAsync("ana");
        var post = new NewPost(FeedScope.Company, PostKind.Text, "Once", ClientId: "f1");
        var first = await _world.Posts.CreateAsync(ana, post, Token);
        _world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(first.Id, (await _world.Posts.CreateAsync(ana, post, Token)).Id);
        Assert.Equal(SocialError.KeyReused, (await World.RefusedAsync(async () => await _world.Posts.CreateAsync(ana, post with { Text = "Twice" }, Token))).Code);
    }

    [Fact]
    public async Task Everything_a_post_went_through_is_in_the_log_by_id_only()
    {
        var ana = await _world.PersonAsync("ana");
        var post = await _world.PostAsync(ana, "Logged words");
        await _world.Reactions.SetAsync(ana, post.Subject, new ReactionKind("like"), true, Token);
        await _world.Reactions.SetAsync(ana, post.Subject, new ReactionKind("like"), true, Token);
        await _world.Posts.DeleteAsync(ana, post.Id, Token);

        var log = await _world.Store.Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 100, Token);

        Assert.Equal([Verb.Posted, Verb.Reacted, Verb.Deleted], log.Select(logged => logged.Entry.Verb));
        Assert.All(log, logged => Assert.Equal(post.Subject, logged.Entry.Object));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
