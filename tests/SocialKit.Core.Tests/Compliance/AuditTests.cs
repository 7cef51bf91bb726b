namespace SocialKit.Core.Tests;

/// <summary>What has to be accounted for stands in the audit, in the order it was done, and nobody else reads it.</summary>
public sealed class AuditTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);

    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Placing_and_releasing_a_hold_is_written_down_and_the_chain_is_whole()
    {
        var boss = await StaffAsync("boss");
        var holds = _world.Get<ILegalHoldService>();
        await holds.PlaceAsync(boss, s_order, "Case 4711", Token);
        await holds.PlaceAsync(boss, s_order, "Another word for the same", Token);
        Assert.Equal("Case 4711", Assert.Single(await holds.ListAsync(boss, Token)).Reason);
        await holds.ReleaseAsync(boss, s_order, Token);
        await holds.ReleaseAsync(boss, s_order, Token);
        Assert.Empty(await holds.ListAsync(boss, Token));

        var page = await _world.Get<IAuditService>().ReadAsync(boss, new AuditRequest(), Token);
        Assert.Equal(["hold-released", "hold-placed"], page.Entries.Select(entry => entry.Verb));
        Assert.All(page.Entries, entry => Assert.Equal((boss.Member, (SubjectRef?)s_order), (entry.Actor, entry.Subject)));
        var proof = await _world.Get<IAuditService>().ReadProofAsync(boss, Token);
        Assert.Equal((2, null, page.Entries[0].Hash), (proof.Entries, proof.BrokenAt, proof.LastHash));
    }

    [Fact]
    public async Task Holds_are_placed_by_the_names_people_know_and_the_audit_says_who_is_named()
    {
        var (boss, ana) = (await StaffAsync("boss"), await _world.PersonAsync("ana", "Ana Reis"));
        var holds = _world.Get<ILegalHoldService>();
        await holds.PlaceAsync(boss, SubjectRef.For(SubjectRef.MemberKind, "ana"), "Case 1", Token);
        Assert.Equal((SubjectRef.Of(ana.RequireMember()), "Ana Reis"), (await holds.ListAsync(boss, Token)).Select(hold => (hold.Subject, hold.Title)).Single());
        Assert.Equal(["boss", "Ana Reis"], (await _world.Get<IAuditService>().ReadAsync(boss, new AuditRequest(), Token)).People.Select(person => person.Name));
        foreach (var nobody in new[] { SubjectRef.For(SubjectRef.MemberKind, "nobody"), SubjectRef.For(SubjectRef.CommunityKind, "nowhere") })
        {
            Assert.Equal("subject", (await World.RefusedAsync(async () => await holds.PlaceAsync(boss, nobody, "Case", Token))).Field);
        }

        // What an id names may come later, or be the host's.
        await holds.PlaceAsync(boss, SubjectRef.For("order", 9), "Case 2", Token);
        Assert.Equal(2, (await holds.ListAsync(boss, Token)).Count);
    }

    [Fact]
    public async Task The_audit_is_read_page_by_page_by_those_who_hold_the_office_alone()
    {
        var boss = await StaffAsync("boss");
        for (var i = 1; i <= 7; i++)
            await _world.Get<ILegalHoldService>().PlaceAsync(boss, SubjectRef.For("order", i), "Case", Token);

        var audit = _world.Get<IAuditService>();
        List<long> read = [];
        for (string? cursor = null; ;)
        {
            var page = await audit.ReadAsync(boss, new AuditRequest(cursor, 3), Token);
            read.AddRange(page.Entries.Select(entry => entry.Position));
            if ((cursor = page.Next) is null)
                break;
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], read);
        var ana = await _world.PersonAsync("ana");
        foreach (var attempt in new Func<Task>[]
        {
            async () => await audit.ReadAsync(ana, new AuditRequest(), Token), async () => await audit.ReadProofAsync(ana, Token),
            async () => await _world.Get<ILegalHoldService>().ListAsync(ana, Token), async () => await _world.Get<ILegalHoldService>().PlaceAsync(ana, s_order, "Mine", Token),
            async () => await _world.Get<ILegalHoldService>().ReleaseAsync(ana, SubjectRef.For("order", 1), Token),
        })
            Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(attempt)).Code);

        Assert.Equal(7, (await _world.Get<ILegalHoldService>().ListAsync(boss, Token)).Count);
        Assert.Equal(SocialError.SignInRequired, (await World.RefusedAsync(async () => await audit.ReadAsync(_world.Nobody, new AuditRequest(), Token))).Code);
    }

    [Fact]
    public async Task Many_at_once_each_find_their_own_place_in_the_chain()
    {
        var boss = await StaffAsync("boss");
        var holds = _world.Get<ILegalHoldService>();
        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => Task.Run(async () => await holds.PlaceAsync(boss, SubjectRef.For("order", i), $"Case {i}", Token))));

        var proof = await _world.Get<IAuditService>().ReadProofAsync(boss, Token);
        Assert.Equal((60, null), (proof.Entries, proof.BrokenAt));
    }

    [Fact]
    public async Task A_hold_keeps_a_text_and_its_author_is_not_told_why()
    {
        var (boss, ana) = (await StaffAsync("boss"), await _world.PersonAsync("ana"));
        var comment = await _world.SayAsync(ana, s_order, "As it was");
        await _world.Get<ILegalHoldService>().PlaceAsync(boss, SubjectRef.Of(ana.RequireMember()), "Case 4711", Token);

        var refused = await World.RefusedAsync(async () => await _world.Discussions.DeleteAsync(ana, comment.Id, Token));
        Assert.Equal(SocialError.Held, refused.Code);
        Assert.DoesNotContain("4711", refused.Message, StringComparison.Ordinal);
        await _world.Get<ILegalHoldService>().ReleaseAsync(boss, SubjectRef.Of(ana.RequireMember()), Token);
        await _world.Discussions.DeleteAsync(ana, comment.Id, Token);
    }

    [Fact]
    public async Task Who_reads_a_held_text_because_of_their_office_is_written_down_once_a_day_and_its_author_is_not()
    {
        var (boss, ana) = (await StaffAsync("boss"), await _world.PersonAsync("ana"));
        var post = await _world.PostAsync(ana, "Not for everyone yet");
        var stored = Assert.Single(await _world.Store.Records.GetAsync<Post>(AccessScope.System(TenantId.Default), [Post.KeyOf(post.Id)], Token));
        await _world.Store.CommitAsync(
            new Commit { Tenant = TenantId.Default, At = _world.Clock.GetUtcNow(), Puts = [stored with { Moderation = ModerationState.Held, Version = 2 }] }, Token);

        await _world.Posts.ReadAsync(ana, post.Id, Token);
        await _world.Posts.ReadAsync(boss, post.Id, Token);
        await _world.Posts.ReadAsync(boss, post.Id, Token);
        var entry = Assert.Single((await _world.Get<IAuditService>().ReadAsync(boss, new AuditRequest(), Token)).Entries);
        Assert.Equal(("private-read", boss.Member, (SubjectRef?)post.Subject), (entry.Verb, entry.Actor, entry.Subject));

        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.Posts.ReadAsync(boss, post.Id, Token);
        Assert.Equal(2, (await _world.Get<IAuditService>().ReadAsync(boss, new AuditRequest(), Token)).Entries.Count);
    }

    private async Task<Viewer> StaffAsync(string handle)
    {
        var viewer = await _world.PersonAsync(handle);
        _world.Staff.Appoint(viewer, StaffRole.Administrator, StaffRole.Auditor, StaffRole.Moderator);
        return viewer;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
