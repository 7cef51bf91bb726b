using Microsoft.Data.Sqlite;
using Npgsql;
using SocialKit.PostgreSql;
using SocialKit.Sqlite;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace SocialKit.Cli.Tests;

public sealed class SchemaCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_SQLite_file_is_checked_applied_and_checked_again()
    {
        var file = _folder.File("socialkit.db");
        var missing = await CommandLine.RunAsync("schema", "check", "--sqlite", file);
        Assert.Equal(1, missing.Code);
        Assert.StartsWith("Missing: 0001_first.sql", missing.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Run: socialkit schema apply --sqlite \"{file}\"\n", missing.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        var applied = await CommandLine.RunAsync("schema", "apply", "--sqlite", file);
        Assert.Equal((0, ""), (applied.Code, applied.Error));
        Assert.StartsWith("Applied 0001_first.sql", applied.Output, StringComparison.Ordinal);

        // The same file, named by its folder.
        var check = await CommandLine.RunAsync("schema", "check", "--data", _folder.Path);
        Assert.Equal(0, check.Code);
        Assert.Contains("is the newest. Nothing to apply.", check.Output, StringComparison.Ordinal);
        Assert.Equal(check.Output, (await CommandLine.RunAsync("schema", "apply", "--data", _folder.Path)).Output);
    }

    [Fact]
    public async Task A_PostgreSQL_schema_is_checked_applied_and_checked_again_and_then_a_store_starts_on_it()
    {
        var (server, schema) = (await PostgreSqlServer.ConnectionStringAsync(), PostgreSqlServer.NewSchema());
        var missing = await CommandLine.RunAsync("schema", "check", "--postgres", server, "--schema", schema);
        Assert.Equal(1, missing.Code);
        Assert.EndsWith($"Run: socialkit schema apply --postgres \"…\" --schema {schema}\n", missing.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync("schema", "apply", "--postgres", server, "--schema", schema)).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("schema", "check", "--postgres", server, "--schema", schema)).Code);
        await using var store = new PostgreSqlStore(server, schema);
        await store.PrepareAsync(Stop);
    }

    [Fact]
    public async Task The_printed_SQL_makes_what_the_check_wants()
    {
        var (server, schema) = (await PostgreSqlServer.ConnectionStringAsync(), PostgreSqlServer.NewSchema());
        var script = await CommandLine.RunAsync("schema", "script", "--provider", "postgres", "--schema", schema);
        Assert.Equal((0, ""), (script.Code, script.Error));
        Assert.Equal(script.Output, (await CommandLine.RunAsync("schema", "script", "--postgres", server, "--schema", schema)).Output);
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync(Stop);
#pragma warning disable CA2100 // What is printed is meant to be run.
            await using var command = new NpgsqlCommand(script.Output, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Stop);
        }

        Assert.Equal(0, (await CommandLine.RunAsync("schema", "check", "--postgres", server, "--schema", schema)).Code);
        Assert.Equal("", (await CommandLine.RunAsync("schema", "script", "--postgres", server, "--schema", schema)).Output);
        Assert.StartsWith("BEGIN IMMEDIATE;\n", (await CommandLine.RunAsync("schema", "script", "--provider", "sqlite")).Output, StringComparison.Ordinal);
        var rest = (await CommandLine.RunAsync("schema", "script", "--provider", "sqlite", "--from", "1")).Output;
        Assert.DoesNotContain("CREATE TABLE sk_posts", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_schema_that_is_not_compatible_is_said_to_be_one()
    {
        await using (var store = new SqliteStore(_folder.File("socialkit.db")))
        {
            await store.PrepareAsync(Stop);
        }

        using (var connection = new SqliteConnection($"Data Source={_folder.File("socialkit.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO sk_schema (version, oldest) VALUES (9999, 9999)";
            command.ExecuteNonQuery();
        }

        foreach (var verb in new[] { "check", "apply" })
        {
            var (code, output, _) = await CommandLine.RunAsync("schema", verb, "--data", _folder.Path);
            Assert.Equal(1, code);
            Assert.Contains("Update the SocialKit packages", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Name one database", "schema", "check")]
    [InlineData("Name one database", "schema", "apply", "--data", "x", "--sqlite", "y")]
    [InlineData("Name one database", "doctor")]
    [InlineData("Only a PostgreSQL database has a --schema", "schema", "check", "--sqlite", "x.db", "--schema", "y")]
    [InlineData("Write it as --postgres", "schema", "check", "--postgres", "postgres://me@db/intranet")]
    [InlineData("--schema socialkit", "schema", "check", "--postgres", "Host=db", "--schema", "public")]
    [InlineData("cannot be reached", "schema", "check", "--postgres", "Host=127.0.0.1;Port=1;Username=u")]
    [InlineData("--provider sqlite or --provider postgres", "schema", "script", "--provider", "oracle")]
    [InlineData("--from takes 0", "schema", "script", "--from", "99")]
    [InlineData("Leave out --provider", "schema", "script", "--sqlite", "x.db", "--provider", "sqlite")]
    [InlineData("is no file", "schema", "apply", "--sqlite", "/")]
    [InlineData("names no file", "schema", "apply", "--sqlite", ":memory:")]
    public async Task Bad_input_gets_an_error_that_says_what_to_write(string said, params string[] arguments)
    {
        var (code, output, error) = await CommandLine.RunAsync(arguments);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal("", output);
        Assert.True(code >= 2);
    }
}
