using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialKit.Sqlite;

/// <summary>Makes the file ready: creates it, checks SQLite, and applies the numbered scripts that it does not have yet.</summary>
internal sealed class SchemaUpdater(Database database)
{
    private static readonly Version s_oldest = new(3, 51, 3);

    /// <summary>The scripts in this assembly, by number.</summary>
    public static IReadOnlyList<(int Number, string Name)> Scripts { get; } =
    [
        .. typeof(SchemaUpdater).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => (Number: int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), Name: name))
            .OrderBy(script => script.Number),
    ];

    public void Run()
    {
        try
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

    private static void CheckVersion(Session session)
    {
        var version = session.Text("SELECT sqlite_version()");
        if (!Version.TryParse(version, out var found) || found < s_oldest)
        {
            throw new InvalidOperationException(
                $"SocialKit needs SQLite {s_oldest} or newer, because older ones can lose committed data in WAL mode; this application loads {version}. Reference a newer SQLitePCLRaw.bundle_e_sqlite3.");
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
        if (IsCurrent(session))
        {
            return;
        }

        session.ExecuteOnce("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been faster: only under the lock the version is sure.
            session.ExecuteOnce("CREATE TABLE IF NOT EXISTS sk_schema (version INTEGER NOT NULL)");
            var version = session.Number("SELECT max(version) FROM sk_schema HAVING max(version) IS NOT NULL") ?? 0;
            foreach (var script in Scripts.Where(script => script.Number > version))
            {
                session.ExecuteOnce(TextOf(script.Name));
                session.Execute("INSERT INTO sk_schema (version) VALUES (?1)", (long)script.Number);
            }

            session.ExecuteOnce("COMMIT");
        }
        catch
        {
            session.ExecuteOnce("ROLLBACK");
            throw;
        }
    }

    private bool IsCurrent(Session session)
    {
        if (session.Number("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sk_schema'") is null)
        {
            return false;
        }

        var version = session.Number("SELECT max(version) FROM sk_schema HAVING max(version) IS NOT NULL") ?? 0;
        var newest = Scripts[^1].Number;
        return version <= newest
            ? version == newest
            : throw new InvalidOperationException(
                $"The SQLite file '{database.FilePath}' was written by a newer SocialKit (schema {version}, this one knows {newest}). Update the SocialKit packages.");
    }

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(SchemaUpdater).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
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
