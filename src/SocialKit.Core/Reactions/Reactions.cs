using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Counters and the viewer's own reactions of one answer, loaded in two reads.</summary>
internal sealed class Reactions
{
    private readonly SocialKitOptions _options;
    private readonly IReadOnlyDictionary<CounterKey, long> _counters;
    private readonly ILookup<SubjectRef, CounterKey> _bySubject;
    private readonly HashSet<(SubjectRef, ReactionKind)> _own;

    private Reactions(SocialKitOptions options, IReadOnlyDictionary<CounterKey, long> counters, HashSet<(SubjectRef, ReactionKind)> own)
    {
        _options = options;
        _counters = counters;
        _bySubject = counters.Keys.ToLookup(key => key.Subject);
        _own = own;
    }

    public static async ValueTask<Reactions> LoadAsync(
        IStore store, IOptions<SocialKitOptions> options, Viewer viewer, IReadOnlyCollection<SubjectRef> subjects,
        CancellationToken cancellationToken)
    {
        var scope = AccessScope.For(viewer);
        var counters = new Dictionary<CounterKey, long>();
        var own = new HashSet<(SubjectRef, ReactionKind)>();
        foreach (var chunk in subjects.Distinct().Chunk(1_000))
        {
            foreach (var (key, value) in await store.Counters.ReadAsync(scope, chunk, cancellationToken))
            {
                counters[key] = value;
            }

            if (viewer.Member is not null)
            {
                foreach (var reaction in await store.Reactions.ReadOwnAsync(scope, chunk, cancellationToken))
                {
                    own.Add((reaction.Subject, reaction.Kind));
                }
            }
        }

        return new Reactions(options.Value, counters, own);
    }

    public long Count(SubjectRef subject, string name) => _counters.GetValueOrDefault(new CounterKey(subject, name));

    /// <summary>The host's choices first, then whatever else people chose when the set was another.</summary>
    public ReactionSummary On(SubjectRef subject)
    {
        var choices = _options.Reactions
            .Select(option => new ReactionChoice(
                option, Count(subject, CounterKey.ReactionPrefix + option.Kind.Value), _own.Contains((subject, option.Kind))))
            .ToList();
        foreach (var key in _bySubject[subject].Where(key => key.Name.StartsWith(CounterKey.ReactionPrefix, StringComparison.Ordinal)))
        {
            var kind = new ReactionKind(key.Name[CounterKey.ReactionPrefix.Length..]);
            if (_options.Reactions.All(option => option.Kind != kind))
            {
                choices.Add(new ReactionChoice(new ReactionOption(kind, "•", kind.Value), _counters[key], _own.Contains((subject, kind))));
            }
        }

        return new ReactionSummary(choices);
    }
}
