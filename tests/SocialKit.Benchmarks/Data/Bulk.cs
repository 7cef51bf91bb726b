using SQLitePCL;

namespace SocialKit.Benchmarks;

/// <summary>One prepared insert, bound value by value: what the driver's parameters would cost is more than the insert.</summary>
sealed class Bulk : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _next = 1;

    public Bulk(sqlite3 database, string table, int columns)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Repeat("?", columns))})", out _statement));
    }

    public Bulk Add(long value) => Bound(raw.sqlite3_bind_int64(_statement, _next, value));

    public Bulk Add(string? value) => Bound(value is null ? raw.sqlite3_bind_null(_statement, _next) : raw.sqlite3_bind_text(_statement, _next, value));

    public Bulk Add(ReadOnlySpan<byte> value) => Bound(raw.sqlite3_bind_blob(_statement, _next, value));

    public Bulk AddNull() => Bound(raw.sqlite3_bind_null(_statement, _next));

    public void Insert()
    {
        if (raw.sqlite3_step(_statement) != raw.SQLITE_DONE)
            Check(raw.sqlite3_errcode(_database));

        raw.sqlite3_reset(_statement);
        _next = 1;
    }

    public void Dispose() => _statement.Dispose();

    private Bulk Bound(int code)
    {
        Check(code);
        _next++;
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new InvalidOperationException($"SQLite says: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }
}
