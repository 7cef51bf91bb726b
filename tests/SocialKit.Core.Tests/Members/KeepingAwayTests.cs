namespace SocialKit.Core.Tests;

/// <summary>Mutes and blocks: what they hide, from whom, and what nobody can tell by them.</summary>
public sealed class KeepingAwayTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);

    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMuteService Mutes => _world.Get<IMuteService>();

    private IBlockService Blocks => _world.Get<IBlockService>();

    [Fact]
    public async Task The_words_of_somebody_muted_are_left_out_of_feeds_and_folded_in_talk_for_who_muted_alone()
    {
        var (ana, ben, cleo) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben", "Ben Okafor"), await _world.PersonAsync("cleo"));
        await _world.PostAsync(ben, "A post of ben");
        await _world.PostAsync(cleo, "A post about @ben");
        await _world.SayAsync(ben, s_order, "A comment of ben");
        var before = await FeedAsync(ben);
        await Mutes.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, null, Token);
        await Mutes.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, null, Token);

        Assert.Equal(["A post about @Ben Okafor"], await FeedAsync(ana));
        Assert.Equal(2, (await FeedAsync(cleo)).Count);
        Assert.Equal("muted", Assert.Single((await _world.TalkAsync(ana, s_order)).Comments).Folded);
        Assert.Null(Assert.Single((await _world.TalkAsync(cleo, s_order)).Comments).Folded);
        Assert.Contains("A comment of ben", Assert.Single((await _world.TalkAsync(ana, s_order)).Comments).Html.Value, StringComparison.Ordinal);
        Assert.Equal(("Ben Okafor", (DateTimeOffset?)null), (await Mutes.ReadOwnAsync(ana, Token)).Select(mute => (mute.Name, mute.Until)).Single());

        // He cannot tell.
        Assert.Equal(before, await FeedAsync(ben));
        Assert.Empty(await Mutes.ReadOwnAsync(ben, Token));
        await Mutes.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), false, null, Token);
        Assert.Equal(2, (await FeedAsync(ana)).Count);
    }

    [Fact]
    public async Task A_mute_ends_when_it_was_said_to()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        await _world.PostAsync(ben, "A post of ben");
        var subject = SubjectRef.Of(ben.RequireMember());
        await Mutes.SetAsync(ana, subject, true, _world.Clock.GetUtcNow().AddDays(7), Token);
        Assert.Empty(await FeedAsync(ana));
        _world.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Single(await FeedAsync(ana));
        Assert.Empty(await Mutes.ReadOwnAsync(ana, Token));
        Assert.Equal("until", (await World.RefusedAsync(async () => await Mutes.SetAsync(ana, subject, true, _world.Clock.GetUtcNow(), Token))).Field);
    }

    [Fact]
    public async Task A_single_post_can_be_muted_and_what_is_not_there_or_oneself_cannot()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var post = await _world.PostAsync(ben, "Again this");
        await _world.PostAsync(ben, "Something new");
        await Mutes.SetAsync(ana, post.Subject, true, null, Token);
        Assert.Equal(["Something new"], await FeedAsync(ana));

        // Its address still opens it.
        Assert.Contains("Again this", (await _world.Posts.ReadAsync(ana, post.Id, Token)).Html.Value, StringComparison.Ordinal);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await Mutes.SetAsync(ana, SubjectRef.Of(new PostId(Guid.NewGuid())), true, null, Token))).Code);
        Assert.Equal("subject", (await World.RefusedAsync(async () => await Mutes.SetAsync(ana, SubjectRef.Of(ana.RequireMember()), true, null, Token))).Field);
        Assert.Equal("subject", (await World.RefusedAsync(async () => await Mutes.SetAsync(ana, s_order, true, null, Token))).Field);
        await Mutes.SetAsync(ana, SubjectRef.Of(new PostId(Guid.NewGuid())), false, null, Token);
    }

    [Fact]
    public async Task Who_is_blocked_neither_follows_nor_answers_and_is_told_nothing_more()
    {
        var (ana, ben, cleo) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("cleo"));
        var (hers, his) = (await _world.PostAsync(ana, "A post of ana"), await _world.PostAsync(ben, "A post of ben"));
        await _world.SayAsync(ben, s_order, "A comment of ben");
        await _world.Follows.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, Token);
        await _world.Follows.SetAsync(ben, SubjectRef.Of(ana.RequireMember()), true, Token);
        await _world.Follows.SetAsync(cleo, SubjectRef.Of(ana.RequireMember()), true, Token);
        await Blocks.SetAsync(ana, ben.RequireMember(), true, Token);
        await Blocks.SetAsync(ana, ben.RequireMember(), true, Token);

        Assert.Empty(await _world.Follows.ReadOwnAsync(ana, Token));
        Assert.Empty(await _world.Follows.ReadOwnAsync(ben, Token));
        Assert.Equal(1, (await _world.Members.ReadProfileAsync(cleo, ana.RequireMember(), Token)).Followers);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _world.Follows.SetAsync(ben, SubjectRef.Of(ana.RequireMember()), true, Token))).Code);
        foreach (var (who, post) in new[] { (ben, hers), (ana, his) })
        {
            await World.RefusedAsync(async () => await _world.SayAsync(who, post.Subject, "An answer"));
            await World.RefusedAsync(async () => await _world.Reactions.SetAsync(who, post.Subject, new ReactionKind("like"), true, Token));
        }

        Assert.Equal("blocked", Assert.Single((await _world.TalkAsync(ana, s_order)).Comments).Folded);
        Assert.Null(Assert.Single((await _world.TalkAsync(cleo, s_order)).Comments).Folded);
        Assert.Equal([ben.RequireMember()], (await Blocks.ReadOwnAsync(ana, Token)).Select(block => block.Member.Id));
        Assert.Empty(await Blocks.ReadOwnAsync(ben, Token));

        await Blocks.SetAsync(ana, ben.RequireMember(), false, Token);
        await _world.SayAsync(ben, hers.Subject, "An answer");
        Assert.Equal("member", (await World.RefusedAsync(async () => await Blocks.SetAsync(ana, ana.RequireMember(), true, Token))).Field);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await Blocks.SetAsync(ana, new MemberId(Guid.NewGuid()), true, Token))).Code);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<IReadOnlyList<string>> FeedAsync(Viewer viewer) =>
        [.. (await _world.Feeds.ReadAsync(viewer, new FeedRequest(FeedScope.Company), Token)).Posts.Select(post => System.Text.RegularExpressions.Regex.Replace(post.Html.Value, "<[^>]+>", "").Trim())];
}
