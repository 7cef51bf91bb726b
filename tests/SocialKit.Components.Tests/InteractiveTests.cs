using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>What forms do where a circuit or WebAssembly handles them.</summary>
public class InteractiveTests : BunitContext
{
    private readonly FakeServices _services = new();

    public InteractiveTests()
    {
        StaticHost.Add(Services, _services, new FakePage());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_comment_is_written_with_its_client_id_and_the_form_is_new_again()
    {
        var talk = Talk();
        var form = talk.Find(".sk-discussion > form");
        var clientId = form.QuerySelector("[name=clientId]")!.GetAttribute("value");
        await form.QuerySelector("textarea")!.InputAsync(new ChangeEventArgs { Value = "Hello **there**" });
        await talk.Find(".sk-discussion > form").SubmitAsync();

        Assert.Equal(new NewComment(Fixtures.Order, null, "Hello **there**", CommentKind.Comment, clientId), Assert.Single(_services.Commands));
        talk.WaitForAssertion(() => Assert.NotEqual(clientId, talk.Find(".sk-discussion > form [name=clientId]").GetAttribute("value")));
        Assert.Equal("", talk.Find(".sk-discussion > form textarea").GetAttribute("value") ?? "");
        Assert.Equal(2, _services.DiscussionRequests.Count);
    }

    [Fact]
    public async Task A_reply_names_its_parent()
    {
        var talk = Talk();
        var parent = Fixtures.Comments[0].Replies[0].Id;
        await talk.Find($"#sk-comment-{parent} .sk-reply textarea").InputAsync(new ChangeEventArgs { Value = "Good." });
        await talk.Find($"#sk-comment-{parent} .sk-reply form").SubmitAsync();

        Assert.Equal(parent, Assert.IsType<NewComment>(Assert.Single(_services.Commands)).Parent);
    }

    [Fact]
    public async Task A_refusal_is_told_at_the_field_and_the_text_is_kept()
    {
        var talk = Talk();
        await talk.Find(".sk-discussion > form textarea").InputAsync(new ChangeEventArgs { Value = "x" });
        _services.Refusal = new SocialError(SocialError.Invalid, "text", "Ten thousand characters at most.");
        await talk.Find(".sk-discussion > form").SubmitAsync();

        var area = talk.Find(".sk-discussion > form textarea");
        Assert.Equal("x", area.GetAttribute("value"));
        Assert.Equal("true", area.GetAttribute("aria-invalid"));
        var message = talk.Find($"#{area.GetAttribute("aria-describedby")}");
        Assert.Equal("Ten thousand characters at most.", message.TextContent);
        Assert.Equal("alert", message.GetAttribute("role"));
        Assert.False(message.HasAttribute("hidden"));
        Assert.NotNull(talk.Find($"#sk-comment-{Fixtures.Comments[0].Id}"));
    }

    [Fact]
    public async Task A_conflict_shows_what_stands_now_and_saving_again_replaces_it()
    {
        var talk = Talk();
        var id = Fixtures.Comments[0].Id;
        Assert.Equal("The customer asks for delivery on Thursday. Can we make it?", talk.Find($"#sk-comment-{id} .sk-panel textarea").GetAttribute("value"));
        await talk.Find($"#sk-comment-{id} .sk-panel textarea").InputAsync(new ChangeEventArgs { Value = "Mine" });
        _services.Refusal = new SocialError(SocialError.Conflict, "text", "Someone was faster.") { CurrentText = "Theirs", CurrentVersion = 7 };
        await talk.Find($"#sk-comment-{id} .sk-panel form[action$=edits]").SubmitAsync();
        Assert.Equal("Theirs", talk.Find($"#sk-comment-{id} .sk-conflict pre").TextContent);

        _services.Refusal = null;
        await talk.Find($"#sk-comment-{id} .sk-panel form[action$=edits]").SubmitAsync();
        Assert.Equal((id, new EditText("Mine", 7, "stamp")), Assert.Single(_services.Commands));
    }

    [Fact]
    public async Task Failures_that_are_nobodys_answer_are_not_swallowed()
    {
        var talk = Talk();
        _services.Discussion = _ => throw new InvalidOperationException("The store is gone.");
        await talk.Find(".sk-discussion > form textarea").InputAsync(new ChangeEventArgs { Value = "x" });
        await talk.Find(".sk-discussion > form").SubmitAsync();

        // The host's error boundary or circuit gets it.
        Assert.IsType<InvalidOperationException>(await Renderer.UnhandledException.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_text_that_could_not_be_stored_is_kept_and_sent_again_under_the_same_id()
    {
        var talk = Talk();
        var clientId = talk.Find(".sk-discussion > form [name=clientId]").GetAttribute("value");
        await talk.Find(".sk-discussion > form textarea").InputAsync(new ChangeEventArgs { Value = "Where is it?" });
        _services.Fault = new TimeoutException("The store did not answer.");
        await talk.Find(".sk-discussion > form").SubmitAsync();

        var area = talk.Find(".sk-discussion > form textarea");
        Assert.Equal("Where is it?", area.GetAttribute("value"));
        Assert.Equal("Not stored right now.", talk.Find($"#{area.GetAttribute("aria-describedby")}").TextContent);

        _services.Fault = null;
        await talk.Find(".sk-discussion > form").SubmitAsync();
        Assert.Equal(new NewComment(Fixtures.Order, null, "Where is it?", CommentKind.Comment, clientId), Assert.Single(_services.Commands));
    }

    [Fact]
    public void A_widget_whose_data_cannot_be_reached_says_so_in_its_place()
    {
        _services.Fault = new TimeoutException("The store did not answer.");
        var feed = Render<SocialFeed>(parameters => parameters.Add(widget => widget.Scope, FeedScope.Company));
        feed.WaitForAssertion(() => Assert.Equal("Not available right now", feed.Find(".sk-state-title").TextContent));
        Assert.Equal("/app/orders/4711", feed.Find(".sk-state a.sk-button").GetAttribute("href"));
        Assert.Empty(feed.FindAll("form"));
    }

    [Fact]
    public async Task A_reaction_changes_in_place_without_reading_the_list_again()
    {
        var feed = Feed();
        var post = Fixtures.Posts[0];
        await feed.Find($"#sk-post-{post.Id} > .sk-foot button[value=like]").ClickAsync();

        Assert.Equal((post.Subject, new ReactionKind("like"), false), Assert.Single(_services.Commands));
        Assert.Single(_services.FeedRequests);
        Assert.Empty(feed.FindAll($"#sk-post-{post.Id} > .sk-foot [aria-pressed=true]"));
    }

    [Fact]
    public async Task Load_more_adds_below_and_repeats_nothing()
    {
        _services.Feed = request => request.Cursor is null
            ? Fixtures.Feed(request.Scope)
            : Fixtures.Feed(request.Scope) with { Posts = [Fixtures.Posts[2], Fixtures.Post(104, Fixtures.Mei, "<p>Fourth</p>", 4000)], Next = null };
        var feed = Feed();
        await feed.Find("[data-sk-more]").ClickAsync();

        feed.WaitForAssertion(() => Assert.Equal(4, feed.FindAll("article.sk-post").Count));
        Assert.Empty(feed.FindAll("[data-sk-more]"));
    }

    [Fact]
    public async Task More_replies_are_added_in_their_thread()
    {
        var talk = Talk();
        _services.Discussion = request => Fixtures.Discussion with
        {
            Comments = [Fixtures.Comments[0] with { Replies = [Fixtures.Comment(220, Fixtures.Mei, "<p>Fifth</p>", 20, 2)], NextReplies = null }],
            Partial = true,
        };
        await talk.Find("[data-sk-more=replies]").ClickAsync();

        talk.WaitForAssertion(() => Assert.Equal(5, talk.FindAll($"#sk-comment-{Fixtures.Comments[0].Id}-thread article").Count));
        Assert.Equal("more-201", _services.DiscussionRequests[^1].Replies);
        Assert.Empty(talk.FindAll("[data-sk-more=replies]"));
    }

    [Fact]
    public async Task A_question_sends_its_title_and_plain_text_does_not()
    {
        var composer = Render<SocialComposer>();
        await composer.Find("[name=title]").InputAsync(new ChangeEventArgs { Value = "How do we do this?" });
        await composer.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Details" });
        await composer.Find("[value=question]").ChangeAsync(new ChangeEventArgs { Value = "question" });
        await composer.Find("form").SubmitAsync();
        var question = Assert.IsType<NewPost>(_services.Commands[^1]);
        Assert.Equal((PostKind.Question, "How do we do this?"), (question.Kind, question.Title));
        Assert.Contains("Your post is online", composer.Markup, StringComparison.Ordinal);

        await composer.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Just so" });
        await composer.Find("form").SubmitAsync();
        var text = Assert.IsType<NewPost>(_services.Commands[^1]);
        Assert.Equal((PostKind.Text, null), (text.Kind, text.Title));
    }

    [Fact]
    public async Task A_new_post_shows_in_a_feed_on_the_same_page()
    {
        var feed = Feed();
        var composer = Render<SocialComposer>();
        await composer.Find("textarea").InputAsync(new ChangeEventArgs { Value = "News" });
        await composer.Find("form").SubmitAsync();

        feed.WaitForAssertion(() => Assert.Equal(2, _services.FeedRequests.Count));
    }

    [Fact]
    public async Task Deleting_and_restoring_ask_the_service()
    {
        var feed = Feed();
        await feed.Find("form[action$=deletion]").SubmitAsync();
        Assert.Equal(("delete", Fixtures.Posts[0].Id), Assert.Single(_services.Commands));
    }

    [Fact]
    public async Task Following_changes_the_button()
    {
        var button = Render<SocialFollowButton>(parameters => parameters.Add(follow => follow.Subject, SubjectRef.Of(Fixtures.Bo.Id)));
        await button.Find("form").SubmitAsync();

        Assert.Equal((SubjectRef.Of(Fixtures.Bo.Id), true), Assert.Single(_services.Commands));
        Assert.Equal("Following", button.Find("button").TextContent);
    }

    [Fact]
    public async Task Recipients_may_be_written_as_people_write_them()
    {
        var give = Render<SocialGiveKudos>();
        await give.Find("[name=to]").InputAsync(new ChangeEventArgs { Value = "@bo, mei  @bo" });
        await give.Find("[value=craft]").ChangeAsync(new ChangeEventArgs { Value = "craft" });
        await give.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Measured it twice." });
        await give.Find("form").SubmitAsync();

        var kudos = Assert.IsType<NewKudos>(Assert.Single(_services.Commands));
        Assert.Equal(["bo", "mei"], kudos.Recipients);
        Assert.Equal(("craft", "Measured it twice."), (kudos.Value, kudos.Text));
    }

    [Fact]
    public void Parameters_that_did_not_change_read_nothing_again()
    {
        var talk = Talk();
        talk.Render(parameters => parameters.Add(discussion => discussion.Subject, Fixtures.Order));
        Assert.Single(_services.DiscussionRequests);

        talk.Render(parameters => parameters.Add(discussion => discussion.Subject, SubjectRef.For("order", "4712")));
        talk.WaitForAssertion(() => Assert.Equal(2, _services.DiscussionRequests.Count));
    }

    private IRenderedComponent<SocialDiscussion> Talk()
    {
        var talk = Render<SocialDiscussion>(parameters => parameters.Add(discussion => discussion.Subject, Fixtures.Order));
        talk.WaitForElement("textarea");
        return talk;
    }

    private IRenderedComponent<SocialFeed> Feed()
    {
        var feed = Render<SocialFeed>();
        feed.WaitForElement("article");
        return feed;
    }
}
