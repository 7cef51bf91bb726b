namespace SocialKit.PostgreSql;

/// <summary>
/// What a scope means inside a statement. Its parts are parameters that stand together; whether a community is open is looked up as it stands now, by
/// its key, so that a feed stays one walk along its index.
/// </summary>
/// <param name="schema">Where the tables are.</param>
internal sealed class ScopeSql(string schema)
{
    /// <summary>True for rows that stand in no community or in one the scope reads. Its values are <see cref="Reading"/>, from <paramref name="first"/> on.</summary>
    public string Reads(string community, int first) => $"""
        ({community} IS NULL OR ${first} = 1 OR EXISTS (SELECT 1 FROM {schema}.communities g WHERE g.tenant = $1 AND g.id = {community}
        AND (g.access = 'open' OR g.id = ANY (${first + 1}))))
        """;

    /// <summary>True for rows about any subject but a community that the scope does not read. Its values are <see cref="Reading"/>.</summary>
    public string ReadsSubject(string subject, int first) =>
        $@"(substr({subject}, 1, 1) <> '\x{Encoding.PrefixOf(SubjectRef.CommunityKind):x2}'::bytea OR {Reads($"substr({subject}, 2)", first)})";

    /// <summary>True for what is published, and for the rest where the scope reads it. Its values are <see cref="Holding"/>.</summary>
    public static string ReadsHeld(string alias, string member, int first) =>
        $"({alias}.moderation IS NULL OR {alias}.author = {member} OR ${first} = 1 OR {alias}.community = ANY (${first + 1}))";

    /// <summary>True for rows that stand where the scope decides about what is said. Its values are <see cref="Holding"/>.</summary>
    public static string Moderates(string community, int first) => $"(${first} = 1 OR {community} = ANY (${first + 1}))";

    /// <summary>True for communities the scope may know of. Its values are <see cref="Knowing"/>.</summary>
    public static string Knows(string alias, int first) => $"({alias}.access IN ('open', 'request', 'invite') OR ${first} = 1 OR {alias}.id = ANY (${first + 1}))";

    /// <summary>False for posts the reader, $4, does not want to meet in a feed. Its values are <see cref="Wanting"/>.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="feed">True for feeds over many places, false for a community's own.</param>
    public static string Wants(int first, bool feed) => $"""
        AND p.id <> ALL (${first}) AND (p.author = $4 OR p.kind = '{PostKind.Announcement}' OR NOT (p.author = ANY (${first + 1})
        OR EXISTS (SELECT 1 FROM unnest(${first + 2}) AS t(id) WHERE position(t.id IN p.topics) > 0)
        {(feed ? $"OR (p.community IS NULL AND p.author = ANY (${first + 3})) OR (p.community IS NOT NULL AND p.community = ANY (${first + 4}))" : "")}))
        """;

    /// <summary>False for posts the reader, $4, hid, in a member's own feed.</summary>
    public static string WantsOf(int first) => $"AND (p.author = $4 OR p.id <> ALL (${first}))";

    public static object?[] Reading(AccessScope scope) => [scope.IsSystem ? 1L : 0L, Ids(scope.Communities)];

    public static object?[] Holding(AccessScope scope) => [scope.SeesHeld ? 1L : 0L, Ids(scope.Moderated)];

    public static object?[] Knowing(AccessScope scope) => [scope.IsSystem ? 1L : 0L, Ids(scope.Known)];

    public static object?[] Wanting(AccessScope scope) =>
        [Ids(scope.HiddenPosts), Ids(scope.MutedMembers), Ids(scope.MutedTopics), Ids(scope.Blocked), Ids(scope.MutedCommunities)];

    private static Npgsql.NpgsqlParameter Ids<TId>(IReadOnlySet<TId> ids) where TId : struct, IPublicId<TId> => Parameters.Blobs(ids.Select(id => id.ToBlob()));
}
