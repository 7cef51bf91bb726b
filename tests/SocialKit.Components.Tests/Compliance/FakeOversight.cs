namespace SocialKit.Components.Tests;

/// <summary>An audit of three acts, and holds that are only asked for.</summary>
public sealed class FakeOversight(FakeServices services) : IAuditService, ILegalHoldService
{
    private static readonly string s_hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    public List<LegalHoldView> Holds { get; } = [new(SubjectRef.For("order", 4711), "Case 12", Fixtures.Ana, Fixtures.Ago(600))];

    public IReadOnlyList<AuditView> Entries { get; set; } =
    [
        new(3, Fixtures.Ago(5), Fixtures.Ana.Id, Fixtures.Bo.Id, "moderated", Fixtures.Posts[0].Subject, "hide", null, s_hash),
        new(2, Fixtures.Ago(50), null, Fixtures.Mei.Id, "erased", SubjectRef.Of(Fixtures.Mei.Id), "purge", null, s_hash),
        new(1, Fixtures.Ago(500), Fixtures.Ana.Id, null, "hold-placed", SubjectRef.For("order", 4711), null, null, s_hash),
    ];

    public ValueTask<AuditPage> ReadAsync(Viewer viewer, AuditRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer(new AuditPage(Entries, Entries.Count == 0 ? null : "older") { People = [Fixtures.Ana, Fixtures.Bo] }));

    public ValueTask<AuditCheck> ReadProofAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer(new AuditCheck(3, s_hash, null, null)));

    public ValueTask<IReadOnlyList<LegalHoldView>> ListAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer<IReadOnlyList<LegalHoldView>>([.. Holds]));

    public ValueTask PlaceAsync(Viewer viewer, SubjectRef subject, string reason, CancellationToken cancellationToken)
    {
        services.Do((subject, reason));
        Holds.Add(new(subject, reason, Fixtures.Ana, Fixtures.Ago(0)));
        return ValueTask.CompletedTask;
    }

    public ValueTask ReleaseAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        services.Do(subject);
        Holds.RemoveAll(hold => hold.Subject == subject);
        return ValueTask.CompletedTask;
    }
}
