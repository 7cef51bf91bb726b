namespace SocialKit.Core.Tests;

public sealed class HeldTextTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("the text")]
    [InlineData("its author")]
    public async Task A_held_text_is_neither_edited_nor_deleted_nor_restored_until_it_is_released(string what)
    {
        var ana = await _world.PersonAsync("ana");
        var post = await _world.PostAsync(ana, "A post");
        var deletedPost = await _world.PostAsync(ana, "A deleted post");
        var comment = await _world.SayAsync(ana, SubjectRef.For("order", 1), "A comment");
        var deletedComment = await _world.SayAsync(ana, SubjectRef.For("order", 1), "A deleted comment");
        await _world.Posts.DeleteAsync(ana, deletedPost.Id, Token);
        await _world.Discussions.DeleteAsync(ana, deletedComment.Id, Token);
        IRecord[] holds = what == "its author"
            ? [SubjectLifecycleTests.HoldOn(SubjectRef.Of(ana.Member!.Value), ana)]
            : [.. new[] { SubjectRef.Of(post.Id), SubjectRef.Of(deletedPost.Id), SubjectRef.Of(comment.Id), SubjectRef.Of(deletedComment.Id) }.Select(subject => SubjectLifecycleTests.HoldOn(subject, ana))];
        await CommitAsync(commit => commit with { Puts = holds });
        Func<Task>[] changes =
        [
            async () => await _world.Posts.EditAsync(ana, post.Id, new EditText("Changed", post.Version, null), Token),
            async () => await _world.Posts.DeleteAsync(ana, post.Id, Token),
            async () => await _world.Posts.RestoreAsync(ana, deletedPost.Id, Token),
            async () => await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Changed", comment.Version, null), Token),
            async () => await _world.Discussions.DeleteAsync(ana, comment.Id, Token),
            async () => await _world.Discussions.RestoreAsync(ana, deletedComment.Id, Token),
        ];
        foreach (var change in changes)
        {
            var refused = await World.RefusedAsync(change);
            Assert.Equal(SocialError.Held, refused.Code);
            Assert.DoesNotContain("hold", refused.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Case", refused.Message, StringComparison.Ordinal);
        }

        // Adding is not changing.
        await _world.SayAsync(ana, SubjectRef.Of(post.Id), "More words");
        await CommitAsync(commit => commit with { Removes = holds });
        foreach (var change in changes)
        {
            if (change != changes[1])
            {
                await change();
            }
        }
    }

    [Fact]
    public async Task What_a_held_member_did_is_not_taken_back()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var post = SubjectRef.Of((await _world.PostAsync(ben, "A post")).Id);
        await _world.Reactions.SetAsync(ana, post, new ReactionKind("like"), true, Token);
        await _world.Follows.SetAsync(ana, SubjectRef.Of(ben.Member!.Value), true, Token);
        await CommitAsync(commit => commit with { Puts = [SubjectLifecycleTests.HoldOn(SubjectRef.Of(ana.Member!.Value), ben)] });

        Assert.Equal(SocialError.Held, (await World.RefusedAsync(async () => await _world.Reactions.SetAsync(ana, post, new ReactionKind("like"), false, Token))).Code);
        Assert.Equal(SocialError.Held, (await World.RefusedAsync(async () => await _world.Follows.SetAsync(ana, SubjectRef.Of(ben.Member!.Value), false, Token))).Code);
        await _world.Reactions.SetAsync(ana, post, new ReactionKind("celebrate"), false, Token);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task CommitAsync(Func<Commit, Commit> with) => Assert.Equal(
        CommitOutcome.Applied, (await _world.Store.CommitAsync(with(new Commit { Tenant = TenantId.Default, At = _world.Clock.GetUtcNow() }), Token)).Outcome);
}
