namespace SocialKit.Components.Tests;

/// <summary>Mutes, blocks and locks that are only written down.</summary>
public sealed class FakeKeepingAway(FakeServices services) : IMuteService, IBlockService, ILockService
{
    public HashSet<SubjectRef> Muted { get; } = [];

    public HashSet<MemberId> Blocked { get; } = [];

    public ValueTask SetAsync(Viewer viewer, SubjectRef subject, bool set, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        services.Do((subject, set, until));
        _ = set ? Muted.Add(subject) : Muted.Remove(subject);
        return ValueTask.CompletedTask;
    }

    ValueTask<IReadOnlyList<MuteView>> IMuteService.ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<MuteView>>([.. services.Answer(Muted).Select(subject => new MuteView(subject, "Bo Okafor", "/app/people/bo", Fixtures.Ago(60), Fixtures.Ago(-3000)))]);

    public ValueTask SetAsync(Viewer viewer, MemberId member, bool set, CancellationToken cancellationToken)
    {
        services.Do((member, set));
        _ = set ? Blocked.Add(member) : Blocked.Remove(member);
        return ValueTask.CompletedTask;
    }

    ValueTask<IReadOnlyList<BlockView>> IBlockService.ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<BlockView>>([.. Blocked.Select(member => new BlockView(member == Fixtures.Bo.Id ? Fixtures.Bo : Fixtures.Mei, Fixtures.Ago(60)))]);

    public ValueTask LockAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken)
    {
        services.Do((subject, reason));
        return ValueTask.CompletedTask;
    }

    public ValueTask ReopenAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        services.Do(subject);
        return ValueTask.CompletedTask;
    }
}
