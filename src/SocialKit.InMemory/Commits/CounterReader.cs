namespace SocialKit.InMemory;

internal sealed class CounterReader(InMemoryStore store) : ICounterReader
{
    public ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        Limits.Check(subjects, 1_000);
        var asked = subjects.ToHashSet();
        return store.Read<IReadOnlyDictionary<CounterKey, long>>(scope, cancellationToken, tenant =>
            tenant.CountersOf(asked).Where(counter => counter.Value != 0 && tenant.IsOpen(scope, counter.Key.Subject)).ToDictionary());
    }
}
