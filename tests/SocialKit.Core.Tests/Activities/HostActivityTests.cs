namespace SocialKit.Core.Tests;

/// <summary>What the host tells in its own discussions. Inside a transaction it is tested with the stores that have them.</summary>
public sealed class HostActivityTests : IAsyncLifetime
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 4711);
    private readonly World _world = new();
    private Viewer? _ana;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Viewer Ana => _ana!;

    private IHostActivityService Host => _world.Get<IHostActivityService>();

    public async ValueTask InitializeAsync() => _ana = await _world.PersonAsync("ana", "Ana Lopes");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_comment_stands_in_the_discussion_with_its_author_and_its_text_rendered()
    {
        var id = await PostAsync("Approved by **@ana**.");
        var comment = Assert.Single((await _world.TalkAsync(Ana, s_order)).Comments);
        Assert.Equal((id, Ana.Member!.Value, CommentKind.Comment), (comment.Id, comment.Author!.Id, comment.Kind));
        Assert.Contains("<strong>", comment.Html.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ana Lopes", comment.Html.ToString(), StringComparison.Ordinal);
        var logged = Assert.Single(await _world.Store.Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 10, Stop));
        Assert.Equal((Ana.Member!.Value, Verb.Commented, SubjectRef.Of(id), s_order), (logged.Entry.Actor, logged.Entry.Verb, logged.Entry.Object, logged.Entry.Target!.Value));
    }

    [Fact]
    public async Task Nobody_is_asked_whether_the_order_is_visible_yet()
    {
        _world.Host.Grant = (_, _) => null;
        await PostAsync("Created");
        Assert.Equal(0, _world.Host.Calls);

        // Whoever reads is asked about as ever.
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => _world.TalkAsync(Ana, s_order))).Code);
    }

    [Fact]
    public async Task A_client_id_makes_repeating_harmless_and_belongs_to_one_text()
    {
        var first = await PostAsync("Approved", "event-1");
        Assert.Equal(first, await PostAsync("Approved", "event-1"));
        Assert.Equal(SocialError.KeyReused, (await World.RefusedAsync(() => PostAsync("Rejected", "event-1"))).Code);
        Assert.NotEqual(first, await PostAsync("Approved", "event-2"));
        Assert.Equal(2, (await _world.TalkAsync(Ana, s_order)).Comments.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task An_empty_text_is_refused(string text) =>
        Assert.Equal((SocialError.Invalid, "text"), Of(await World.RefusedAsync(() => PostAsync(text))));

    [Fact]
    public async Task A_text_over_the_limit_is_refused() =>
        Assert.Equal((SocialError.Invalid, "text"), Of(await World.RefusedAsync(() => PostAsync(new string('a', 100_000)))));

    [Fact]
    public async Task An_author_who_is_no_member_is_refused() => Assert.Equal(
        (SocialError.Invalid, "author"),
        Of(await World.RefusedAsync(() => Host.PostCommentAsync(new HostActivity(s_order, new MemberId(Guid.NewGuid()), "Approved"), null, Stop).AsTask())));

    [Fact]
    public async Task A_kind_that_nobody_registered_or_of_SocialKits_own_is_refused()
    {
        foreach (var subject in new[] { SubjectRef.For("ordr", 4711), SubjectRef.Of(Ana.Member!.Value) })
        {
            var refused = await World.RefusedAsync(() => Host.PostCommentAsync(new HostActivity(subject, Ana.Member!.Value, "Approved"), null, Stop).AsTask());
            Assert.Equal((SocialError.Invalid, "subject"), Of(refused));
            Assert.Contains("AddSubject", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_subject_that_is_closed_deleted_or_moved_takes_nothing_more()
    {
        var state = new SubjectState { Subject = s_order, ClosedAt = _world.Clock.GetUtcNow(), Version = 1 };
        await StateAsync(state);
        Assert.Equal(SocialError.Closed, (await World.RefusedAsync(() => PostAsync("Approved"))).Code);
        await StateAsync(state with { ClosedAt = null, DeletedAt = state.ClosedAt, Version = 2 });
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(() => PostAsync("Approved"))).Code);
        await StateAsync(state with { ClosedAt = null, MovedTo = SubjectRef.For("order", 4712), Version = 3 });
        Assert.Contains("order:4712", (await World.RefusedAsync(() => PostAsync("Approved"))).Message, StringComparison.Ordinal);
        await StateAsync(state with { ClosedAt = null, Version = 4 });
        await PostAsync("Approved");
    }

    private static (string, string?) Of(SocialError error) => (error.Code, error.Field);

    private async Task<CommentId> PostAsync(string text, string? clientId = null) =>
        await Host.PostCommentAsync(new HostActivity(s_order, Ana.Member!.Value, text) { ClientId = clientId }, null, Stop);

    private async Task StateAsync(SubjectState state) => await _world.Store.CommitAsync(
        new Commit { Tenant = TenantId.Default, At = _world.Clock.GetUtcNow(), Puts = [state] }, Stop);
}
