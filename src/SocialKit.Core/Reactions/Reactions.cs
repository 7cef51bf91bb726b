using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Counters and the viewer's own reactions of one answer, loaded in two reads.</summary>
internal sealed class Reactions
{
    private static readonly List<Counted> s_none = [];
    private readonly SocialKitOptions _options;
    private readonly Dictionary<SubjectRef, List<Counted>> _counted = [];
    private readonly HashSet<(SubjectRef, ReactionKind)> _own;

    private Reactions(SocialKitOptions options, Dictionary<CounterKey, long> counters, HashSet<(SubjectRef, ReactionKind)> own)
    {
        _options = options;
        _own = own;
        foreach (var (key, value) in counters)
        {
            // A subject has few counters: a short list is searched faster than a key is hashed.
            (CollectionsMarshal.GetValueRefOrAddDefault(_counted, key.Subject, out _) ??= []).Add(new Counted(key.Name, value));
        }
    }

    private sealed record Counted(string Name, long Value)
    {
        public string? Kind { get; } = Name.StartsWith(CounterKey.ReactionPrefix, StringComparison.Ordinal) ? Name[CounterKey.ReactionPrefix.Length..] : null;
    }

    public static async ValueTask<Reactions> LoadAsync(
        IStore store, IOptions<SocialKitOptions> options, AccessScope scope, IReadOnlyCollection<SubjectRef> subjects,
        CancellationToken cancellationToken)
    {
        var counters = new Dictionary<CounterKey, long>();
        var own = new HashSet<(SubjectRef, ReactionKind)>();
        foreach (var chunk in subjects.Distinct().Chunk(1_000))
        {
            foreach (var (key, value) in await store.Counters.ReadAsync(scope, chunk, cancellationToken))
            {
                counters[key] = value;
            }

            if (scope.Member is not null)
            {
                foreach (var reaction in await store.Reactions.ReadOwnAsync(scope, chunk, cancellationToken))
                {
                    own.Add((reaction.Subject, reaction.Kind));
                }
            }
        }

        return new Reactions(options.Value, counters, own);
    }

    public long Count(SubjectRef subject, string name) => Of(subject).Find(counted => counted.Name == name)?.Value ?? 0;

    /// <summary>The host's choices first, then whatever else people chose when the set was another.</summary>
    public ReactionSummary On(SubjectRef subject)
    {
        var counted = Of(subject);
        var choices = new List<ReactionChoice>(_options.Reactions.Count);
        foreach (var option in _options.Reactions)
        {
            choices.Add(new ReactionChoice(option, CountOf(counted, option.Kind), IsMine(subject, option.Kind)));
        }

        foreach (var other in counted)
        {
            if (other.Kind is { } value && _options.Reactions.All(option => option.Kind.Value != value))
            {
                var kind = new ReactionKind(value);
                choices.Add(new ReactionChoice(new ReactionOption(kind, "•", value), other.Value, IsMine(subject, kind)));
            }
        }

        return new ReactionSummary(choices);
    }

    private List<Counted> Of(SubjectRef subject) => _counted.GetValueOrDefault(subject, s_none);

    private bool IsMine(SubjectRef subject, ReactionKind kind) => _own.Count > 0 && _own.Contains((subject, kind));

    private static long CountOf(List<Counted> counted, ReactionKind kind)
    {
        foreach (var one in counted)
        {
            if (one.Kind == kind.Value)
            {
                return one.Value;
            }
        }

        return 0;
    }
}
