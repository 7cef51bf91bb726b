using SocialKit.Sqlite;

namespace SocialKit.Mutants.Tests;

/// <summary>Faults planted in the SQL of the SQLite store: in every statement that holds the first text, the second stands in its place.</summary>
static class SqlMutants
{
    public static IEnumerable<Mutant> All =>
    [
        Plant("counters of every tenant", ["CounterKindTests"], "c.tenant = ?1 AND", "?1 > 0 AND"),
        Plant("records of every tenant", ["RecordKindTests"], "t.tenant = ?1 AND", "?1 > 0 AND"),
        Plant("reactions of every tenant", ["TenantTests"], "r.tenant = ?1 AND", "?1 > 0 AND"),
        Plant("tenants whatever their case", ["TenantTests"], "WHERE name = ?1", "WHERE name = ?1 COLLATE NOCASE"),
        Plant("a page that repeats its place", ["FeedTests"], "(p.created, p.id) < (?2, ?3)", "(p.created, p.id) <= (?2, ?3)"),
        Plant("a page that goes on by time only", ["FeedTests"], "(p.created, p.id) < (?2, ?3)", "p.created < ?2 AND ?3 IS NOT NULL"),
        Plant("a page that breaks ties the wrong way", ["FeedTests"], "p.created DESC, p.id DESC", "p.created DESC, p.id ASC"),
        Plant("a page with one row too many", ["LimitTests", "PagingTests"], "LIMIT ?5", "LIMIT ?5 + 1"),
        Plant("deleted posts for everyone", ["FeedTests"], "(p.deleted IS NULL OR p.deleted_by = ?4)", "(p.deleted IS NULL OR ?4 IS NULL OR 1)"),
        Plant("deleted posts for nobody", ["FeedTests"], "(p.deleted IS NULL OR p.deleted_by = ?4)", "(p.deleted IS NULL AND (?4 IS NULL OR 1))"),
        Plant("deleted comments for everyone", ["DiscussionTests"], "(c.deleted IS NOT NULL AND c.deleted_by = ?3)", "(c.deleted IS NOT NULL AND (1 OR ?3 IS NULL))"),
        Plant("tombstones that never go", ["DiscussionTests"], "AND r.value > 0", ""),
        Plant("a summary that counts deleted comments as the newest", ["DiscussionTests"],
            "INDEXED BY sk_comments_live\n  WHERE c.tenant = n.tenant AND c.subject = n.subject AND c.deleted IS NULL AND c.moderation IS NULL", "WHERE c.tenant = n.tenant AND c.subject = n.subject"),
        Plant("home without its own posts", ["FeedTests"], "SELECT ?6 AS author UNION ALL SELECT substr(subject, 2)", "SELECT substr(subject, 2) AS author"),
        Plant("a budget that is overdrawn by its last spending", ["AllowanceTests"], "AND spent <= ?5 - ?4", "AND spent < ?5"),
        Plant("a budget that is never checked", ["AllowanceTests"], "AND spent <= ?5 - ?4", "AND ?5 > 0"),
        Plant("unique values that the last one takes", ["UniqueTests"], "INSERT INTO sk_uniques (tenant, name, value, type, key) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            "INSERT OR REPLACE INTO sk_uniques (tenant, name, value, type, key) VALUES (?1, ?2, ?3, ?4, ?5)"),
        Plant("unique values that are never free again", ["UniqueTests"], "DELETE FROM sk_uniques WHERE", "DELETE FROM sk_uniques WHERE 0 AND"),
        Plant("unique values whatever their case", ["CommitTests"], "u.value = k.value ->> 1", "u.value = k.value ->> 1 COLLATE NOCASE"),
        Plant("counters that forget what was before", ["CounterKindTests"], "value = value + excluded.value", "value = excluded.value"),
        Plant("client keys of any route", ["ClientKeyTests"], "AND route = ?3", "AND (?3 = ?3)"),
        Plant("client keys of any member", ["ClientKeyTests"], "AND member = ?2 AND route", "AND (?2 = ?2) AND route"),
        Plant("refused commits that stay", ["AtomicityTests"], "ROLLBACK TO sk", "SELECT 1"),
        Plant("source texts trimmed by the database", ["FieldTests"], "?6, ?7, ?8,", "?6, trim(?7), ?8,"),
        Plant("source texts cut by the database", ["FieldTests"], "?6, ?7, ?8,", "?6, substr(?7, 1, 4000), ?8,"),
        Plant("kudos that stay with former recipients", ["KudosTests"], "DELETE FROM sk_kudos_received WHERE", "DELETE FROM sk_kudos_received WHERE 0 AND"),
        Plant("a log that repeats its place", ["ActivityTests"], "position > ?2", "position >= ?2"),
        Plant("positions that are not kept", ["ActivityTests"], "UPDATE sk_tenants SET position = ?2 WHERE", "UPDATE sk_tenants SET position = ?2 WHERE 0 AND"),
        Plant("revisions oldest first", ["RecordTests"], "ORDER BY number DESC", "ORDER BY number"),
        Plant("communities that repeat their place", ["CommunityTests", "PagingTests"], "slug > ?2", "slug >= ?2"),
        Plant("a timeline of what is no longer followed", ["TimelineTests"], "AND (EXISTS (SELECT 1 FROM sk_follows f", "AND (1 OR EXISTS (SELECT 1 FROM sk_follows f"),
        Plant("a timeline without its own posts", ["TimelineTests"], "SELECT ?6 AS author UNION ALL SELECT substr(unhex(", "SELECT substr(unhex("),
        Plant("a timeline with gaps where posts were deleted", ["TimelineTests"], "ORDER BY t.created DESC, t.post DESC LIMIT ?5", "ORDER BY t.created DESC, t.post DESC LIMIT ?5 - 1"),
        Plant("followers of every tenant", ["TenantTests", "ReaderTests"], "INDEXED BY sk_follows_subject WHERE tenant = ?1 AND", "WHERE ?1 > 0 AND"),
        Plant("a scan in the order of insertion", ["ScanTests"], "ORDER BY id LIMIT", "ORDER BY rowid LIMIT"),
        Plant("a scan that repeats its place", ["ScanTests"], "(id) > (", "(id) >= ("),
        Plant("scans of every tenant", ["ScanTests"], "WHERE tenant = ?1 ORDER BY id LIMIT", "WHERE ?1 > 0 ORDER BY id LIMIT"),
        Plant("what concerns a member without kudos received", ["ScanTests"], "instr(recipients,", "0 AND instr(recipients,"),
        Plant("erasure that leaves the log of the file", ["ScrubTests"], "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA wal_checkpoint(PASSIVE)"),
        Plant("held posts and comments for everyone", ["AccessTests"], ".moderation IS NULL OR", ".moderation IS NULL OR 1 OR"),
        Plant("closed communities read as if they had stayed open", ["AccessTests"], "g.access = 'open' OR", "1 OR"),
        Plant("posts of communities that are not there", ["AccessTests"], "EXISTS (SELECT 1 FROM sk_communities g WHERE g.tenant = ?1 AND g.id = p.community",
            "NOT EXISTS (SELECT 1 FROM sk_communities g WHERE g.tenant = ?1 AND g.id = p.community) OR EXISTS (SELECT 1 FROM sk_communities g WHERE g.tenant = ?1 AND g.id = p.community"),
        Plant("hidden communities in the list", ["AccessTests"], "k.access IN ('open', 'request', 'invite') OR", "1 OR"),
        Plant("mutes that are not looked at", ["AccessTests"], "p.kind = 'announcement' OR NOT", "1 OR NOT"),
        Plant("kudos about what is closed", ["AccessTests"], "(community IS NULL OR", "(1 OR"),
        new Mutant("SQL: scrubbing that does nothing, and removing that only marks", ["ScrubTests"], folder => new SqliteStore(
            Path.Combine(folder, "socialkit.db"),
            sql => sql is "VACUUM;" or "PRAGMA wal_checkpoint(TRUNCATE)" ? "SELECT 0" : sql.Replace("secure_delete = ON", "secure_delete = OFF", StringComparison.Ordinal))),
    ];

    static Mutant Plant(string fault, string[] suites, string sound, string broken) => new(
        $"SQL: {fault}", suites, folder => new SqliteStore(Path.Combine(folder, "socialkit.db"), sql => sql.Replace(sound, broken, StringComparison.Ordinal)));
}
