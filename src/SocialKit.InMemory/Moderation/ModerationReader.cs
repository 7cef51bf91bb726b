namespace SocialKit.InMemory;

internal sealed class ModerationReader(InMemoryStore store) : IModerationReader
{
    public ValueTask<IReadOnlyList<ModerationRule>> ReadRulesAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        return store.Read<IReadOnlyList<ModerationRule>>(scope, cancellationToken, tenant =>
            [.. tenant.All<ModerationRule>().OrderBy(rule => rule.CreatedAt).ThenBy(rule => rule.Id.Value).Take(limit)]);
    }

    public ValueTask<IReadOnlyList<ModerationCase>> ReadCasesAsync(
        AccessScope scope, CaseSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<ModerationCase>>(scope, cancellationToken, tenant =>
        {
            var cases = tenant.All<ModerationCase>()
                .Where(matter => matter.Desk == selector.Desk && matter.State == selector.State && scope.Moderates(matter.Community))
                .Where(matter => (selector.Community is not { } community || matter.Community == community) && after.Admits(matter.CreatedAt, matter.Id.Value, selector.Newest));
            return
            [
                .. (selector.Newest
                    ? cases.OrderByDescending(matter => matter.CreatedAt).ThenByDescending(matter => matter.Id.Value)
                    : cases.OrderBy(matter => matter.CreatedAt).ThenBy(matter => matter.Id.Value)).Take(limit),
            ];
        });
    }

    public ValueTask<IReadOnlyList<Decision>> ReadDecisionsAsync(
        AccessScope scope, MemberId member, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 101);
        return store.Read<IReadOnlyList<Decision>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Decision>().Where(decision => decision.Member == member && (scope.Member == member || scope.Moderates(decision.Community)))
                .Where(decision => after.Admits(decision.CreatedAt, decision.Id.Value, descending: true))
                .OrderByDescending(decision => decision.CreatedAt).ThenByDescending(decision => decision.Id.Value).Take(limit),
        ]);
    }

    public ValueTask<IReadOnlyList<Flag>> ReadOwnFlagsAsync(AccessScope scope, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return store.Read<IReadOnlyList<Flag>>(scope, cancellationToken, tenant =>
            [.. tenant.All<Flag>().Where(flag => flag.Reporter == scope.Member).OrderByDescending(flag => flag.CreatedAt).Take(limit)]);
    }

    public ValueTask<IReadOnlyList<Sanction>> ReadSanctionsAsync(AccessScope scope, MemberId member, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return store.Read<IReadOnlyList<Sanction>>(scope, cancellationToken, tenant =>
        [
            .. tenant.All<Sanction>().Where(sanction => sanction.Member == member && (scope.Member == member || scope.Moderates(sanction.Community)))
                .OrderByDescending(sanction => sanction.CreatedAt).ThenByDescending(sanction => sanction.Id.Value).Take(limit),
        ]);
    }
}
