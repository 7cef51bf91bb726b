namespace SocialKit.ConformanceTests;

/// <summary>One rule that a value is held by one record only.</summary>
internal sealed class UniqueKind
{
    private readonly Func<IStore, AccessScope, UniqueKey, CancellationToken, Task<IRecord?>> _find;
    private readonly Func<string, IRecord> _make;
    private readonly Func<IRecord, string, IRecord> _with;
    private readonly Func<string, UniqueKey> _key;

    private UniqueKind(
        string name,
        Func<string, IRecord> make,
        Func<IRecord, string, IRecord> with,
        Func<string, UniqueKey> key,
        Func<IStore, AccessScope, UniqueKey, CancellationToken, Task<IRecord?>> find) =>
        (Name, _make, _with, _key, _find) = (name, make, with, key, find);

    public static TheoryData<string> Names => [.. All.Keys];

    public string Name { get; }

    private static Dictionary<string, UniqueKind> All { get; } = new[]
    {
        Of("member by handle", Sample.Member(), (member, value) => member with { Handle = value }, Member.UniqueHandle),
        Of("member by external id", Sample.Member(), (member, value) => member with { ExternalId = value }, Member.UniqueExternalId),
        Of("member by origin", Sample.Member(), (member, value) => member with { Origin = There(value) }, OriginKey),
        Of("post by origin", Sample.Post(), (post, value) => post with { Origin = There(value) }, OriginKey),
        Of("comment by origin", Sample.Comment(Sample.Order()), (comment, value) => comment with { Origin = There(value) }, OriginKey),
        Of("kudos by origin", Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]), (kudos, value) => kudos with { Origin = There(value) }, OriginKey),
        Of("community by slug", Sample.Community(), (community, value) => community with { Slug = value }, Community.UniqueSlug),
        Of("open case by subject", Sample.Case(), (matter, value) => matter with { Subject = SubjectRef.For("post", value) },
            value => ModerationCase.UniqueOpen(ModerationDesk.Moderators, SubjectRef.For("post", value))),
        Of("topic by slug", Sample.Topic(), (topic, value) => topic with { Slug = value }, Topic.UniqueSlug),
    }.ToDictionary(kind => kind.Name);

    public static UniqueKind Named(string name) => All[name];

    /// <summary>A new record that holds the value.</summary>
    public IRecord New(string value) => _make(value);

    /// <summary>The same record with another value, at the next version.</summary>
    public IRecord With(IRecord record, string value) => _with(record, value);

    public UniqueKey Key(string value) => _key(value);

    public Task<IRecord?> FindAsync(IStore store, AccessScope scope, string value, CancellationToken stop) => _find(store, scope, Key(value), stop);

    private static Origin There(string value) => new("there", value);

    private static UniqueKey OriginKey(string value) => UniqueKey.Origin("there", value);

    private static UniqueKind Of<TRecord>(string name, TRecord sample, Func<TRecord, string, TRecord> with, Func<string, UniqueKey> key)
        where TRecord : class, IRecord<TRecord> => new(
        name,
        value => with((TRecord)Renewed(sample), value),
        (record, value) => Next(with((TRecord)record, value)),
        key,
        async (store, scope, unique, stop) => (await store.Records.FindAsync<TRecord>(scope, [unique], stop)).GetValueOrDefault(unique));

    private static IRecord Renewed(IRecord record) => record switch
    {
        Member member => member with { Id = Sample.NewMemberId(), Handle = $"member-{Sample.Next()}" },
        Post => Sample.Post(),
        Comment => Sample.Comment(Sample.Order()),
        Kudos => Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]),
        Community => Sample.Community(),
        ModerationCase => Sample.Case(),
        _ => Sample.Topic(),
    };

    private static IRecord Next(IRecord record) => record switch
    {
        Member member => member with { Version = member.Version + 1 },
        Post post => post with { Version = post.Version + 1 },
        Comment comment => comment with { Version = comment.Version + 1 },
        Kudos kudos => kudos with { Version = kudos.Version + 1 },
        Community community => community with { Version = community.Version + 1 },
        ModerationCase matter => matter with { Version = matter.Version + 1 },
        Topic topic => topic with { Version = topic.Version + 1 },
        _ => record,
    };
}
