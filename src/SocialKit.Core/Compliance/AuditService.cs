using System.Globalization;
using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class AuditService(IStore store, IStaffProvider staff, Cursors cursors, SubjectLinks links, IOptions<SocialKitOptions> options) : IAuditService
{
    private const string Question = "audit";

    public async ValueTask<AuditPage> ReadAsync(Viewer viewer, AuditRequest request, CancellationToken cancellationToken)
    {
        await staff.DemandAsync(viewer, StaffRole.Auditor, cancellationToken);
        var limit = Cursors.Limit(request.Limit, options.Value.PageSize);
        var scope = AccessScope.System(viewer.Tenant);
        var head = await store.GetOneAsync<AuditHead>(scope, AuditHead.KeyOf(AuditHead.Main), cancellationToken);
        var from = string.IsNullOrEmpty(request.Cursor)
            ? head?.Position ?? 0
            : long.Parse(await cursors.ReadAsync(viewer.Tenant, Question, request.Cursor, cancellationToken), CultureInfo.InvariantCulture) - 1;
        var keys = Enumerable.Range(0, limit).Select(i => from - i).Where(position => position > 0).Select(AuditEntry.KeyOf).ToList();
        var entries = keys.Count == 0 ? [] : await store.Records.GetAsync<AuditEntry>(scope, keys, cancellationToken);
        var last = from - limit + 1;
        var members = entries.SelectMany(entry => new[] { entry.Actor, entry.OnBehalf }).OfType<MemberId>().Distinct().ToList();
        var people = await People.LoadAsync(store, links, viewer, members, cancellationToken);
        return new AuditPage(
            [.. entries.OrderByDescending(entry => entry.Position).Select(ViewOf)],
            last > 1 ? await cursors.WriteAsync(viewer.Tenant, Question, last.ToString(CultureInfo.InvariantCulture), cancellationToken) : null)
        {
            People = [.. members.Select(people.Find).OfType<MemberView>()],
        };
    }

    public async ValueTask<AuditCheck> ReadProofAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await staff.DemandAsync(viewer, StaffRole.Auditor, cancellationToken);
        var proof = await AuditChain.VerifyAsync(store, viewer.Tenant, cancellationToken);
        return new AuditCheck(proof.Entries, Convert.ToHexStringLower(proof.LastHash.Span), proof.BrokenAt, proof.Problem);
    }

    private static AuditView ViewOf(AuditEntry entry) => new(
        entry.Position, entry.At, entry.Actor, entry.OnBehalf, entry.Verb.Value, entry.Subject, entry.Reason, entry.TraceId, Convert.ToHexStringLower(entry.Hash.Span));
}
