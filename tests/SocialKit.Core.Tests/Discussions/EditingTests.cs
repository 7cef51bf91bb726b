namespace SocialKit.Core.Tests;

public sealed class EditingTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 4711);
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_correction_within_five_minutes_is_silent()
    {
        var ana = await _world.PersonAsync("ana");
        var comment = await _world.SayAsync(ana, s_order, "Teh pallet is short.");
        _world.Clock.Advance(TimeSpan.FromSeconds(299));

        var edited = await _world.Discussions.EditAsync(ana, comment.Id, new EditText("The pallet is short.", comment.Version, null), Token);

        Assert.Null(edited.EditedAt);
        Assert.Empty(await _world.Discussions.ReadRevisionsAsync(ana, comment.Id, Token));
    }

    [Theory]
    [InlineData(301, "The pallet is short.")]
    [InlineData(10, "The pallet is short, and besides that the driver left the papers at the gate, so nobody could sign for it; please call the carrier today.")]
    public async Task A_later_or_larger_edit_shows_and_keeps_the_earlier_text(int seconds, string text)
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var comment = await _world.SayAsync(ana, s_order, "Teh pallet is short.");
        _world.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var edited = await _world.Discussions.EditAsync(ana, comment.Id, new EditText(text, comment.Version, null), Token);

        Assert.Equal(_world.Clock.GetUtcNow(), edited.EditedAt);
        var revision = Assert.Single(await _world.Discussions.ReadRevisionsAsync(ben, comment.Id, Token));
        Assert.Contains("Teh pallet is short.", revision.Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_window_of_a_day_is_counted_from_when_the_form_was_opened()
    {
        var ana = await _world.PersonAsync("ana");
        var comment = await _world.SayAsync(ana, s_order, "First words");
        _world.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        var opened = (await _world.TalkAsync(ana, s_order)).Comments[0];
        Assert.True(opened.Can.Edit);
        _world.Clock.Advance(TimeSpan.FromMinutes(9));

        Assert.False((await _world.TalkAsync(ana, s_order)).Comments[0].Can.Edit);
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () =>
            await _world.Discussions.EditAsync(ana, comment.Id, new EditText("No stamp", comment.Version, null), Token))).Code);
        var saved = await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Finished in time", comment.Version, opened.EditStamp), Token);
        Assert.Contains("Finished in time", saved.Html.Value, StringComparison.Ordinal);

        _world.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () =>
            await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Too late now", saved.Version, opened.EditStamp), Token))).Code);
    }

    [Fact]
    public async Task A_stamp_of_another_comment_is_refused()
    {
        var ana = await _world.PersonAsync("ana");
        var (first, second) = (await _world.SayAsync(ana, s_order, "First"), await _world.SayAsync(ana, s_order, "Second"));

        var refused = await World.RefusedAsync(async () =>
            await _world.Discussions.EditAsync(ana, first.Id, new EditText("x", first.Version, second.EditStamp), Token));

        Assert.Equal("started", refused.Field);
    }

    [Fact]
    public async Task The_second_of_two_editors_gets_both_texts()
    {
        var ana = await _world.PersonAsync("ana");
        var comment = await _world.SayAsync(ana, s_order, "Agreed with @ana");
        await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Agreed with @ana today", comment.Version, null), Token);

        var refused = await World.RefusedAsync(async () =>
            await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Agreed with nobody", comment.Version, null), Token));

        Assert.Equal(SocialError.Conflict, refused.Code);
        Assert.Equal("Agreed with @ana today", refused.CurrentText);
        Assert.Equal(comment.Version + 1, refused.CurrentVersion);
    }

    [Fact]
    public async Task Only_the_author_edits_deletes_and_restores()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var comment = await _world.SayAsync(ana, s_order, "Mine");

        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _world.Discussions.EditAsync(ben, comment.Id, new EditText("Yours", 1, null), Token))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await _world.Discussions.DeleteAsync(ben, comment.Id, Token))).Code);
        await _world.Discussions.DeleteAsync(ana, comment.Id, Token);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Discussions.RestoreAsync(ben, comment.Id, Token))).Code);
    }

    [Fact]
    public async Task A_deleted_leaf_disappears_for_others_and_can_be_restored_for_thirty_days()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var comment = await _world.SayAsync(ana, s_order, "Never mind");
        await _world.Discussions.DeleteAsync(ana, comment.Id, Token);
        await _world.Discussions.DeleteAsync(ana, comment.Id, Token);

        var forBen = await _world.TalkAsync(ben, s_order);
        Assert.Empty(forBen.Comments);
        Assert.Equal(0, forBen.Total);
        var own = Assert.Single((await _world.TalkAsync(ana, s_order)).Comments);
        Assert.True(own.Deleted && own.Can.Restore);
        Assert.Equal("", own.Html.ToString());
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await _world.Subjects.LocateAsync(ben, SubjectRef.Of(comment.Id), Token))).Code);

        _world.Clock.Advance(TimeSpan.FromDays(30));
        await _world.Discussions.RestoreAsync(ana, comment.Id, Token);
        Assert.Single((await _world.TalkAsync(ben, s_order)).Comments);

        await _world.Discussions.DeleteAsync(ana, comment.Id, Token);
        _world.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.Equal(SocialError.TooLate, (await World.RefusedAsync(async () => await _world.Discussions.RestoreAsync(ana, comment.Id, Token))).Code);
    }

    [Fact]
    public async Task A_deleted_comment_with_replies_becomes_a_tombstone_without_name_or_words()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var root = await _world.SayAsync(ana, s_order, "Wrong idea");
        var reply = await _world.SayAsync(ben, s_order, "Good answer", root.Id);
        await _world.Discussions.DeleteAsync(ana, root.Id, Token);

        var page = await _world.TalkAsync(ben, s_order);
        var tombstone = Assert.Single(page.Comments);
        Assert.True(tombstone.Deleted);
        Assert.Null(tombstone.Author);
        Assert.Equal("", tombstone.Html.ToString());
        Assert.Equal("author", tombstone.DeletedReason);
        Assert.Equal(Capabilities.None, tombstone.Can);
        Assert.Equal(reply.Id, Assert.Single(tombstone.Replies).Id);
        Assert.Equal(1, page.Total);

        await _world.Discussions.DeleteAsync(ben, reply.Id, Token);
        Assert.Empty((await _world.TalkAsync(await _world.PersonAsync("cleo"), s_order)).Comments);
    }

    [Fact]
    public async Task Writing_under_a_deleted_comment_is_refused_and_says_that_the_text_is_kept()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var root = await _world.SayAsync(ana, s_order, "Soon gone");
        await _world.Discussions.DeleteAsync(ana, root.Id, Token);

        var refused = await World.RefusedAsync(() => _world.SayAsync(ben, s_order, "But wait", root.Id));

        Assert.Equal("parent", refused.Field);
        Assert.Contains("kept", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("the cat sat", "the dog sat", 3)]
    [InlineData("", "abcd", 4)]
    [InlineData("aaa", "aaaa", 1)]
    public void Changed_characters_are_what_differs_between_common_ends(string before, string after, int changed) =>
        Assert.Equal(changed, EditRules.ChangedCharacters(before, after));

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
