namespace SocialKit.Core.Tests;

public sealed class QueueTests : IAsyncDisposable
{
    private readonly Desk _desk = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_goes_to_the_queue_without_who_made_it_and_everybody_is_told_what_became_of_it()
    {
        var (ana, ben, cleo) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"), await _desk.World.PersonAsync("cleo"));
        var post = await _desk.World.PostAsync(ana, "You are all fools");
        await _desk.FlagAsync(ben, post.Subject);
        await _desk.FlagAsync(cleo, post.Subject, "wrong", "");
        var matter = Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.Equal(["Unkind or insulting", "Wrong or misleading"], matter.Flags.Select(flag => flag.Norm));
        Assert.DoesNotContain("ben", System.Text.Json.JsonSerializer.Serialize(matter), StringComparison.Ordinal);

        var decision = await _desk.DecideAsync(matter, DecisionAction.Hide, "Please say it kindly.", one => one with { Norm = "respect", Answer = "Thank you, it is hidden." });
        Assert.Equal(("mo", "hide"), (decision.Moderator?.Handle, decision.Action));
        foreach (var reporter in new[] { ben, cleo })
        {
            var flag = Assert.Single((await _desk.StandingAsync(reporter)).Flags);
            Assert.Equal(("upheld", "Thank you, it is hidden."), (flag.State, flag.Answer));
        }

        var told = Assert.Single((await _desk.StandingAsync(ana)).Decisions);
        Assert.Equal(("hide", "Please say it kindly.", "Unkind or insulting", null), (told.Action, told.Reason, told.Norm, told.Moderator));
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.World.Posts.ReadAsync(ben, post.Id, Token))).Code);
        Assert.Equal("closed", Assert.Single((await _desk.QueueAsync(ask: request => request with { Closed = true })).Cases).State);
    }

    [Fact]
    public async Task A_report_that_is_dismissed_is_answered_and_its_author_never_learns_of_it()
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        var post = await _desk.World.PostAsync(ana, "Fine words");
        await _desk.FlagAsync(ben, post.Subject);
        await _desk.DecideAsync(Assert.Single((await _desk.QueueAsync()).Cases), DecisionAction.Dismiss);
        Assert.Equal("dismissed", Assert.Single((await _desk.StandingAsync(ben)).Flags).State);
        Assert.Empty((await _desk.StandingAsync(ana)).Decisions);
    }

    [Fact]
    public async Task The_same_member_reports_the_same_again_only_after_a_day()
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        var post = await _desk.World.PostAsync(ana, "Words");
        var first = await _desk.FlagAsync(ben, post.Subject);
        Assert.Equal(first.CreatedAt, (await _desk.FlagAsync(ben, post.Subject)).CreatedAt);
        Assert.Equal("subject", (await World.RefusedAsync(() => _desk.FlagAsync(ben, post.Subject, reason: "Other words"))).Field);
        _desk.World.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True((await _desk.FlagAsync(ben, post.Subject, reason: "Other words")).CreatedAt > first.CreatedAt);
        Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.Equal("subject", (await World.RefusedAsync(() => _desk.FlagAsync(ana, post.Subject))).Field);
        Assert.Equal("norm", (await World.RefusedAsync(() => _desk.FlagAsync(ben, post.Subject, "nothing"))).Field);
    }

    [Fact]
    public async Task Nobody_decides_about_their_own_text_their_own_report_or_what_they_are_accused_of()
    {
        var max = await _desk.ModeratorAsync("max");
        var (own, others) = (await _desk.World.PostAsync(max, "By a moderator"), await _desk.World.PostAsync(await _desk.World.PersonAsync("ana"), "By ana"));
        var ben = await _desk.World.PersonAsync("ben");
        await _desk.FlagAsync(ben, own.Subject);
        await _desk.FlagAsync(ben, SubjectRef.Of(max.RequireMember()));
        await _desk.FlagAsync(max, others.Subject);

        // Of what is said about them they see nothing; of what they reported that it waits for somebody else.
        var seen = Assert.Single((await _desk.QueueAsync(max)).Cases);
        Assert.Equal((others.Subject, 0), (seen.Subject, seen.Actions.Count));
        Assert.Contains("reported this yourself", seen.Obstacle, StringComparison.Ordinal);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.DecideAsync(seen, DecisionAction.Hide, "No.", viewer: max))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _desk.Moderation.ClaimAsync(max, seen.Id, true, Token))).Code);
        foreach (var matter in (await _desk.QueueAsync()).Cases.Where(matter => matter.Author.Handle == "max"))
        {
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => _desk.DecideAsync(matter, DecisionAction.Dismiss, viewer: max))).Code);
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.Moderation.ReadCaseAsync(max, matter.Id, Token))).Code);
        }

        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _desk.Moderation.SanctionAsync(max, new NewSanction(max.RequireMember(), DecisionAction.Warn, "Me"), Token))).Code);
        Assert.NotNull((await _desk.Moderation.ReadPersonAsync(max, "max", null, Token)).Obstacle);

        // Undoing a decision about oneself is deciding too.
        var decision = await _desk.SanctionAsync(max, DecisionAction.Warn);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.Moderation.UndoAsync(max, decision.Id, Token))).Code);
    }

    [Fact]
    public async Task What_is_reported_in_confidence_is_seen_by_its_own_desk_only()
    {
        var (ana, ben, hr) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"), await _desk.ModeratorAsync("hr", StaffRole.Confidential));
        var post = await _desk.World.PostAsync(ana, "Words");
        await _desk.FlagAsync(ben, post.Subject, "harassment", "She writes to me at night");
        Assert.Empty((await _desk.QueueAsync()).Cases);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.QueueAsync(ask: request => request with { Desk = "confidential" }))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.QueueAsync(hr))).Code);
        var page = await _desk.QueueAsync(hr, request => request with { Desk = "confidential" });
        var matter = Assert.Single(page.Cases);
        Assert.Equal(["confidential"], page.Desks);
        Assert.Equal((true, 0), (matter.Sealed, matter.Flags.Count));
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.Moderation.ReadCaseAsync(_desk.Mo, matter.Id, Token))).Code);
        Assert.Equal("She writes to me at night", Assert.Single((await _desk.Moderation.ReadCaseAsync(hr, matter.Id, Token)).Flags).Reason);

        // The same text may stand in the other queue for another reason.
        await _desk.FlagAsync(await _desk.World.PersonAsync("cleo"), post.Subject);
        Assert.Single((await _desk.QueueAsync()).Cases);
        var decision = await _desk.DecideAsync(matter, DecisionAction.Warn, "Please keep away from ben.", viewer: hr);
        Assert.Empty((await _desk.Moderation.ReadPersonAsync(_desk.Mo, "ana", null, Token)).Decisions);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.Moderation.UndoAsync(_desk.Mo, decision.Id, Token))).Code);
        Assert.Equal(decision.Id, Assert.Single((await _desk.Moderation.ReadPersonAsync(hr, "ana", null, Token)).Decisions).Id);
        Assert.Equal("Please keep away from ben.", Assert.Single((await _desk.StandingAsync(ana)).Decisions).Reason);
    }

    [Fact]
    public async Task A_moderator_of_a_community_sees_and_decides_only_there()
    {
        var (steward, ana, ben) = (await _desk.World.PersonAsync("sue"), await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        await CommunityAsync("bakers", CommunityAccess.Open, steward);
        await CommunityAsync("millers", CommunityAccess.Open, ana);
        var inHers = await _desk.World.PostAsync(ana, "In bakers", scope: FeedScope.Community("bakers"));
        var inOther = await _desk.World.PostAsync(ana, "In millers", scope: FeedScope.Community("millers"));
        var nowhere = await _desk.World.PostAsync(ana, "For everybody");
        foreach (var post in new[] { inHers, inOther, nowhere })
            await _desk.FlagAsync(ben, post.Subject);

        var page = await _desk.QueueAsync(steward);
        Assert.Equal([inHers.Subject], page.Cases.Select(matter => matter.Subject));
        Assert.Equal(["bakers"], page.Communities.Select(community => community.Slug));
        Assert.Equal(3, (await _desk.QueueAsync()).Cases.Count);
        foreach (var matter in (await _desk.QueueAsync()).Cases.Where(matter => matter.Subject != inHers.Subject))
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => _desk.DecideAsync(matter, DecisionAction.Dismiss, viewer: steward))).Code);

        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.DecideAsync(
            page.Cases[0], DecisionAction.Hide, "No.", one => one with { Also = DecisionAction.Ban, Everywhere = true }, steward))).Code);
        await _desk.DecideAsync(page.Cases[0], DecisionAction.Hide, "No.", one => one with { Also = DecisionAction.Ban }, steward);
        Assert.Equal("bakers", Assert.Single((await _desk.StandingAsync(ana)).Sanctions).Community);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.World.PostAsync(ana, "Again", scope: FeedScope.Community("bakers")))).Code);
        await _desk.World.PostAsync(ana, "Elsewhere", scope: FeedScope.Community("millers"));

        // Bulk, people, rules and settings end there as well.
        Assert.Equal(0, (await _desk.Moderation.PreviewBulkAsync(steward, new BulkDecision(ana.RequireMember(), DecisionAction.Hide, BulkWindow.All), Token)).Posts);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _desk.Moderation.SanctionAsync(steward, new NewSanction(ana.RequireMember(), DecisionAction.Warn, "No."), Token))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.Moderation.SanctionAsync(steward, new NewSanction(ana.RequireMember(), DecisionAction.Warn, "No.", "millers"), Token))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _desk.Rules.SaveSettingAsync(steward, new SettingView(null, null, true, 0), Token))).Code);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _desk.Rules.SaveSettingAsync(steward, new SettingView("millers", null, true, 0), Token))).Code);
        await _desk.Rules.SaveSettingAsync(steward, new SettingView("bakers", null, true, 0), Token);
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("person")]
    [InlineData("rules")]
    [InlineData("templates")]
    [InlineData("bulk")]
    public async Task Nobody_else_gets_in(string where)
    {
        var ana = await _desk.World.PersonAsync("ana");
        Func<Viewer, Task> ask = where switch
        {
            "queue" => viewer => _desk.QueueAsync(viewer),
            "person" => async viewer => await _desk.Moderation.ReadPersonAsync(viewer, "ana", null, Token),
            "rules" => async viewer => await _desk.Rules.ReadRulesAsync(viewer, Token),
            "templates" => async viewer => await _desk.Moderation.ReadTemplatesAsync(viewer, Token),
            _ => async viewer => await _desk.Moderation.PreviewBulkAsync(viewer, new BulkDecision(_desk.Mo.RequireMember(), DecisionAction.Hide, BulkWindow.All), Token),
        };
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => ask(ana))).Code);
        Assert.Equal(SocialError.SignInRequired, (await World.RefusedAsync(() => ask(_desk.World.Nobody))).Code);
    }

    [Fact]
    public async Task A_claimed_case_is_left_to_who_claimed_it_for_an_hour()
    {
        var max = await _desk.ModeratorAsync("max");
        var post = await _desk.World.PostAsync(await _desk.World.PersonAsync("ana"), "Words");
        await _desk.FlagAsync(await _desk.World.PersonAsync("ben"), post.Subject);
        var matter = Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.True((await _desk.Moderation.ClaimAsync(max, matter.Id, true, Token)).Mine);
        Assert.Equal("max", Assert.Single((await _desk.QueueAsync()).Cases).ClaimedBy?.Handle);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => _desk.DecideAsync(matter, DecisionAction.Dismiss))).Code);
        _desk.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await _desk.Moderation.ClaimAsync(_desk.Mo, matter.Id, true, Token)).Mine);
        Assert.Null((await _desk.Moderation.ClaimAsync(_desk.Mo, matter.Id, false, Token)).ClaimedBy);
        await _desk.DecideAsync(matter, DecisionAction.Dismiss, viewer: max);
    }

    [Fact]
    public async Task Opening_what_is_private_is_written_down_and_a_closed_community_is_shown_only_then()
    {
        var (ana, ben) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"));
        await CommunityAsync("guild", CommunityAccess.Invite, ana, ben);
        var post = await _desk.World.PostAsync(ana, "Among us", scope: FeedScope.Community("guild"));
        await _desk.FlagAsync(ben, post.Subject);
        var listed = Assert.Single((await _desk.QueueAsync()).Cases);
        Assert.Equal((true, "", 0), (listed.Sealed, listed.Html.ToString(), listed.Flags.Count));
        Assert.Equal(0, await ReadsAsync());
        var opened = await _desk.Moderation.ReadCaseAsync(_desk.Mo, listed.Id, Token);
        Assert.Equal((false, "<p>Among us</p>\n"), (opened.Sealed, opened.Html.ToString()));
        Assert.Equal(1, await ReadsAsync());

        async Task<int> ReadsAsync() => (await AuditAsync()).Count(verb => verb == AuditVerb.PrivateRead);
    }

    [Fact]
    public async Task Every_act_of_a_moderator_is_in_the_audit_and_the_chain_is_whole()
    {
        var (ana, ben, max) = (await _desk.World.PersonAsync("ana"), await _desk.World.PersonAsync("ben"), await _desk.ModeratorAsync("max"));
        var post = await _desk.World.PostAsync(ana, "Words");
        await _desk.FlagAsync(ben, post.Subject);
        var matter = Assert.Single((await _desk.QueueAsync()).Cases);
        await _desk.Moderation.ClaimAsync(_desk.Mo, matter.Id, true, Token);
        var decision = await _desk.DecideAsync(matter, DecisionAction.Hide, "No.");
        await _desk.World.Get<IStandingService>().AppealAsync(ana, decision.Id, "But yes.", Token);
        await _desk.Moderation.AnswerAppealAsync(max, decision.Id, false, "Still no.", Token);
        await _desk.Moderation.UndoAsync(max, decision.Id, Token);
        await _desk.Moderation.DecideBulkAsync(_desk.Mo, new BulkDecision(ana.RequireMember(), DecisionAction.Hide, BulkWindow.Day, "All."), Token);
        await _desk.SanctionAsync(ana, DecisionAction.Warn);
        await _desk.RuleAsync("word", "hold", "Wait.");
        Assert.Equal(
            [
                AuditVerb.CaseClaimed, AuditVerb.Moderated, AuditVerb.AppealAnswered, AuditVerb.DecisionUndone, AuditVerb.Moderated, AuditVerb.Moderated, AuditVerb.RuleChanged,
            ],
            await AuditAsync());
        Assert.True((await AuditChain.VerifyAsync(_desk.World.Memory, TenantId.Default, Token)).IsWhole);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private async Task<List<AuditVerb>> AuditAsync() => [.. (await _desk.World.Memory.Records.ScanAsync<AuditEntry>(
        AccessScope.System(TenantId.Default), RecordFilter.All, null, 100, Token)).OrderBy(entry => entry.Position).Select(entry => entry.Verb)];

    private async Task<Community> CommunityAsync(string slug, CommunityAccess access, params Viewer[] members)
    {
        var now = _desk.World.Clock.GetUtcNow();
        var community = new Community
        {
            Id = new CommunityId(Guid.CreateVersion7(now)), Slug = slug, Name = slug, Charter = new Charter("Purpose", "Problem", "Audience", ["Cups"], null, now),
            State = CommunityState.Active, Access = access, CreatedAt = now, Version = 1,
        };
        await _desk.World.Memory.CommitAsync(
            new Commit
            {
                Tenant = TenantId.Default,
                At = now,
                Puts =
                [
                    community,
                    .. members.Select((member, i) => new Membership
                    {
                        Community = community.Id, Member = member.RequireMember(), Role = i == 0 ? CommunityRole.Steward : CommunityRole.Member, State = MembershipState.Active,
                        ChangedBy = member.RequireMember(), CreatedAt = now, ChangedAt = now, Version = 1,
                    }),
                ],
            },
            Token);
        return community;
    }
}
