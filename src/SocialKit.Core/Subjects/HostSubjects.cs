namespace SocialKit;

/// <summary>Finds where the host's subjects are now.</summary>
internal static class HostSubjects
{
    /// <summary>Each subject at its place, moved ones at their new one, with what the host said of it there.</summary>
    public static async ValueTask<Dictionary<SubjectRef, HostSubject>> PlaceAsync(
        IStore store, AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        var states = new Dictionary<SubjectRef, SubjectState>();
        var asked = new HashSet<SubjectRef>();
        for (var next = subjects.ToHashSet(); next.Count > 0;)
        {
            asked.UnionWith(next);
            var moved = new HashSet<SubjectRef>();
            foreach (var keys in next.Select(SubjectState.KeyOf).Chunk(1_000))
            {
                foreach (var state in await store.Records.GetAsync<SubjectState>(scope, keys, cancellationToken))
                {
                    states[state.Subject] = state;
                    if (state.MovedTo is { } to && !asked.Contains(to))
                    {
                        moved.Add(to);
                    }
                }
            }

            next = moved;
        }

        return subjects.Distinct().ToDictionary(subject => subject, Place);

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
