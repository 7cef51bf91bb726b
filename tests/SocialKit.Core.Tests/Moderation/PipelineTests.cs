namespace SocialKit.Core.Tests;

public sealed class PipelineTests : IAsyncDisposable
{
    private readonly Desk _desk = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_a_rule_rejects_is_refused_with_its_field_and_reason_and_nothing_is_stored()
    {
        var ana = await _desk.World.PersonAsync("ana");
        await _desk.RuleAsync("rebate", "reject", "Rebates are for sales only.");
        foreach (var refused in new[]
        {
            await World.RefusedAsync(() => _desk.World.PostAsync(ana, "A rebate for all")),
            await World.RefusedAsync(() => _desk.World.SayAsync(ana, SubjectRef.For("order", 1), "A rebate for all")),
            await World.RefusedAsync(async () => await _desk.World.KudosWall.GiveAsync(ana, new NewKudos(["mo"], "care", "Thank you for the rebate"), Token)),
        })
        {
            Assert.Equal((SocialError.Invalid, "text"), (refused.Code, refused.Field));
            Assert.Contains("Rebates are for sales only.", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("rebate ", refused.Message, StringComparison.Ordinal);
        }

        var title = await World.RefusedAsync(() => _desk.World.PostAsync(ana, "How much?", PostKind.Question, "A rebate for whom?"));
        Assert.Equal("title", title.Field);
        Assert.Empty((await _desk.World.Feeds.ReadAsync(ana, new FeedRequest(FeedScope.Company), Token)).Posts);
    }

    [Fact]
    public async Task A_held_post_is_seen_by_its_author_and_moderators_until_it_is_approved()
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        await _desk.RuleAsync("price", "hold", "Prices are looked at first.");
        var post = await _desk.World.PostAsync(ana, "The price is 5");
        Assert.Equal(new ModerationNotice("held", "Prices are looked at first."), post.Notice);
        Assert.Equal(post.Id, Assert.Single(await FeedAsync(ana)).Id);
        Assert.Empty(await FeedAsync(ben));
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.World.Posts.ReadAsync(ben, post.Id, Token))).Code);

        var waiting = Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.Equal(("text", "rule", "price"), (waiting.Waits, waiting.Reasons[0].Source, waiting.Reasons[0].Detail));
        await _desk.DecideAsync(waiting, DecisionAction.Approve);
        Assert.Null(Assert.Single(await FeedAsync(ben)).Notice);
        Assert.Empty((await _desk.QueueAsync()).Cases);

        // Who delivers posts learns of it now, and not before.
        var log = await _desk.World.Memory.Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 100, Token);
        Assert.Equal([Verb.Submitted, Verb.Posted, Verb.Moderated], log.Select(entry => entry.Entry.Verb));
    }

    [Fact]
    public async Task A_held_edit_leaves_the_approved_text_until_it_is_decided()
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        await _desk.RuleAsync("price", "hold", "Prices are looked at first.");
        var post = await _desk.World.PostAsync(ana, "Cheap");
        var edited = await _desk.World.Posts.EditAsync(ana, post.Id, new EditText("The price is 5", post.Version, null), Token);
        Assert.Equal(("edit", "<p>Cheap</p>\n"), (edited.Notice?.State, edited.Html.ToString()));
        Assert.Equal("<p>Cheap</p>\n", (await _desk.World.Posts.ReadAsync(ben, post.Id, Token)).Html.ToString());

        // A second change takes the place of the first, in the same case.
        await _desk.World.Posts.EditAsync(ana, post.Id, new EditText("The price is 6", post.Version, null), Token);
        var waiting = Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.Equal(("edit", "<p>The price is 6</p>\n"), (waiting.Waits, waiting.EditHtml?.ToString()));
        var decision = await _desk.DecideAsync(waiting, DecisionAction.Approve);
        Assert.Equal("<p>The price is 6</p>\n", (await _desk.World.Posts.ReadAsync(ben, post.Id, Token)).Html.ToString());
        Assert.Single(await _desk.World.Posts.ReadRevisionsAsync(ben, post.Id, Token));

        await _desk.Moderation.UndoAsync(_desk.Mo, decision.Id, Token);
        Assert.Equal("<p>Cheap</p>\n", (await _desk.World.Posts.ReadAsync(ben, post.Id, Token)).Html.ToString());
        Assert.Empty(await _desk.World.Posts.ReadRevisionsAsync(ben, post.Id, Token));
        Assert.Equal("edit", Assert.Single((await _desk.QueueAsync()).Cases).Waits);

        var rejected = await _desk.DecideAsync(Assert.Single((await _desk.QueueAsync()).Cases), DecisionAction.Reject, "Ask sales.");
        Assert.Null((await _desk.World.Posts.ReadAsync(ana, post.Id, Token)).Notice);
        var told = (await _desk.StandingAsync(ana)).Decisions.First(one => one.Id == rejected.Id);
        Assert.Equal(("Ask sales.", "<p>The price is 6</p>\n"), (told.Reason, told.Html?.ToString()));
    }

    [Fact]
    public async Task A_change_that_is_clean_takes_the_place_of_one_that_waits()
    {
        var ana = await _desk.World.PersonAsync("ana");
        await _desk.RuleAsync("price", "hold", "Prices are looked at first.");
        var comment = await _desk.World.SayAsync(ana, SubjectRef.For("order", 1), "Cheap");
        await _desk.World.Discussions.EditAsync(ana, comment.Id, new EditText("The price is 5", comment.Version, null), Token);
        var clean = await _desk.World.Discussions.EditAsync(ana, comment.Id, new EditText("Not dear", comment.Version, null), Token);
        Assert.Equal((null, "<p>Not dear</p>\n"), (clean.Notice, clean.Html.ToString()));
        Assert.Equal("published", Assert.Single((await _desk.QueueAsync()).Cases).Waits);
    }

    [Fact]
    public async Task A_rejected_text_is_handed_in_again_by_changing_it_and_a_hidden_one_stays_hidden()
    {
        var ana = await _desk.World.PersonAsync("ana");
        await _desk.RuleAsync("price", "hold", "Prices are looked at first.");
        var post = await _desk.World.PostAsync(ana, "The price is 5");
        await _desk.DecideAsync(Assert.Single((await _desk.QueueAsync()).Cases), DecisionAction.Reject, "Ask sales.");
        var rejected = await _desk.World.Posts.ReadAsync(ana, post.Id, Token);
        Assert.Equal(new ModerationNotice("rejected", "Ask sales."), rejected.Notice);
        Assert.Equal("held", (await _desk.World.Posts.EditAsync(ana, post.Id, new EditText("Cheap", rejected.Version, null), Token)).Notice?.State);
        await _desk.DecideAsync(Assert.Single((await _desk.QueueAsync()).Cases), DecisionAction.Approve);

        var ben = await _desk.World.PersonAsync("ben");
        await _desk.FlagAsync(ben, SubjectRef.Of(post.Id));
        await _desk.DecideAsync(Assert.Single((await _desk.QueueAsync()).Cases), DecisionAction.Hide, "Unkind.");
        var hidden = await _desk.World.Posts.ReadAsync(ana, post.Id, Token);
        Assert.Equal(new ModerationNotice("hidden", "Unkind."), hidden.Notice);
        Assert.Equal("hidden", (await _desk.World.Posts.EditAsync(ana, post.Id, new EditText("Kind", hidden.Version, null), Token)).Notice?.State);
        Assert.Equal("changed", Assert.Single(Assert.Single((await _desk.QueueAsync()).Cases).Reasons).Source);
    }

    [Fact]
    public async Task A_watching_rule_lets_the_text_out_and_shows_it_to_moderators()
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        await _desk.RuleAsync("strike", "watch", "Watched.");
        Assert.Null((await _desk.World.PostAsync(ana, "A strike")).Notice);
        Assert.Single(await FeedAsync(ben));
        Assert.Equal("published", Assert.Single((await _desk.QueueAsync()).Cases).Waits);
    }

    [Fact]
    public async Task What_waits_in_a_place_is_said_by_its_setting_and_moderators_need_not_wait_there()
    {
        var ana = await _desk.World.PersonAsync("ana");
        await _desk.Rules.SaveSettingAsync(_desk.Mo, new SettingView(null, null, HoldAll: false, HoldFirst: 1), Token);
        var first = await _desk.World.PostAsync(ana, "My first");
        Assert.Equal("held", first.Notice?.State);
        Assert.Equal("held", (await _desk.World.PostAsync(ana, "Still my first, while nothing is out")).Notice?.State);
        await _desk.DecideAsync((await _desk.QueueAsync()).Cases[0], DecisionAction.Approve);
        Assert.Null((await _desk.World.PostAsync(ana, "My second")).Notice);
        await _desk.Rules.SaveSettingAsync(_desk.Mo, new SettingView(null, null, HoldAll: true, HoldFirst: 0), Token);
        Assert.Equal("held", (await _desk.World.SayAsync(ana, SubjectRef.For("order", 1), "Waits")).Notice?.State);
        Assert.Null((await _desk.World.PostAsync(_desk.Mo, "By a moderator")).Notice);
    }

    [Fact]
    public async Task Stages_of_the_host_are_asked_in_order_and_each_of_their_answers_does_what_it_says()
    {
        await using var desk = new Desk(builder => builder.AddModerationStage<Tagging>("tags").AddModerationStage<Deciding>("decides"));
        var ana = await desk.World.PersonAsync("ana");
        Assert.Null((await desk.World.PostAsync(ana, "Fine")).Notice);
        Assert.Empty((await desk.QueueAsync()).Cases);
        Assert.Null((await desk.World.PostAsync(ana, "A tag")).Notice);
        Assert.Equal(("tag", "seen"), (Assert.Single((await desk.QueueAsync()).Cases) is var tagged ? tagged.Reasons[0].Source : "", tagged.Reasons[0].Detail));
        Assert.Equal(new ModerationNotice("held", "Somebody looks at it."), (await desk.World.PostAsync(ana, "Please hold")).Notice);

        // The second stage knows what the first one said.
        var refused = await World.RefusedAsync(() => desk.World.PostAsync(ana, "A tag to reject"));
        Assert.Equal(("text", "Not here."), (refused.Field, refused.Message));
    }

    [Theory]
    [InlineData(true, StageFailure.Hold, "held")]
    [InlineData(true, StageFailure.Pass, null)]
    [InlineData(false, StageFailure.Hold, "held")]
    [InlineData(false, StageFailure.Pass, null)]
    public async Task A_stage_that_fails_or_is_late_decides_as_it_was_registered_to(bool late, StageFailure failure, string? state)
    {
        await using var desk = new Desk(builder => _ = late
            ? builder.AddModerationStage<Late>("late", TimeSpan.FromMilliseconds(30), failure)
            : builder.AddModerationStage<Failing>("broken", onFailure: failure));
        var post = await desk.World.PostAsync(await desk.World.PersonAsync("ana"), "Fine");
        Assert.Equal(state, post.Notice?.State);
        if (state is not null)
            Assert.Equal("silent", Assert.Single((await desk.QueueAsync()).Cases).Reasons[0].Source);
    }

    [Fact]
    public async Task Who_is_watched_waits_and_is_told_so()
    {
        var ana = await _desk.World.PersonAsync("ana");
        await _desk.SanctionAsync(ana, DecisionAction.Watch);
        Assert.Equal("held", (await _desk.World.PostAsync(ana, "Waits")).Notice?.State);
        Assert.Equal("watch", Assert.Single((await _desk.StandingAsync(ana)).Sanctions).Kind);
        var kudos = await World.RefusedAsync(async () => await _desk.World.KudosWall.GiveAsync(ana, new NewKudos(["mo"], "care", "Thank you for everything"), Token));
        Assert.Contains("cannot wait", kudos.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private async Task<IReadOnlyList<PostView>> FeedAsync(Viewer viewer) =>
        (await _desk.World.Feeds.ReadAsync(viewer, new FeedRequest(FeedScope.Company), Token)).Posts;

    private sealed class Tagging : IModerationStage
    {
        public ValueTask<StageVerdict> JudgeAsync(ModeratedText text, CancellationToken cancellationToken) =>
            ValueTask.FromResult(text.Plain.Contains("tag", StringComparison.Ordinal) ? StageVerdict.Tag("seen") : StageVerdict.Pass);
    }

    private sealed class Deciding : IModerationStage
    {
        public ValueTask<StageVerdict> JudgeAsync(ModeratedText text, CancellationToken cancellationToken) => ValueTask.FromResult(
            text.Plain.Contains("hold", StringComparison.Ordinal) ? StageVerdict.Hold("Somebody looks at it.")
            : text.Plain.Contains("reject", StringComparison.Ordinal) && text.Tags.Contains("seen") ? StageVerdict.Reject("Not here.")
            : StageVerdict.Pass);
    }

    private sealed class Failing : IModerationStage
    {
        public ValueTask<StageVerdict> JudgeAsync(ModeratedText text, CancellationToken cancellationToken) => throw new InvalidOperationException("Broken.");
    }

    private sealed class Late : IModerationStage
    {
        public async ValueTask<StageVerdict> JudgeAsync(ModeratedText text, CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return StageVerdict.Pass;
        }
    }
}
