using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using SocialKit.PostgreSql;
using SocialKit.Sqlite;

namespace SocialKit.Schema.Tests;

/// <summary>
/// A filled database of every schema version is kept in Fixtures, as that version left it, with what it answered. Every later version opens each of
/// them and must answer the same. With SOCIALKIT_ACCEPT=1 the databases of new versions are written; those that are there never change.
/// </summary>
public sealed partial class KeptDatabaseTests : IDisposable
{
    private const string SchemaInDump = "sk_kept";
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, Sqlite.SchemaUpdater.Scripts.Newest)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_SQLite_file_of_every_version_is_brought_up_to_date_and_loses_nothing(int version)
    {
        await KeepAsync(version);
        var file = _folder.File("socialkit.db");
        await File.WriteAllBytesAsync(file, Unpack(version, "socialkit.sqlite.br"), Stop);
        await using var store = new SqliteStore(file);
        Assert.Equal(version, (await store.Schema.CheckAsync(Stop)).Version);
        await store.PrepareAsync(Stop);
        Assert.Equal(Sqlite.SchemaUpdater.Scripts.Newest, (await store.Schema.CheckAsync(Stop)).Version);
        await AssertKeptAsync(store, store.Doctor, version);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_PostgreSQL_dump_of_every_version_is_brought_up_to_date_and_loses_nothing(int version)
    {
        var (server, schema) = (await PostgreSqlServer.ConnectionStringAsync(), PostgreSqlServer.NewSchema());
        await KeepAsync(version);
        await RestoreAsync(server, schema, System.Text.Encoding.UTF8.GetString(Unpack(version, "socialkit.sql.br")));
        await using var store = new PostgreSqlStore(server, schema, applySchema: true);
        Assert.Equal(version, (await store.Schema.CheckAsync(Stop)).Version);
        await store.PrepareAsync(Stop);
        Assert.Equal(PostgreSql.SchemaUpdater.Scripts.Newest, (await store.Schema.CheckAsync(Stop)).Version);
        await AssertKeptAsync(store, store.Doctor, version);
    }

    private static async Task AssertKeptAsync(IStore store, IStoreDoctor doctor, int version)
    {
        var kept = await File.ReadAllLinesAsync(PathOf(version, "answers.txt"), Stop);
        Assert.Equal(kept, await KeptContent.ReadAsync(store, version, Stop));
        var rows = kept.Sum(line => int.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture));
        Assert.True(rows >= 10_000, $"Only {rows} rows.");
        await foreach (var finding in doctor.ExamineAsync(full: true, Stop))
        {
            Assert.False(finding is { Check: "counters" or "unique values" or "log" or "schema", Health: not Health.Ok }, finding.Text);
        }

        Figures.Write("schema.upgraded", rows, "rows and answers", $"{store.Name}, from schema {version}, 0 lost");
    }

    private async Task KeepAsync(int version)
    {
        if (File.Exists(PathOf(version, "answers.txt")))
        {
            return;
        }

        Assert.True(
            Environment.GetEnvironmentVariable("SOCIALKIT_ACCEPT") == "1",
            $"No database of schema version {version} is kept. Run this test with SOCIALKIT_ACCEPT=1 once, before the version is released, and commit {PathOf(version)}.");
        Directory.CreateDirectory(PathOf(version));
        var (file, server, schema) = (_folder.File("kept.db"), await PostgreSqlServer.ConnectionStringAsync(), SchemaInDump + PostgreSqlServer.NewSchema());
        IReadOnlyList<string> answers;
        await using (var store = new SqliteStore(file, null, Sqlite.SchemaUpdater.Scripts.Change((number, text) => number <= version ? text : null)))
        {
            await store.PrepareAsync(Stop);
            await KeptContent.WriteAsync(store, version, Stop);
            answers = await KeptContent.ReadAsync(store, version, Stop);
        }

        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";
            vacuum.ExecuteNonQuery();
        }

        await using (var store = new PostgreSqlStore(server, schema, true, PostgreSql.SchemaUpdater.Scripts.Change((number, text) => number <= version ? text : null)))
        {
            await store.PrepareAsync(Stop);
            await KeptContent.WriteAsync(store, version, Stop);
            Assert.Equal(answers, await KeptContent.ReadAsync(store, version, Stop));
            Pack(version, "socialkit.sql.br", System.Text.Encoding.UTF8.GetBytes(await DumpAsync(server, schema, store.Schema.Script(0))));
        }

        Pack(version, "socialkit.sqlite.br", await File.ReadAllBytesAsync(file, Stop));
        await File.WriteAllTextAsync(PathOf(version, "answers.txt"), string.Join('\n', answers) + "\n", Stop);
    }

    // Plain SQL as pg_dump writes it: psql can read it too.
    private static async Task<string> DumpAsync(string server, string schema, string tables)
    {
        var dump = new StringBuilder(tables);
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Stop);
        var names = new List<string>();
        await using (var ask = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename NOT IN ('schema_scripts', 'witness') ORDER BY 1", connection))
        {
            ask.Parameters.Add(new NpgsqlParameter { Value = schema });
            await using var reader = await ask.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var name in names)
        {
            using var rows = await connection.BeginTextExportAsync($"COPY {schema}.{name} TO STDOUT", Stop);
            dump.Append(CultureInfo.InvariantCulture, $"\nCOPY {schema}.{name} FROM stdin;\n{await rows.ReadToEndAsync(Stop)}\\.\n");
        }

        return dump.Replace(schema, SchemaInDump).ToString();
    }

    private static async Task RestoreAsync(string server, string schema, string dump)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Stop);
        var tables = Tables().Matches(dump);
#pragma warning disable CA2100 // The dump is our own.
        await using (var make = new NpgsqlCommand(dump[..tables[0].Index].Replace(SchemaInDump, schema, StringComparison.Ordinal), connection))
        {
            await make.ExecuteNonQueryAsync(Stop);
        }
#pragma warning restore CA2100
        foreach (Match table in tables)
        {
            await using var rows = await connection.BeginTextImportAsync($"COPY {schema}.{table.Groups[1].Value} FROM STDIN", Stop);
            await rows.WriteAsync(table.Groups[2].Value);
        }
    }

    private static void Pack(int version, string name, byte[] content)
    {
        using var file = new BrotliStream(File.Create(PathOf(version, name)), CompressionLevel.SmallestSize);
        file.Write(content);
    }

    private static byte[] Unpack(int version, string name)
    {
        using var file = new BrotliStream(File.OpenRead(PathOf(version, name)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    private static string PathOf(int version, string name = "") => Path.Combine(
        Repository.PathTo("tests", "SocialKit.Schema.Tests", "Fixtures"), string.Create(CultureInfo.InvariantCulture, $"schema-{version:0000}"), name);

    [GeneratedRegex(@"^COPY sk_kept\.(\w+) FROM stdin;\n(.*?)^\\\.\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Tables();
}
