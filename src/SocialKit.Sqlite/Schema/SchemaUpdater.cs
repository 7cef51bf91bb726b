using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialKit.Sqlite;

/// <summary>Makes the file ready: creates it, checks SQLite, and applies the numbered scripts that it does not have yet.</summary>
internal sealed class SchemaUpdater(Database database, SchemaScripts scripts) : IStoreSchema
{
    public static readonly Version OldestSqlite = new(3, 51, 3);

    // The row of the table that says so is part of each script's transaction.
    private const string Table = "CREATE TABLE IF NOT EXISTS sk_schema (version INTEGER PRIMARY KEY, oldest INTEGER);";

    /// <summary>The scripts in this assembly.</summary>
    public static SchemaScripts Scripts { get; } = SchemaScripts.Of(typeof(SchemaUpdater).Assembly);

    public int Newest => scripts.Newest;

    public ValueTask<SchemaStatus> CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Explaining(() =>
        {
            if (!File.Exists(database.FilePath))
            {
                return Status(default);
            }

            using var session = database.OpenExisting();
            CheckVersion(session);
            return Status(Read(session));
        }));
    }

    public ValueTask<SchemaStatus> ApplyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Apply());
    }

    public string Script(int from)
    {
        scripts.CheckFrom(from);
        return string.Join("\n", scripts.After(from).Select(script => $"BEGIN IMMEDIATE;\n{TextOf(script)}COMMIT;\n"));
    }

    /// <summary>Makes the file ready for a store.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why and what to do.</exception>
    public void Prepare()
    {
        if (Apply().Problem is { } problem)
        {
            throw new InvalidOperationException(problem);
        }
    }

    private SchemaStatus Apply() => Explaining(() =>
    {
        if (Path.GetDirectoryName(Path.GetFullPath(database.FilePath)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var session = database.Open();
        CheckVersion(session);
        if (session.IsReadOnly)
        {
            throw new InvalidOperationException(Explain(new SqliteException("read-only", raw.SQLITE_READONLY)));
        }

        ChooseJournal(session);
        Update(session);
        return Status(Read(session));
    });

    private static void CheckVersion(Session session)
    {
        var version = session.Text("SELECT sqlite_version()");
        if (!Version.TryParse(version, out var found) || found < OldestSqlite)
        {
            throw new InvalidOperationException(
                $"SocialKit needs SQLite {OldestSqlite} or newer, because older ones can lose committed data in WAL mode; this application loads {version}. Reference a newer SQLitePCLRaw.bundle_e_sqlite3.");
        }
    }

    // A file that holds somebody else's tables has an owner, and its journal mode is the owner's choice.
    private static void ChooseJournal(Session session)
    {
        var isShared = session.Number("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 3) <> 'sk_' AND name NOT LIKE 'sqlite%')");
        if (isShared == 0 && session.Text("PRAGMA journal_mode") != "wal")
        {
            session.ExecuteOnce("PRAGMA journal_mode = WAL;");
        }
    }

    private void Update(Session session)
    {
        while (scripts.Next(Read(session)) is not null)
        {
            session.ExecuteOnce("BEGIN IMMEDIATE");
            try
            {
                // Another process may have been faster: only under the lock the state is sure.
                if (scripts.Next(Read(session)) is { } script)
                {
                    AddOldest(session);
                    session.ExecuteOnce(TextOf(script));
                }

                session.ExecuteOnce("COMMIT");
            }
            catch
            {
                // Some failures, such as a full disk, have ended the transaction already.
                if (session.InTransaction)
                {
                    session.ExecuteOnce("ROLLBACK");
                }

                throw;
            }
        }
    }

    private static string TextOf(SchemaScript script) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Table}\n{script.Text.TrimEnd()}\nINSERT INTO sk_schema (version, oldest) VALUES ({script.Number}, {script.Oldest});\n");

    private static SchemaState Read(Session session)
    {
        if (session.Number("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sk_schema'") is null)
        {
            return default;
        }

        // A row that does not say which versions may run allows only its own.
        var oldest = HasOldest(session) ? "coalesce(oldest, version)" : "version";
        return new SchemaState(
            (int)session.Number("SELECT coalesce(max(version), 0) FROM sk_schema")!.Value,
            (int)session.Number($"SELECT coalesce(max({oldest}), 0) FROM sk_schema")!.Value);
    }

    // Files from before the first release have the table without this column.
    private static void AddOldest(Session session)
    {
        if (session.Number("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sk_schema'") is not null && !HasOldest(session))
        {
            session.ExecuteOnce("ALTER TABLE sk_schema ADD COLUMN oldest INTEGER");
        }
    }

    private static bool HasOldest(Session session) => session.Number("SELECT 1 FROM pragma_table_info('sk_schema') WHERE name = 'oldest'") is not null;

    private SchemaStatus Status(SchemaState state) => scripts.StatusOf($"The SQLite file '{database.FilePath}'", state);

    private T Explaining<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw new InvalidOperationException(Explain(e), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"SocialKit cannot create the folder of its SQLite file '{database.FilePath}': {e.Message} Choose another place with UseSqlite(…).", e);
        }
    }

    private string Explain(SqliteException e) => $"SocialKit cannot use '{database.FilePath}' as its SQLite file: " + e.SqliteErrorCode switch
    {
        raw.SQLITE_CANTOPEN => "it cannot be opened. Check that the path names a file, not a folder, and that the application may write there.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "it is read-only. Let the application write to the file and to its folder.",
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => "it is not a sound SQLite database. Choose another file, or restore this one from a backup.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"another program kept it locked for {Database.BusyTimeout.TotalSeconds:0} seconds. Close that program's transaction and start again.",
        raw.SQLITE_FULL => "the disk is full.",
        _ => e.Message,
    };
}
