namespace SocialKit.Core.Tests;

public sealed class StandingTests : IAsyncDisposable
{
    private readonly Desk _desk = new();

    public static TheoryData<string> Actions => ["approve", "reject", "hide", "remove", "warn", "mute", "ban", "watch"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Whatever_is_decided_about_a_member_they_see_with_its_reason_and_it_can_be_taken_back(string word)
    {
        var action = new DecisionAction(word);
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        await _desk.RuleAsync("price", "hold", "Prices wait.");
        var post = await _desk.World.PostAsync(ana, action == DecisionAction.Approve || action == DecisionAction.Reject ? "The price" : "Words");
        var before = await StateAsync(post.Id);
        if (before.Moderation == ModerationState.Published)
            await _desk.FlagAsync(ben, post.Subject);

        var matter = Assert.Single((await _desk.QueueAsync()).Cases);
        var until = _desk.World.Clock.GetUtcNow().AddDays(3);
        var decision = await _desk.DecideAsync(matter, action, "Because of that.", one => one with { Until = until });
        var standing = await _desk.StandingAsync(ana);
        Assert.Equal((word, "Because of that."), (Assert.Single(standing.Decisions).Action, standing.Decisions[0].Reason));
        if (!action.IsOfText && action != DecisionAction.Warn)
        {
            var sanction = Assert.Single(standing.Sanctions);
            Assert.Equal((word, true, action == DecisionAction.Mute ? until : null), (sanction.Kind, sanction.Holds, sanction.Until));
        }

        if (action == DecisionAction.Remove)
            Assert.Equal("<p>Words</p>\n", standing.Decisions[0].Html?.ToString());

        _desk.World.Clock.Advance(TimeSpan.FromHours(24));
        await _desk.Moderation.UndoAsync(_desk.Mo, decision.Id, Token);
        var after = await StateAsync(post.Id);
        Assert.Equal(before with { Version = after.Version, Text = after.Text, Topics = after.Topics }, after);
        Assert.Equal(before.Text.Source, after.Text.Source);
        standing = await _desk.StandingAsync(ana);
        Assert.DoesNotContain(standing.Sanctions, sanction => sanction.Holds);
        Assert.NotNull(Assert.Single(standing.Decisions).UndoneAt);
        Assert.Equal(matter.Id, Assert.Single((await _desk.QueueAsync()).Cases).Id);
        if (before.Moderation == ModerationState.Published)
            Assert.Equal(("open", null), (Assert.Single((await _desk.StandingAsync(ben)).Flags) is var flag ? flag.State : "", flag.Answer));

        // Twice is harmless.
        await _desk.Moderation.UndoAsync(_desk.Mo, decision.Id, Token);
    }

    [Fact]
    public async Task After_a_day_a_decision_stands()
    {
        var ana = await _desk.World.PersonAsync("ana");
        var decision = await _desk.SanctionAsync(ana, DecisionAction.Ban);
        _desk.World.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () => await _desk.Moderation.UndoAsync(_desk.Mo, decision.Id, Token))).Code);
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("ban")]
    public async Task Who_is_silenced_reads_and_is_told_at_every_attempt_to_write(string word)
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        var (own, other) = (await _desk.World.PostAsync(ana, "Mine"), await _desk.World.PostAsync(ben, "Not mine"));
        var comment = await _desk.World.SayAsync(ana, SubjectRef.For("order", 1), "Mine too");
        await _desk.SanctionAsync(ana, new DecisionAction(word), _desk.World.Clock.GetUtcNow().AddDays(1));
        Func<Task>[] writes =
        [
            () => _desk.World.PostAsync(ana, "More"),
            () => _desk.World.SayAsync(ana, SubjectRef.For("order", 1), "More"),
            () => _desk.World.SayAsync(ana, other.Subject, "More"),
            async () => await _desk.World.Posts.EditAsync(ana, own.Id, new EditText("Changed", own.Version, null), Token),
            async () => await _desk.World.Discussions.EditAsync(ana, comment.Id, new EditText("Changed", comment.Version, null), Token),
            async () => await _desk.World.KudosWall.GiveAsync(ana, new NewKudos(["ben"], "care", "Thank you for everything"), Token),
        ];
        foreach (var write in writes)
        {
            var refused = await World.RefusedAsync(write);
            Assert.Equal(SocialError.Forbidden, refused.Code);
            Assert.Contains("Three warnings.", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _desk.World.Reactions.SetAsync(ana, other.Subject, new ReactionKind("like"), true, Token))).Code);
        var page = await _desk.World.TalkAsync(ana, other.Subject);
        Assert.False(page.CanPost);
        Assert.False((await _desk.World.Posts.ReadAsync(ana, other.Id, Token)).Can.Reply);

        // Taking back what one wrote is no writing, and neither is asking for help.
        await _desk.World.Posts.DeleteAsync(ana, own.Id, Token);
        await _desk.FlagAsync(ana, other.Subject);
        _desk.World.Clock.Advance(TimeSpan.FromDays(1));
        if (word == "mute")
            await _desk.World.PostAsync(ana, "Here again");
        else
            await World.RefusedAsync(() => _desk.World.PostAsync(ana, "Still not"));
    }

    [Fact]
    public async Task A_silenced_moderator_decides_nothing()
    {
        var max = await _desk.ModeratorAsync("max");
        await _desk.SanctionAsync(max, DecisionAction.Ban);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.QueueAsync(max))).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_appeal_is_answered_once_and_by_another_moderator(bool granted)
    {
        var (ana, max) = (await _desk.World.PersonAsync("ana"), await _desk.ModeratorAsync("max"));
        var decision = await _desk.SanctionAsync(ana, DecisionAction.Ban);
        Assert.True(Assert.Single((await _desk.StandingAsync(ana)).Decisions).CanAppeal);
        var standing = _desk.World.Get<IStandingService>();
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await standing.AppealAsync(max, decision.Id, "Let her.", Token))).Code);
        Assert.Equal("open", (await standing.AppealAsync(ana, decision.Id, "It was not me.", Token)).AppealState);
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () => await standing.AppealAsync(ana, decision.Id, "Again.", Token))).Code);

        // In the queue of both, answered by one.
        var own = Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.Contains("somebody else answers", own.Obstacle, StringComparison.Ordinal);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _desk.Moderation.AnswerAppealAsync(_desk.Mo, decision.Id, granted, "No.", Token))).Code);
        var matter = Assert.Single((await _desk.QueueAsync(max)).Cases);
        Assert.Equal(("It was not me.", true), (matter.Appeal?.Appeal, matter.Appeal?.CanAnswer));

        // A day later taking back by oneself is over; an appeal is not bound to it.
        _desk.World.Clock.Advance(TimeSpan.FromDays(2));
        await _desk.Moderation.AnswerAppealAsync(max, decision.Id, granted, "I looked at it.", Token);
        var told = await _desk.StandingAsync(ana);
        Assert.Equal((granted ? "granted" : "refused", "I looked at it.", !granted), (told.Decisions[0].AppealState, told.Decisions[0].AppealAnswer, told.Sanctions[0].Holds));
        Assert.Empty((await _desk.QueueAsync(max)).Cases);
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () => await _desk.Moderation.AnswerAppealAsync(max, decision.Id, !granted, "Again.", Token))).Code);
    }

    [Theory]
    [InlineData("hide", "Hour", 1, 1)]
    [InlineData("hide", "Day", 2, 1)]
    [InlineData("remove", "Week", 3, 1)]
    [InlineData("remove", "All", 4, 1)]
    public async Task Many_texts_of_a_member_are_counted_decided_and_taken_back_at_once(string action, string window, int posts, int comments)
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        var made = new List<PostView>();
        foreach (var pause in new[] { TimeSpan.FromDays(30), TimeSpan.FromDays(3), TimeSpan.FromHours(5), TimeSpan.Zero })
        {
            made.Add(await _desk.World.PostAsync(ana, $"Post {made.Count}"));
            _desk.World.Clock.Advance(pause);
        }

        await _desk.World.SayAsync(ana, SubjectRef.For("order", 1), "Comment");
        await _desk.World.PostAsync(ben, "Not hers");
        await _desk.FlagAsync(ben, made[^1].Subject);
        var bulk = new BulkDecision(ana.RequireMember(), new DecisionAction(action), Enum.Parse<BulkWindow>(window), "A wave of spam.");
        var preview = await _desk.Moderation.PreviewBulkAsync(_desk.Mo, bulk, Token);
        Assert.Equal((posts, comments, 0, false), (preview.Posts, preview.Comments, preview.Kept, preview.More));
        var decision = await _desk.Moderation.DecideBulkAsync(_desk.Mo, bulk, Token);
        Assert.Equal(posts + comments, decision.Texts);
        Assert.Equal(4 - posts + 1, (await _desk.World.Feeds.ReadAsync(ben, new FeedRequest(FeedScope.Company), Token)).Posts.Count);
        Assert.Empty((await _desk.QueueAsync()).Cases);
        Assert.Equal("upheld", Assert.Single((await _desk.StandingAsync(ben)).Flags).State);
        Assert.Equal(("A wave of spam.", posts + comments), (Assert.Single((await _desk.StandingAsync(ana)).Decisions).Reason, decision.Texts));
        await _desk.Moderation.UndoAsync(_desk.Mo, decision.Id, Token);
        Assert.Equal(5, (await _desk.World.Feeds.ReadAsync(ben, new FeedRequest(FeedScope.Company), Token)).Posts.Count);
        Assert.Equal(1, (await _desk.World.TalkAsync(ben, SubjectRef.For("order", 1))).Total);
    }

    [Fact]
    public async Task What_is_held_for_the_law_is_counted_and_left_where_it_is()
    {
        var ana = await _desk.World.PersonAsync("ana");
        var (kept, free) = (await _desk.World.PostAsync(ana, "Kept"), await _desk.World.PostAsync(ana, "Free"));
        await _desk.World.Memory.CommitAsync(
            new Commit { Tenant = TenantId.Default, At = _desk.World.Clock.GetUtcNow(), Puts = [SubjectLifecycleTests.HoldOn(kept.Subject, ana)] }, Token);
        var bulk = new BulkDecision(ana.RequireMember(), DecisionAction.Remove, BulkWindow.All, "All of it.");
        var preview = await _desk.Moderation.PreviewBulkAsync(_desk.Mo, bulk, Token);
        Assert.Equal((1, 1), (preview.Posts, preview.Kept));
        Assert.Equal(1, (await _desk.Moderation.DecideBulkAsync(_desk.Mo, bulk, Token)).Texts);
        Assert.Null((await StateAsync(kept.Id)).DeletedAt);
        Assert.NotNull((await StateAsync(free.Id)).DeletedAt);
    }

    [Theory]
    [InlineData("ban", 0)]
    [InlineData("mute", 1)]
    public void A_ban_closes_what_is_closed_to_others_and_who_is_silenced_moderates_nothing(string word, int inside)
    {
        var (me, community) = (new MemberId(Guid.NewGuid()), new CommunityId(Guid.NewGuid()));
        var facts = new AccessFacts
        {
            Memberships =
            [
                new Membership
                {
                    Community = community, Member = me, Role = CommunityRole.Steward, State = MembershipState.Active, ChangedBy = me, CreatedAt = default, ChangedAt = default, Version = 1,
                },
            ],
            Sanctions =
            [
                new Sanction
                {
                    Id = default, Member = me, Community = community, Kind = new SanctionKind(word), Reason = "No.", Decision = default, Moderator = default, CreatedAt = default, Version = 1,
                },
            ],
        };
        var scope = AccessScope.For(Viewer.Anonymous(TenantId.Default) with { Member = me }, facts, default);
        Assert.Equal((inside, 0), (scope.Communities.Count, scope.Moderated.Count));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private async Task<Post> StateAsync(PostId id) =>
        Assert.Single(await _desk.World.Memory.Records.GetAsync<Post>(AccessScope.System(TenantId.Default), [Post.KeyOf(id)], Token));
}
