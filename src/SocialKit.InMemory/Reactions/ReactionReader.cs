namespace SocialKit.InMemory;

internal sealed class ReactionReader(InMemoryStore store) : IReactionReader
{
    public ValueTask<IReadOnlyList<Reaction>> ReadOwnAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        var asked = subjects.ToHashSet();
        return store.Read<IReadOnlyList<Reaction>>(scope, cancellationToken, tenant =>
            [.. tenant.All<Reaction>().Where(reaction => reaction.Member == scope.Member && asked.Contains(reaction.Subject))]);
    }

    public ValueTask<IReadOnlyList<Reaction>> ReadWhoAsync(
        AccessScope scope, SubjectRef subject, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 100);
        return store.Read<IReadOnlyList<Reaction>>(scope, cancellationToken, tenant =>
            [.. tenant.All<Reaction>().Where(reaction => reaction.Subject == subject).OrderByDescending(reaction => reaction.At).Take(limit)]);
    }
}
