namespace SocialKit.Components.Tests;

/// <summary>Erasures that are only asked for.</summary>
public sealed class FakeErasures(FakeServices services) : IErasureService
{
    public ErasureView? Standing { get; set; }

    public ValueTask<IReadOnlyList<ErasureLine>> ReadPreviewAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ErasureLine>>(
        [
            new("post", 0, 12, 0, null),
            new("reaction", 0, 0, 1, "Counts on what others wrote stay right."),
            new("audit", 0, 0, 0, "The audit proves what was done; it holds no name or text."),
        ]);

    public ValueTask<ErasureView?> ReadAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken) => ValueTask.FromResult(services.Answer(Standing));

    public ValueTask<ErasureView> RequestAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken)
    {
        services.Do((member, mode));
        Standing = new ErasureView(mode, Fixtures.Ago(0), Fixtures.Ago(-1440), "waiting", null, []);
        return ValueTask.FromResult(Standing);
    }

    public ValueTask CancelAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken)
    {
        services.Do(member);
        Standing = null;
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> RunDueAsync(TenantId tenant, CancellationToken cancellationToken) => throw new NotSupportedException();
}
