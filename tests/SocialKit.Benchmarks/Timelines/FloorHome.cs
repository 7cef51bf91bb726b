using Microsoft.Data.Sqlite;

namespace SocialKit.Benchmarks;

/// <summary>A home feed without timeline rows, in the two ways people write it: raw Microsoft.Data.Sqlite, the same columns, the same page.</summary>
sealed class FloorHome : IDisposable
{
    /// <summary>What people write first; which index serves it is the planner's choice.</summary>
    public const string InSelect = """
        SELECT * FROM sk_posts WHERE tenant = 1 AND deleted IS NULL
        AND author IN (SELECT substr(subject, 2) FROM sk_follows WHERE tenant = 1 AND member = ?1)
        ORDER BY created DESC, id DESC LIMIT 26
        """;

    /// <summary>The same by the index of authors: all they ever wrote, sorted.</summary>
    public const string InSelectByAuthor = """
        SELECT * FROM sk_posts INDEXED BY sk_posts_author WHERE tenant = 1 AND deleted IS NULL
        AND author IN (SELECT substr(subject, 2) FROM sk_follows WHERE tenant = 1 AND member = ?1)
        ORDER BY created DESC, id DESC LIMIT 26
        """;

    /// <summary>The newest of each followed author by index, then the newest of all of them.</summary>
    public const string EachAuthor = """
        SELECT p.* FROM (
          SELECT q.rowid AS post, q.created, q.id
          FROM (SELECT substr(subject, 2) AS author FROM sk_follows WHERE tenant = 1 AND member = ?1) f
          CROSS JOIN sk_posts q
          WHERE q.rowid IN (SELECT rowid FROM sk_posts INDEXED BY sk_posts_author WHERE tenant = 1 AND author = f.author AND deleted IS NULL ORDER BY created DESC, id DESC LIMIT 26)
          ORDER BY q.created DESC, q.id DESC LIMIT 26
        ) n CROSS JOIN sk_posts p ON p.rowid = n.post ORDER BY n.created DESC, n.id DESC
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    public FloorHome(string path, string sql)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        _command = _connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
        _command.CommandText = sql;
#pragma warning restore CA2100
        _command.Parameters.Add(new SqliteParameter { ParameterName = "?1" });
    }

    public int Read(MemberId viewer)
    {
        _command.Parameters[0].Value = viewer.ToBlob();
        using var row = _command.ExecuteReader();
        var values = new object[row.FieldCount];
        var rows = 0;
        while (row.Read())
        {
            row.GetValues(values);
            rows++;
        }

        return rows;
    }

    /// <summary>How SQLite runs it.</summary>
    public string Plan()
    {
        using var explain = _connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
        explain.CommandText = "EXPLAIN QUERY PLAN " + _command.CommandText;
#pragma warning restore CA2100
        explain.Parameters.Add(new SqliteParameter { ParameterName = "?1", Value = Array.Empty<byte>() });
        using var row = explain.ExecuteReader();
        var steps = new List<string>();
        while (row.Read())
            steps.Add(row.GetString(3));

        return string.Join(", ", steps);
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }
}
