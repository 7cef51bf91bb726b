namespace SocialKit;

/// <summary>Finds where the host's subjects are now.</summary>
internal static class HostSubjects
{
    /// <summary>Each subject at its place, moved ones at their new one, with what the host said of it there.</summary>
    /// <param name="store">The store.</param>
    /// <param name="scope">Whose eyes; only its tenant is looked at.</param>
    /// <param name="subjects">The host's subjects.</param>
    /// <param name="known">What the host said of them, by whoever has read that already; null to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async ValueTask<Dictionary<SubjectRef, HostSubject>> PlaceAsync(
        IStore store, AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, IEnumerable<SubjectState>? known, CancellationToken cancellationToken)
    {
        var states = known?.ToDictionary(state => state.Subject) ?? [];
        var asked = known is null ? [] : subjects.ToHashSet();
        for (var next = known is null ? subjects.ToHashSet() : MovedTo(states.Values); next.Count > 0;)
        {
            asked.UnionWith(next);
            var found = new List<SubjectState>();
            foreach (var keys in next.Select(SubjectState.KeyOf).Chunk(1_000))
            {
                found.AddRange(await store.Records.GetAsync<SubjectState>(scope, keys, cancellationToken));
            }

            found.ForEach(state => states[state.Subject] = state);
            next = MovedTo(found);
        }

        return subjects.Distinct().ToDictionary(subject => subject, Place);

        HashSet<SubjectRef> MovedTo(IEnumerable<SubjectState> some) => [.. some.Select(state => state.MovedTo).OfType<SubjectRef>().Where(to => !asked.Contains(to))];

        HostSubject Place(SubjectRef subject)
        {
            // No more steps than there are states, should they ever lead in a circle.
            for (var steps = states.Count; steps > 0 && states.TryGetValue(subject, out var state) && state is { IsMoving: false, MovedTo: { } to }; steps--)
            {
                subject = to;
            }

            return new HostSubject(subject, states.GetValueOrDefault(subject));
        }
    }
}
