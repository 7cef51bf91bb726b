using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SocialKit;

/// <summary>One type of record, as far as an archive needs to know it.</summary>
internal abstract class ArchivedType
{
    /// <summary>Every type an archive holds, in its order: what is named comes before what names it.</summary>
    public static IReadOnlyList<ArchivedType> All { get; } =
    [
        new Of<Member>(ArchiveShape.Of<Member>()),
        new Of<Community>(ArchiveShape.Of<Community>()),
        new Of<Membership>(ArchiveShape.Of<Membership>()),
        new Of<Topic>(ArchiveShape.Of<Topic>()),
        new Of<Post>(ArchiveShape.Of<Post>()),
        new Of<Comment>(ArchiveShape.Of<Comment>()),
        new Of<Revision>(ArchiveShape.Of<Revision>()),
        new Of<PendingEdit>(ArchiveShape.Of<PendingEdit>()),
        new Of<Reaction>(ArchiveShape.Of<Reaction>()),
        new Of<Follow>(ArchiveShape.Of<Follow>()),
        new Of<Kudos>(ArchiveShape.Of<Kudos>()),
        new Of<MemberBlock>(ArchiveShape.Of<MemberBlock>()),
        new Of<Mute>(ArchiveShape.Of<Mute>()),
        new Of<DiscussionLock>(ArchiveShape.Of<DiscussionLock>()),
        new Of<SubjectState>(ArchiveShape.Of<SubjectState>()),
        new Of<LegalHold>(ArchiveShape.Of<LegalHold>()),
        new Of<ModerationRule>(ArchiveShape.Of<ModerationRule>()),
        new Of<ModerationSetting>(ArchiveShape.Of<ModerationSetting>()),
        new Of<Flag>(ArchiveShape.Of<Flag>()),
        new Of<ModerationCase>(ArchiveShape.Of<ModerationCase>()),
        new Of<Decision>(ArchiveShape.Of<Decision>()),
        new Of<Sanction>(ArchiveShape.Of<Sanction>()),
        new Of<Erasure>(ArchiveShape.Of<Erasure>()),
    ];

    private static Dictionary<string, ArchivedType> ByName { get; } = All.ToDictionary(type => type.Name);

    /// <summary>The type with this name, or null.</summary>
    public static ArchivedType? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The name of the record type.</summary>
    public abstract string Name { get; }

    /// <summary>A page of the type's records.</summary>
    public abstract ValueTask<IReadOnlyList<IRecord>> ScanAsync(IStore store, AccessScope scope, RecordKey? after, CancellationToken cancellationToken);

    /// <summary>The stored ones of these records.</summary>
    public abstract ValueTask<IReadOnlyList<IRecord>> GetAsync(
        IStore store, AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken);

    /// <summary>Who of the type holds these values.</summary>
    public abstract ValueTask<IEnumerable<(UniqueKey Unique, IRecord Holder)>> FindAsync(
        IStore store, AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken);

    /// <summary>Writes a record of the type.</summary>
    public abstract void Write(Utf8JsonWriter json, IRecord record);

    /// <summary>Reads a record of the type.</summary>
    /// <exception cref="JsonException">It is none, or none that a store can keep.</exception>
    public abstract IRecord Read(ref Utf8JsonReader json);

    private sealed class Of<TRecord>(JsonTypeInfo<TRecord> info) : ArchivedType where TRecord : class, IRecord<TRecord>
    {
        public override string Name => TRecord.RecordType;

        public override async ValueTask<IReadOnlyList<IRecord>> ScanAsync(
            IStore store, AccessScope scope, RecordKey? after, CancellationToken cancellationToken) =>
            await store.Records.ScanAsync<TRecord>(scope, RecordFilter.All, after, 1_000, cancellationToken).ConfigureAwait(false);

        public override async ValueTask<IReadOnlyList<IRecord>> GetAsync(
            IStore store, AccessScope scope, IReadOnlyCollection<RecordKey> keys, CancellationToken cancellationToken) =>
            await store.Records.GetAsync<TRecord>(scope, keys, cancellationToken).ConfigureAwait(false);

        public override async ValueTask<IEnumerable<(UniqueKey Unique, IRecord Holder)>> FindAsync(
            IStore store, AccessScope scope, IReadOnlyCollection<UniqueKey> uniques, CancellationToken cancellationToken)
        {
            var found = new List<(UniqueKey, IRecord)>();
            foreach (var some in uniques.Chunk(1_000))
            {
                found.AddRange((await store.Records.FindAsync<TRecord>(scope, some, cancellationToken).ConfigureAwait(false))
                    .Select(holder => (holder.Key, (IRecord)holder.Value)));
            }

            return found;
        }

        public override void Write(Utf8JsonWriter json, IRecord record) => JsonSerializer.Serialize(json, (TRecord)record, info);

        public override IRecord Read(ref Utf8JsonReader json)
        {
            var record = JsonSerializer.Deserialize(ref json, info) ?? throw new JsonException("A record is expected.");
            if (record.Version < 1)
            {
                throw new JsonException("A version is 1 or more.");
            }

            if (record is Comment comment && (comment.Path.Length is 0 or > 32 * 32 || comment.Path.Length % 32 != 0
                || !comment.Path.EndsWith(comment.Id.ToString(), StringComparison.Ordinal)))
            {
                throw new JsonException("The path of a comment is up to 32 ids of 32 digits, the last of them its own.");
            }

            try
            {
                // What a store will ask of it, asked now: what it cannot answer is a broken line, not a broken commit.
                _ = (record.Key, record.Uniques.Count(), record.Counts.Count(), record.Concerns.Count());
                return record;
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException or InvalidOperationException)
            {
                throw new JsonException(problem.Message, problem);
            }
        }
    }
}
