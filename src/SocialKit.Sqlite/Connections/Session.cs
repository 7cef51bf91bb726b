using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialKit.Sqlite;

/// <summary>
/// One open connection with its prepared statements, each prepared once. Used by one thread at a time. A borrowed connection stays open.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    private readonly Func<string, string>? _change;
    private readonly bool _borrowed;

    public Session(SqliteConnection connection, Func<string, string>? change = null, bool borrowed = false) =>
        (_connection, _change, _borrowed) = (connection, change, borrowed);

    /// <summary>For readers: before which <see cref="Database.Renew"/> it was opened.</summary>
    public int Generation { get; set; }

    public bool IsReadOnly => raw.sqlite3_db_readonly(_connection.Handle, "main") == 1;

    /// <summary>For statements that are not worth keeping prepared.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>False also after SQLite ended a transaction by itself, as it does when the disk is full.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>The file as SQLite itself names it: absolute, without links.</summary>
    public string? File => FileOf(_connection);

    /// <summary>The file of any open connection.</summary>
    public static string? FileOf(SqliteConnection connection) => raw.sqlite3_db_filename(connection.Handle, "main").utf8_to_string();

    /// <summary>Runs a statement with its parameters ?1, ?2, … and says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Runs a script that is not worth keeping prepared.</summary>
    public void ExecuteOnce(string script)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // As below: a constant, or a script of ours.
        command.CommandText = _change is null ? script : _change(script);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        Query(sql, read, rows, values);
        return rows;
    }

    public void Query<T>(string sql, Func<SqliteDataReader, T> read, List<T> into, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        while (reader.Read())
        {
            into.Add(read(reader));
        }
    }

    /// <summary>The first row, or null.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) where T : class
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>The first row's first value as an integer, or null when there is no row.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? reader.GetInt64(0) : null;
    }

    public string? Text(string sql)
    {
        using var reader = Bind(sql, []).ExecuteReader();
        return reader.Read() ? reader.GetString(0) : null;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        if (!_borrowed)
        {
            _connection.Dispose();
        }
    }

    /// <summary>Lets several reads see one and the same state of the database.</summary>
    public T InOneState<T>(Func<T> read)
    {
        Execute("BEGIN");
        var answer = read();
        Execute("COMMIT");
        return answer;
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        ref var command = ref CollectionsMarshal.GetValueRefOrAddDefault(_statements, sql, out _);
        if (command is null)
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text that comes here is a constant or built of constants; values are parameters.
            command.CommandText = WithPlainLimit(_change is null ? sql : _change(sql));
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    // SQLite plans a statement anew for every value of a LIMIT that is a bare parameter, which costs more than most of our reads. Behind a sum
    // it is a value like any other.
    private static string WithPlainLimit(string sql) => sql.Replace("LIMIT ?", "LIMIT 0 + ?", StringComparison.Ordinal);
}
