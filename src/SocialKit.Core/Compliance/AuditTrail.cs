using System.Diagnostics;

namespace SocialKit;

/// <summary>
/// Adds what was done to the audit chain, in the commit that does it. The chain has one end per tenant: of two commits at the same moment one is
/// refused by the guard on it and prepared again, which <see cref="StoreExtensions.ApplyAsync"/> does without counting it as a failed attempt.
/// </summary>
internal sealed class AuditTrail(IStore store, StoreKeys keys, TimeProvider clock)
{
    /// <summary>The commit with the entry; to be called for every attempt anew.</summary>
    public async ValueTask<Commit> WithAsync(Commit commit, AuditFact fact, CancellationToken cancellationToken)
    {
        var head = await store.GetOneAsync<AuditHead>(AccessScope.System(commit.Tenant), AuditHead.KeyOf(AuditHead.Main), cancellationToken);
        var key = await keys.OfAsync(commit.Tenant, StoreKeys.Audit, cancellationToken);
        var entry = new AuditEntry
        {
            Position = (head?.Position ?? 0) + 1,
            At = commit.At,
            Actor = fact.Actor,
            OnBehalf = fact.OnBehalf,
            Verb = fact.Verb,
            Subject = fact.Subject,
            Before = AuditEntry.DigestOf(fact.Before, key),
            After = AuditEntry.DigestOf(fact.After, key),
            Reason = fact.Reason,
            TraceId = Activity.Current?.TraceId.ToHexString(),
            Previous = head?.Hash ?? default,
        };
        entry = entry with { Hash = entry.HashFor(commit.Tenant) };
        return commit with
        {
            Guards = [.. commit.Guards, new Guard.Unchanged(AuditHead.KeyOf(AuditHead.Main), head?.Version ?? 0), new Guard.Unchanged(entry.Key, 0)],
            Puts = [.. commit.Puts, entry, new AuditHead { Position = entry.Position, Hash = entry.Hash }],
        };
    }

    /// <summary>Adds an entry about something that changes nothing, such as a copy that was given out.</summary>
    public async ValueTask RecordAsync(
        TenantId tenant, AuditFact fact, IReadOnlyList<Guard> guards, CancellationToken cancellationToken, Guard.Allowance? once = null) =>
        await store.ChangeAsync<bool>(async () =>
        {
            var commit = new Commit { Tenant = tenant, At = clock.GetUtcNow(), Guards = guards };
            return (true, await WithAsync(commit, fact, cancellationToken));
        }, cancellationToken, once: once);

    /// <summary>
    /// Somebody reads what is kept from everybody else, because of their office: once a day for each text it is written down who did. What the author
    /// reads of their own is no such thing.
    /// </summary>
    /// <param name="viewer">Who reads.</param>
    /// <param name="subjects">What, of those that are held back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask RecordReadsAsync(Viewer viewer, IEnumerable<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        foreach (var subject in subjects.Distinct())
        {
            var reader = viewer.RequireMember();
            var now = clock.GetUtcNow();
            var today = new Guard.Allowance($"audit-read/{reader}/{subject}", new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero), 1, 1);
            await RecordAsync(viewer.Tenant, new AuditFact(reader, AuditVerb.PrivateRead, subject), [today], cancellationToken, once: today);
        }
    }
}

/// <summary>What is to be accounted for.</summary>
/// <param name="Actor">Who did it; null for the application itself.</param>
/// <param name="Verb">What they did.</param>
/// <param name="Subject">To what.</param>
internal sealed record AuditFact(MemberId? Actor, AuditVerb Verb, SubjectRef? Subject)
{
    /// <summary>For or about whom.</summary>
    public MemberId? OnBehalf { get; init; }

    /// <summary>As it was; only its digest is kept.</summary>
    public IRecord? Before { get; init; }

    /// <summary>As it is since; only its digest is kept.</summary>
    public IRecord? After { get; init; }

    /// <summary>Why, in one word.</summary>
    public string? Reason { get; init; }
}
