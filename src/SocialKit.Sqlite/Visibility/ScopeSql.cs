using System.Text.Json;

namespace SocialKit.Sqlite;

/// <summary>
/// What a scope means inside a statement. The scope travels as one JSON parameter; whether a community is open is looked up as it stands now, by its
/// key, so that a feed stays one walk along its index.
/// </summary>
internal static class ScopeSql
{
    /// <summary>True for rows that stand in no community or in one the scope reads.</summary>
    public static string Reads(string community, string scope) => $"""
        ({community} IS NULL OR {scope} ->> '$.all' OR EXISTS (SELECT 1 FROM sk_communities g WHERE g.tenant = ?1 AND g.id = {community}
        AND (g.access = 'open' OR g.id IN (SELECT unhex(value) FROM json_each({scope}, '$.reads')))))
        """;

    /// <summary>True for rows about any subject but a community that the scope does not read.</summary>
    public static string ReadsSubject(string subject, string scope) =>
        $"(substr({subject}, 1, 1) <> x'{Encoding.PrefixOf(SubjectRef.CommunityKind):x2}' OR {Reads($"substr({subject}, 2)", scope)})";

    /// <summary>True for communities the scope may know of.</summary>
    public static string Knows(string alias, string scope) => $"""
        ({alias}.access IN ('open', 'request', 'invite') OR {scope} ->> '$.all' OR {alias}.id IN (SELECT unhex(value) FROM json_each({scope}, '$.knows')))
        """;

    /// <summary>True for what is published, and for the rest where the scope reads it.</summary>
    public static string ReadsHeld(string alias, string member, string scope) => $"""
        ({alias}.moderation IS NULL OR {alias}.author = {member} OR {scope} ->> '$.held' OR {alias}.community IN (SELECT unhex(value) FROM json_each({scope}, '$.moderates')))
        """;

    /// <summary>True for rows that stand where the scope decides about what is said.</summary>
    public static string Moderates(string community, string scope) =>
        $"({scope} ->> '$.held' OR {community} IN (SELECT unhex(value) FROM json_each({scope}, '$.moderates')))";

    /// <summary>False for posts the reader does not want to meet in a feed.</summary>
    /// <param name="scope">The parameter.</param>
    /// <param name="feed">True for feeds over many places, false for a community's own.</param>
    public static string Wants(string scope, bool feed) => $"""
        AND p.id NOT IN ({List(scope, "posts")}) AND (p.author = ?4 OR p.kind = '{PostKind.Announcement}' OR NOT (p.author IN ({List(scope, "muted")})
        OR EXISTS (SELECT 1 FROM json_each({scope}, '$.topics') t WHERE instr(p.topics, unhex(t.value)) > 0)
        {(feed ? $"OR (p.community IS NULL AND p.author IN ({List(scope, "blocked")})) OR (p.community IS NOT NULL AND p.community IN ({List(scope, "communities")}))" : "")}))
        """;

    /// <summary>False for posts the reader hid, in a member's own feed.</summary>
    public static string WantsOf(string scope) => $"AND (p.author = ?4 OR p.id NOT IN ({List(scope, "posts")}))";

    /// <summary>The scope as those conditions read it.</summary>
    public static string Write(AccessScope scope)
    {
        if (scope is { IsSystem: false, SeesHeld: false, IsChoosy: false, Known.Count: 0 })
        {
            return "{}";
        }

        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (scope.IsSystem)
            {
                json.WriteNumber("all"u8, 1);
            }

            if (scope.SeesHeld)
            {
                json.WriteNumber("held"u8, 1);
            }

            Add("reads", scope.Communities);
            Add("knows", scope.Known);
            Add("moderates", scope.Moderated);
            Add("muted", scope.MutedMembers);
            Add("blocked", scope.Blocked);
            Add("communities", scope.MutedCommunities);
            Add("topics", scope.MutedTopics);
            Add("posts", scope.HiddenPosts);
            json.WriteEndObject();

            void Add<TId>(string name, IReadOnlySet<TId> ids) where TId : struct, IPublicId<TId>
            {
                if (ids.Count > 0)
                {
                    json.WriteStartArray(name);
                    foreach (var id in ids)
                    {
                        json.WriteStringValue(id.Value.ToString("N"));
                    }

                    json.WriteEndArray();
                }
            }
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string List(string scope, string name) => $"SELECT unhex(value) FROM json_each({scope}, '$.{name}')";
}
