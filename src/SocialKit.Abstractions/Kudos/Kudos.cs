namespace SocialKit;

/// <summary>Praise from one member to others that names a value of the company.</summary>
public sealed record Kudos : IRecord<Kudos>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "kudos";

    /// <summary>The kudos.</summary>
    public required KudosId Id { get; init; }

    /// <summary>Who gave it.</summary>
    public required MemberId Giver { get; init; }

    /// <summary>Who received it: 1 to 10 members, never the giver.</summary>
    public required IReadOnlyList<MemberId> Recipients { get; init; }

    /// <summary>The value it names: a key of the catalogue.</summary>
    public required string Value { get; init; }

    /// <summary>What they did, 10 to 500 characters.</summary>
    public required RichText Text { get; init; }

    /// <summary>What it is about, when it is about something.</summary>
    public SubjectRef? Subject { get; init; }

    /// <summary>The community in which what it is about stands; null when it stands in none.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>Source and id there, for imported kudos.</summary>
    public Origin? Origin { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<UniqueKey> Uniques => Origin is null ? [] : [Origin.Unique];

    /// <inheritdoc/>
    public IEnumerable<CounterKey> Counts
    {
        get
        {
            yield return new CounterKey(SubjectRef.Of(Giver), CounterKey.KudosGiven);
            foreach (var recipient in Recipients)
            {
                yield return new CounterKey(SubjectRef.Of(recipient), CounterKey.Kudos);
                if (Community is not null || Subject is { IsOwn: false } or { Kind: SubjectRef.CommentKind })
                {
                    yield return new CounterKey(SubjectRef.Of(recipient), CounterKey.In(CounterKey.Kudos, Community));
                }
            }

            if (Subject is { } subject)
            {
                yield return new CounterKey(subject, CounterKey.Kudos);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns =>
    [
        SubjectRef.Of(Id), SubjectRef.Of(Giver), .. Recipients.Select(SubjectRef.Of), .. Subject is { } subject ? [subject] : Array.Empty<SubjectRef>(),
        .. Community is { } community ? [SubjectRef.Of(community)] : Array.Empty<SubjectRef>(),
    ];

    /// <summary>The key of a kudos.</summary>
    public static RecordKey KeyOf(KudosId id) => RecordKey.Of<Kudos>(id.Value);
}
