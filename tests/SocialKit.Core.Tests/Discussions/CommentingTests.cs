namespace SocialKit.Core.Tests;

public sealed class CommentingTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 4711);
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_is_read_back_by_others_with_its_author_and_text()
    {
        var (ana, ben) = (await _world.PersonAsync("ana", "Ana Reis"), await _world.PersonAsync("ben"));
        await _world.SayAsync(ana, s_order, "The pallet is **two** boxes short.");

        var page = await _world.TalkAsync(ben, s_order);

        var comment = Assert.Single(page.Comments);
        Assert.Equal("Ana Reis", comment.Author!.Name);
        Assert.Contains("<strong>two</strong>", comment.Html.Value, StringComparison.Ordinal);
        Assert.Equal(1, page.Total);
        Assert.Equal("Order 4711", page.Title);
    }

    [Fact]
    public async Task The_hosts_policy_decides_per_viewer_for_page_count_badge_and_permalink()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var comment = await _world.SayAsync(ana, s_order, "Only for the north.");
        _world.Host.Grant = (viewer, subject) => viewer.Member == ana.Member ? new SubjectGrant("Order", "/o", true, false) : null;

        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => _world.TalkAsync(ben, s_order))).Code);
        Assert.Empty(await _world.Discussions.SummariseAsync(ben, [s_order], Token));
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Subjects.LocateAsync(ben, SubjectRef.Of(comment.Id), Token))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => _world.SayAsync(ben, s_order, "Let me in."))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Reactions.SetAsync(ben, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token))).Code);
        Assert.Equal(1, (await _world.Discussions.SummariseAsync(ana, [s_order], Token))[s_order].Total);
    }

    [Fact]
    public async Task Unknown_and_forbidden_are_the_same_refusal()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var hidden = await _world.SayAsync(ana, s_order, "Secret.");
        _world.Host.Grant = (viewer, _) => viewer.Member == ana.Member ? new SubjectGrant("Order", "/o", true, false) : null;
        var unknown = new CommentId(Guid.CreateVersion7());

        var forbidden = await World.RefusedAsync(async () => await _world.Discussions.EditAsync(ben, hidden.Id, new EditText("x", 1, null), Token));
        var missing = await World.RefusedAsync(async () => await _world.Discussions.EditAsync(ben, unknown, new EditText("x", 1, null), Token));

        Assert.Equal(missing, forbidden);
    }

    [Fact]
    public async Task A_reader_who_may_not_write_is_told_so_and_a_closed_subject_takes_nothing()
    {
        var ana = await _world.PersonAsync("ana");
        _world.Host.Grant = (_, _) => new SubjectGrant("Order", "/o", CanPost: false, Closed: false);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _world.SayAsync(ana, s_order, "Hello"))).Code);
        Assert.False((await _world.TalkAsync(ana, s_order)).CanPost);

        _world.Host.Grant = (_, _) => new SubjectGrant("Order", "/o", CanPost: true, Closed: true);
        Assert.Equal(SocialError.Closed, (await World.RefusedAsync(() => _world.SayAsync(ana, s_order, "Hello"))).Code);
        Assert.True((await _world.TalkAsync(ana, s_order)).Closed);
    }

    [Fact]
    public async Task Nobody_signed_in_reads_what_the_host_allows_but_writes_nothing()
    {
        var ana = await _world.PersonAsync("ana");
        await _world.SayAsync(ana, s_order, "Public order.");

        var page = await _world.TalkAsync(_world.Nobody, s_order);
        Assert.Single(page.Comments);
        Assert.True(page.SignInToPost);
        Assert.False(page.CanPost);
        Assert.Equal(SocialError.SignInRequired, (await World.RefusedAsync(() => _world.SayAsync(_world.Nobody, s_order, "Hi"))).Code);
    }

    [Fact]
    public async Task A_reply_must_answer_a_comment_on_the_same_subject()
    {
        var ana = await _world.PersonAsync("ana");
        var elsewhere = await _world.SayAsync(ana, SubjectRef.For("order", 1), "Another order.");

        var refused = await World.RefusedAsync(() => _world.SayAsync(ana, s_order, "Mis-threaded", elsewhere.Id));

        Assert.Equal((SocialError.NotFound, "parent"), (refused.Code, refused.Field));
        Assert.Empty((await _world.TalkAsync(ana, s_order)).Comments);
    }

    [Fact]
    public async Task Replies_are_stored_to_depth_32_and_shown_three_levels_deep()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben", "Ben Okri"));
        var last = await _world.SayAsync(ana, s_order, "Level 1");
        for (var level = 2; level <= 34; level++)
        {
            last = await _world.SayAsync(level % 2 == 0 ? ben : ana, s_order, $"Level {level}", last.Id);
        }

        var stored = await _world.Store.Discussions.ReadRepliesAsync(
            AccessScope.For(ana), [(await _world.TalkAsync(ana, s_order)).Comments[0].Id], null, 101, Token);
        var shown = (await _world.TalkAsync(ana, s_order)).Comments[0].Replies;

        Assert.Equal(32, stored.Max(comment => comment.Depth));
        Assert.Equal(33, stored.Count);
        Assert.Equal([2, 3, 3, 3], shown.Take(4).Select(reply => reply.Level));
        Assert.Null(shown[1].ReplyingTo);
        Assert.Equal("ana", shown[2].ReplyingTo!.Handle);
        Assert.Equal("Ben Okri", shown[3].ReplyingTo!.Name);
    }

    [Theory]
    [InlineData(0, new[] { 1, 1, 1 })]
    [InlineData(1, new[] { 1, 2, 2 })]
    [InlineData(2, new[] { 1, 2, 3 })]
    public async Task The_host_chooses_how_deep_replies_are_indented(int depth, int[] levels)
    {
        await using var world = new World(options => options.ShownDepth = depth);
        var ana = await world.PersonAsync("ana");
        var first = await world.SayAsync(ana, s_order, "One");
        var second = await world.SayAsync(ana, s_order, "Two", first.Id);
        await world.SayAsync(ana, s_order, "Three", second.Id);

        var root = (await world.TalkAsync(ana, s_order)).Comments[0];

        Assert.Equal(levels, root.Replies.Select(reply => reply.Level).Prepend(root.Level));
    }

    [Fact]
    public async Task Sending_a_form_again_answers_with_the_first_comment_and_another_text_is_refused()
    {
        var ana = await _world.PersonAsync("ana");
        var first = await _world.SayAsync(ana, s_order, "Once only", clientId: "form-1");
        _world.Clock.Advance(TimeSpan.FromHours(2));
        var again = await _world.SayAsync(ana, s_order, "Once only", clientId: "form-1");

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, (await _world.TalkAsync(ana, s_order)).Total);
        Assert.Equal(SocialError.KeyReused, (await World.RefusedAsync(() => _world.SayAsync(ana, s_order, "Something else", clientId: "form-1"))).Code);
    }

    [Fact]
    public async Task The_same_words_in_the_same_place_within_five_minutes_are_one_comment()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var first = await _world.SayAsync(ana, s_order, "Done.");

        Assert.Equal(first.Id, (await _world.SayAsync(ana, s_order, "Done.")).Id);
        Assert.NotEqual(first.Id, (await _world.SayAsync(ben, s_order, "Done.")).Id);
        Assert.NotEqual(first.Id, (await _world.SayAsync(ana, s_order, "Done.", first.Id)).Id);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotEqual(first.Id, (await _world.SayAsync(ana, s_order, "Done.")).Id);
    }

    [Fact]
    public async Task Only_a_top_level_comment_on_a_question_can_be_an_answer_and_only_the_asker_accepts_it()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var question = await _world.PostAsync(ana, "It trips at 240 degrees.", PostKind.Question, "Why does it trip?");
        var refused = await World.RefusedAsync(async () => await _world.Discussions.CommentAsync(
            ben, new NewComment(s_order, null, "An answer?", CommentKind.Answer), Token));
        var answer = await _world.Discussions.CommentAsync(
            ben, new NewComment(question.Subject, null, "The limiter is set for the small model.", CommentKind.Answer), Token);

        Assert.Equal("kind", refused.Field);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _world.Discussions.AcceptAsync(ben, answer.Id, true, Token))).Code);
        await _world.Discussions.AcceptAsync(ana, answer.Id, true, Token);
        Assert.True((await _world.TalkAsync(ben, question.Subject)).Comments[0].Accepted);
        Assert.True((await _world.Posts.ReadAsync(ben, question.Id, Token)).Answered);
        await _world.Discussions.AcceptAsync(ana, answer.Id, false, Token);
        Assert.False((await _world.Posts.ReadAsync(ben, question.Id, Token)).Answered);
    }

    [Fact]
    public async Task A_mention_is_kept_as_an_id_and_shown_with_todays_name()
    {
        var ana = await _world.PersonAsync("ana", "Ana Reis");
        var comment = await _world.SayAsync(ana, s_order, "@ana should look, mail ana@example.org or @nobody.");
        Assert.Contains("Ana Reis", comment.Html.Value, StringComparison.Ordinal);
        Assert.StartsWith("@ana should look", comment.EditableText, StringComparison.Ordinal);

        await _world.Members.RegisterAsync(TenantId.Default, new MemberIdentity("ana", "Ana Reis-Okri", "ana", "Plant", "Fitter"), Token);

        var shown = (await _world.TalkAsync(ana, s_order)).Comments[0].Html.Value;
        Assert.Contains("Ana Reis-Okri", shown, StringComparison.Ordinal);
        Assert.Contains("@nobody", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n ")]
    [InlineData("nul \0 byte")]
    [InlineData("lone surrogate")]
    public async Task Text_that_cannot_be_kept_is_refused_by_the_name_of_its_field(string text)
    {
        var ana = await _world.PersonAsync("ana");

        // Half a character cannot stand in an attribute.
        var refused = await World.RefusedAsync(() => _world.SayAsync(ana, s_order, text.Replace("surrogate", "\ud800 surrogate", StringComparison.Ordinal)));

        Assert.Equal((SocialError.Invalid, "text"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task Badges_for_fifty_orders_take_one_question_to_the_host()
    {
        var ana = await _world.PersonAsync("ana");
        var orders = Enumerable.Range(1, 50).Select(id => SubjectRef.For("order", id)).ToList();
        await _world.SayAsync(ana, orders[6], "One");
        await _world.SayAsync(ana, orders[6], "Two");
        var calls = _world.Host.Calls;

        var badges = await _world.Discussions.SummariseAsync(ana, orders, Token);

        Assert.Equal(1, _world.Host.Calls - calls);
        Assert.Equal(50, badges.Count);
        Assert.Equal(2, badges[orders[6]].Total);
        Assert.Equal(_world.Clock.GetUtcNow(), badges[orders[6]].LastActivityAt);
        Assert.Equal(0, badges[orders[7]].Total);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
