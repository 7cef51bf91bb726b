using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Core.Tests;

/// <summary>What an erasure takes, what stays and why, who may ask for it and until when it can be taken back.</summary>
public sealed class ErasureTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);

    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IErasureService Erasures => _world.Get<IErasureService>();

    [Fact]
    public async Task A_members_own_request_waits_a_day_and_can_be_taken_back()
    {
        var ana = await _world.PersonAsync("ana");
        var me = ana.RequireMember();
        Assert.Null(await Erasures.ReadAsync(ana, me, Token));
        var asked = await Erasures.RequestAsync(ana, me, ErasureMode.Redact, Token);
        Assert.Equal(("waiting", TimeSpan.FromHours(24)), (asked.State, asked.DueAt - asked.RequestedAt));
        Assert.Equal(0, await Erasures.RunDueAsync(TenantId.Default, Token));

        // Asked twice it stays as it was asked for first.
        Assert.Equal(ErasureMode.Redact, (await Erasures.RequestAsync(ana, me, ErasureMode.Purge, Token)).Mode);
        await Erasures.CancelAsync(ana, me, Token);
        _world.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await Erasures.RunDueAsync(TenantId.Default, Token));
        Assert.Equal("cancelled", (await Erasures.ReadAsync(ana, me, Token))!.State);

        await Erasures.RequestAsync(ana, me, ErasureMode.Purge, Token);
        _world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await Erasures.RunDueAsync(TenantId.Default, Token));
        Assert.Equal("done", (await Erasures.ReadAsync(ana, me, Token))!.State);
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () => await Erasures.CancelAsync(ana, me, Token))).Code);
    }

    [Fact]
    public async Task Only_oneself_or_an_administrator_asks_and_an_administrators_request_does_not_wait()
    {
        var (ana, ben, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("boss"));
        foreach (var attempt in new Func<Task>[]
        {
            async () => await Erasures.RequestAsync(ben, ana.RequireMember(), ErasureMode.Purge, Token),
            async () => await Erasures.ReadAsync(ben, ana.RequireMember(), Token),
            async () => await Erasures.ReadPreviewAsync(ben, ana.RequireMember(), ErasureMode.Purge, Token),
            async () => await Erasures.CancelAsync(ben, ana.RequireMember(), Token),
        })
            Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(attempt)).Code);

        _world.Staff.Appoint(boss, StaffRole.Administrator);
        await Erasures.RequestAsync(boss, ana.RequireMember(), ErasureMode.Anonymise, Token);
        Assert.Equal(1, await Erasures.RunDueAsync(TenantId.Default, Token));
        Assert.Equal("mode", (await World.RefusedAsync(async () => await Erasures.RequestAsync(ben, ben.RequireMember(), new ErasureMode("burn"), Token))).Field);
    }

    /// <summary>The preview is read by the person: who muted, blocked or reported them, and that something is under a legal hold, is not theirs to know.</summary>
    [Fact]
    public async Task Neither_preview_nor_certificate_tells_what_is_kept_from_the_person()
    {
        var (ana, ben, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("boss"));
        var post = await _world.PostAsync(ana, "Words of ana");
        var before = await PreviewAsync();
        Assert.Equal(
            CommitOutcome.Applied,
            (await _world.Store.CommitAsync(
                new Commit
                {
                    Tenant = TenantId.Default,
                    At = _world.Clock.GetUtcNow(),
                    Puts =
                    [
                        new Mute { Member = ben.RequireMember(), Subject = SubjectRef.Of(ana.RequireMember()), At = _world.Clock.GetUtcNow(), Version = 1 },
                        new MemberBlock { Member = ben.RequireMember(), Blocked = ana.RequireMember(), At = _world.Clock.GetUtcNow() },
                    ],
                },
                Token)).Outcome);
        await _world.Get<IFlagService>().FlagAsync(ben, new NewFlag(SubjectRef.Of(post.Id), "respect", "Unkind"), Token);
        Assert.Equal(before, await PreviewAsync());

        _world.Staff.Appoint(boss, StaffRole.Administrator);
        await _world.Get<ILegalHoldService>().PlaceAsync(boss, SubjectRef.Of(post.Id), "Case 7", Token);
        Assert.Equal((1, "It has to be kept for now."), (await PreviewAsync()).Where(line => line.Type == "post").Select(line => (line.Kept, line.Why)).Single());

        await Erasures.RequestAsync(boss, ana.RequireMember(), ErasureMode.Purge, Token);
        Assert.Equal(1, await Erasures.RunDueAsync(TenantId.Default, Token));
        var certificate = (await Erasures.ReadAsync(boss, ana.RequireMember(), Token))!.Lines;
        Assert.DoesNotContain(certificate, line => line.Type is "mute" or "block" or "moderation-case" || (line.Why ?? "").Contains("legal", StringComparison.OrdinalIgnoreCase));
        var scope = AccessScope.System(TenantId.Default);
        Assert.Empty(await _world.Store.Records.ScanAsync<Mute>(scope, RecordFilter.All, null, 10, Token));
        Assert.Empty(await _world.Store.Records.ScanAsync<MemberBlock>(scope, RecordFilter.All, null, 10, Token));

        async Task<IReadOnlyList<ErasureLine>> PreviewAsync() => await Erasures.ReadPreviewAsync(ana, ana.RequireMember(), ErasureMode.Purge, Token);
    }

    [Theory]
    [InlineData("anonymise")]
    [InlineData("redact")]
    [InlineData("purge")]
    public async Task The_preview_says_what_the_erasure_then_does(string mode)
    {
        var ana = await _world.PersonAsync("ana", "Ana Reis");
        var ben = await _world.PersonAsync("ben");
        var post = await _world.PostAsync(ana, "Words of ana, with @ben");
        var answered = await _world.SayAsync(ana, s_order, "Words that ben answered");
        await _world.SayAsync(ben, s_order, "An answer for @ana", answered.Id);
        var alone = await _world.SayAsync(ana, s_order, "Words nobody answered");
        await _world.Follows.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, Token);
        await _world.Reactions.SetAsync(ana, SubjectRef.Of(answered.Id), new ReactionKind("like"), true, Token);
        await _world.KudosWall.GiveAsync(ben, new NewKudos(["ana"], "care", "Thank you for everything", null), Token);

        var preview = await Erasures.ReadPreviewAsync(ana, ana.RequireMember(), new ErasureMode(mode), Token);
        await Erasures.RequestAsync(ana, ana.RequireMember(), new ErasureMode(mode), Token);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Erasures.RunDueAsync(TenantId.Default, Token));
        var certificate = (await Erasures.ReadAsync(ana, ana.RequireMember(), Token))!.Lines;
        Assert.Equal(preview.Where(line => line.Type != "erasure"), certificate.Where(line => line.Type != "erasure"));
        Assert.All(certificate.Where(line => line.Kept > 0), line => Assert.False(string.IsNullOrWhiteSpace(line.Why)));

        // Wherever the name stood there is another now, also in what others wrote.
        var talk = await _world.TalkAsync(ben, s_order);
        Assert.DoesNotContain("Ana Reis", string.Concat(talk.Comments.Concat(talk.Comments.SelectMany(root => root.Replies)).Select(comment => $"{comment.Html} {comment.Author?.Name}")), StringComparison.Ordinal);
        Assert.Null(await _world.Members.FindAsync(ben, "ana", Token));
        var shown = talk.Comments.SingleOrDefault(comment => comment.Id == answered.Id);
        Assert.NotNull(shown);
        Assert.Equal("An answer for @Erased member", System.Text.RegularExpressions.Regex.Replace(Assert.Single(shown.Replies).Html.Value, "<[^>]+>", "").Trim());
        switch (mode)
        {
            case "anonymise":
                Assert.Contains("Words that ben answered", shown.Html.Value, StringComparison.Ordinal);
                Assert.Equal(("Erased member", MemberStatus.Erased), (shown.Author!.Name, shown.Author.Status));
                Assert.Contains("Words of ana", (await _world.Posts.ReadAsync(ben, post.Id, Token)).Html.Value, StringComparison.Ordinal);
                break;
            case "redact":
                Assert.Contains("Removed at its author", shown.Html.Value, StringComparison.Ordinal);
                Assert.Contains("Removed at its author", (await _world.Posts.ReadAsync(ben, post.Id, Token)).Html.Value, StringComparison.Ordinal);
                Assert.Contains(talk.Comments, comment => comment.Id == alone.Id);
                break;
            default:
                Assert.True(shown.Deleted);
                Assert.DoesNotContain(talk.Comments, comment => comment.Id == alone.Id);
                Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Posts.ReadAsync(ben, post.Id, Token))).Code);
                break;
        }
    }

    [Fact]
    public async Task What_a_legal_hold_keeps_stays_and_the_certificate_says_so()
    {
        var (ana, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("boss"));
        _world.Staff.Appoint(boss, StaffRole.Administrator);
        var held = await _world.SayAsync(ana, s_order, "Held words");
        await _world.SayAsync(ana, SubjectRef.For("order", 2), "Other words");
        await _world.Get<ILegalHoldService>().PlaceAsync(boss, s_order, "Case 1", Token);
        await Erasures.RequestAsync(boss, ana.RequireMember(), ErasureMode.Purge, Token);
        Assert.Equal(1, await Erasures.RunDueAsync(TenantId.Default, Token));

        var line = (await Erasures.ReadAsync(boss, ana.RequireMember(), Token))!.Lines.Single(line => line.Type == "comment");
        Assert.Equal((1, 1), (line.Removed, line.Kept));
        Assert.Equal("It has to be kept for now.", line.Why);
        Assert.Contains("Held words", (await _world.Discussions.ReadCommentAsync(boss, held.Id, Token)).Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_after_an_erasure_is_somebody_new()
    {
        var (ana, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("boss"));
        _world.Staff.Appoint(boss, StaffRole.Administrator);
        await Erasures.RequestAsync(boss, ana.RequireMember(), ErasureMode.Anonymise, Token);
        await Erasures.RunDueAsync(TenantId.Default, Token);
        Assert.NotEqual(ana.RequireMember(), (await _world.PersonAsync("ana")).RequireMember());
    }

    [Fact]
    public async Task Another_tenant_is_not_touched()
    {
        var there = new TenantId("there");
        var (ana, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("boss"));
        _world.Staff.Appoint(boss, StaffRole.Administrator);
        var mine = Assert.Single(await _world.Store.Records.GetAsync<Member>(AccessScope.System(TenantId.Default), [Member.KeyOf(ana.RequireMember())], Token));
        await _world.Store.CommitAsync(new Commit { Tenant = there, At = _world.Clock.GetUtcNow(), Puts = [mine] }, Token);
        await Erasures.RequestAsync(boss, ana.RequireMember(), ErasureMode.Purge, Token);
        await Erasures.RunDueAsync(TenantId.Default, Token);
        Assert.Equal(mine, Assert.Single(await _world.Store.Records.GetAsync<Member>(AccessScope.System(there), [mine.Key], Token)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
