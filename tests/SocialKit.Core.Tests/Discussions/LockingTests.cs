namespace SocialKit.Core.Tests;

/// <summary>A talk that was ended: what it says, who may still write, and that it can be opened again.</summary>
public sealed class LockingTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILockService Locks => _world.Get<ILockService>();

    [Fact]
    public async Task Nobody_but_moderators_writes_any_more_and_everybody_reads_why()
    {
        var (ana, ben, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("boss"));
        var post = await _world.PostAsync(ana, "What about the bill?");
        var comment = await _world.SayAsync(ben, post.Subject, "It is paid");
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await Locks.LockAsync(ana, post.Subject, "I like to have the last word", Token))).Code);

        _world.Staff.Appoint(boss, StaffRole.Moderator);
        Assert.Equal("reason", (await World.RefusedAsync(async () => await Locks.LockAsync(boss, post.Subject, " ", Token))).Field);
        Assert.Equal("reason", (await World.RefusedAsync(async () => await Locks.LockAsync(boss, post.Subject, new string('x', 201), Token))).Field);
        Assert.Equal("subject", (await World.RefusedAsync(async () => await Locks.LockAsync(boss, SubjectRef.Of(comment.Id), "No", Token))).Field);
        await Locks.LockAsync(boss, post.Subject, "The bill is closed", Token);
        await Locks.LockAsync(boss, post.Subject, "Another reason", Token);

        var talk = await _world.TalkAsync(ben, post.Subject);
        Assert.Equal((true, false, "The bill is closed", false), (talk.Closed, talk.CanPost, talk.LockedReason, talk.CanLock));
        Assert.False(talk.Comments[0].Can.Edit);
        Assert.Contains("The bill is closed", (await World.RefusedAsync(async () => await _world.SayAsync(ben, post.Subject, "One more"))).Message, StringComparison.Ordinal);
        await World.RefusedAsync(async () => await _world.Discussions.EditAsync(ben, comment.Id, new EditText("It is not", comment.Version, null), Token));
        await _world.Reactions.SetAsync(ana, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token);
        await _world.SayAsync(boss, post.Subject, "Ask the office");
        Assert.True((await _world.TalkAsync(boss, post.Subject)).CanLock);

        await Locks.ReopenAsync(boss, post.Subject, Token);
        await Locks.ReopenAsync(boss, post.Subject, Token);
        await _world.SayAsync(ben, post.Subject, "One more");
        Assert.Null((await _world.TalkAsync(ben, post.Subject)).LockedReason);
        _world.Staff.Appoint(boss, StaffRole.Auditor);
        Assert.Equal(
            [AuditVerb.Reopened.Value, AuditVerb.Locked.Value],
            (await _world.Get<IAuditService>().ReadAsync(boss, new AuditRequest(), Token)).Entries.Select(entry => entry.Verb).Where(verb => verb == AuditVerb.Locked.Value || verb == AuditVerb.Reopened.Value));
    }

    [Fact]
    public async Task What_the_viewer_may_not_know_of_is_not_there()
    {
        var boss = await _world.PersonAsync("boss");
        _world.Staff.Appoint(boss, StaffRole.Moderator);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await Locks.LockAsync(boss, SubjectRef.Of(new PostId(Guid.NewGuid())), "No", Token))).Code);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
