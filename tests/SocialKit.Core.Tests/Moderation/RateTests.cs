namespace SocialKit.Core.Tests;

/// <summary>How often one member may do what: the default numbers, who they are counted for, and what somebody who is too fast is told.</summary>
public sealed class RateTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);

    private readonly World _world = new(options => options.Rates.Enabled = true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posts_and_comments_together_are_one_in_five_seconds_and_the_refusal_says_how_long_to_wait()
    {
        var ana = await KnownAsync("ana");
        await CommentAsync(ana, "First");

        var refused = await World.RefusedAsync(() => PostAsync(ana, "Second"));
        Assert.Equal(SocialError.TooFast, refused.Code);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.RetryAfter);
        Assert.Contains("5 seconds", refused.Message, StringComparison.Ordinal);

        _world.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(2), (await World.RefusedAsync(() => PostAsync(ana, "Second"))).RetryAfter);
        _world.Clock.Advance(TimeSpan.FromSeconds(2));
        await PostAsync(ana, "Second");
    }

    [Fact]
    public async Task Ten_in_a_minute_are_enough()
    {
        var ana = await KnownAsync("ana");
        for (var text = 1; text <= 10; text++)
        {
            await CommentAsync(ana, $"Text {text}");
            _world.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(TimeSpan.FromSeconds(10), (await World.RefusedAsync(() => CommentAsync(ana, "Text 11"))).RetryAfter);
        _world.Clock.Advance(TimeSpan.FromSeconds(10));
        await CommentAsync(ana, "Text 11");
    }

    [Fact]
    public async Task A_newcomer_waits_thirty_seconds_until_three_texts_or_a_day()
    {
        var (ana, ben) = (await NewAsync("ana"), await NewAsync("ben"));
        await CommentAsync(ana, "First");
        await CommentAsync(ben, "First");
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(25), (await World.RefusedAsync(() => CommentAsync(ana, "Second"))).RetryAfter);

        // Three texts, and nobody is a newcomer any more.
        _world.Clock.Advance(TimeSpan.FromSeconds(25));
        await CommentAsync(ana, "Second");
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        await PostAsync(ana, "Third");
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        await CommentAsync(ana, "Fourth");

        // A day, and neither is who wrote little.
        _world.Clock.Advance(TimeSpan.FromHours(24));
        await CommentAsync(ben, "Second");
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        await CommentAsync(ben, "Third");
    }

    [Fact]
    public async Task Reactions_are_sixty_in_a_minute_and_five_hundred_a_day()
    {
        var ana = await KnownAsync("ana");
        var post = await PostAsync(ana, "A post");
        for (var change = 1; change <= 500; change++)
        {
            await ReactAsync(change % 2 == 1);
            if (change % 60 == 0)
            {
                Assert.Equal(SocialError.TooFast, (await World.RefusedAsync(() => ReactAsync(true))).Code);
                _world.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        var refused = await World.RefusedAsync(() => ReactAsync(true));
        Assert.True(refused.RetryAfter > TimeSpan.FromHours(1), $"{refused.RetryAfter}");

        async Task ReactAsync(bool set) => await _world.Reactions.SetAsync(ana, SubjectRef.Of(post.Id), new ReactionKind("like"), set, Token);
    }

    [Fact]
    public async Task Edits_are_thirty_a_day_and_the_text_that_stands_stays()
    {
        var ana = await KnownAsync("ana");
        var comment = await CommentAsync(ana, "Text 0");
        for (var edit = 1; edit <= 30; edit++)
        {
            comment = await EditAsync($"Text {edit}");
        }

        Assert.Equal(SocialError.TooFast, (await World.RefusedAsync(() => EditAsync("Text 31"))).Code);
        Assert.Contains("Text 30", (await _world.Discussions.ReadCommentAsync(ana, comment.Id, Token)).Html.Value, StringComparison.Ordinal);

        async Task<CommentView> EditAsync(string text) => await _world.Discussions.EditAsync(ana, comment.Id, new EditText(text, comment.Version, comment.EditStamp), Token);
    }

    [Fact]
    public async Task Everybody_has_their_own_and_what_is_refused_or_repeated_or_true_already_costs_nothing()
    {
        var (ana, ben) = (await KnownAsync("ana"), await KnownAsync("ben"));
        var first = await CommentAsync(ana, "First", "form-1");
        Assert.Equal(first.Id, (await CommentAsync(ana, "First", "form-1")).Id);
        Assert.Equal(first.Id, (await CommentAsync(ana, "First")).Id);
        await CommentAsync(ben, "Ben's first");

        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<SocialKitException>(() => CommentAsync(ana, ""));
        await CommentAsync(ana, "Second");
        for (var refused = 0; refused < 20; refused++)
        {
            Assert.Equal(SocialError.TooFast, (await World.RefusedAsync(() => CommentAsync(ana, "Third"))).Code);
        }

        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        await CommentAsync(ana, "Third");
    }

    /// <summary>Somebody the company has known for long.</summary>
    private async Task<Viewer> KnownAsync(string handle)
    {
        var viewer = await NewAsync(handle);
        _world.Clock.Advance(TimeSpan.FromDays(2));
        return viewer;
    }

    private Task<Viewer> NewAsync(string handle) => _world.PersonAsync(handle);

    private async Task<CommentView> CommentAsync(Viewer viewer, string text, string? clientId = null) =>
        await _world.Discussions.CommentAsync(viewer, new NewComment(s_order, null, text, CommentKind.Comment, clientId), Token);

    private async Task<PostView> PostAsync(Viewer viewer, string text) =>
        await _world.Posts.CreateAsync(viewer, new NewPost(FeedScope.Company, PostKind.Text, text), Token);

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
