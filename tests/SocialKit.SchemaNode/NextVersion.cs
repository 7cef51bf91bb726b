using System.Globalization;

namespace SocialKit.SchemaNode;

/// <summary>The scripts of a version that does not exist, for tests of what happens when there is one.</summary>
public static class NextVersion
{
    private const string Sqlite = """
        -- compatible: yes
        CREATE TABLE sk_next (id INTEGER PRIMARY KEY, value TEXT);
        ALTER TABLE sk_posts ADD COLUMN next TEXT;
        CREATE INDEX sk_posts_next ON sk_posts (tenant, next);

        """;

    private const string PostgreSql = """
        -- compatible: yes
        CREATE TABLE next (id bigint PRIMARY KEY, value text);
        ALTER TABLE posts ADD COLUMN next text;
        CREATE INDEX posts_next ON posts (tenant, next);

        """;

    /// <summary>The name of the script after these.</summary>
    public static string NameAfter(int newest) => string.Create(CultureInfo.InvariantCulture, $"{newest + 1:0000}_next.sql");

    /// <summary>What it does to a SQLite file, compatible with the version before or not.</summary>
    public static string ForSqlite(bool compatible = true) => compatible ? Sqlite : Sqlite.Replace("yes", "no", StringComparison.Ordinal);

    /// <summary>What it does to a PostgreSQL schema, compatible with the version before or not.</summary>
    public static string ForPostgreSql(bool compatible = true) => compatible ? PostgreSql : PostgreSql.Replace("yes", "no", StringComparison.Ordinal);
}
