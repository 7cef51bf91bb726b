using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using SocialKit.PostgreSql;
using SocialKit.Sqlite;

namespace SocialKit.Cli.Tests;

public sealed class DoctorCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Database => _folder.File("socialkit.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(100)]
    [InlineData(21_000)]
    public async Task A_sound_file_is_well_however_much_is_in_it(int reactions)
    {
        await FillAsync(reactions);

        foreach (var options in new string[][] { [], ["--full"] })
        {
            var (code, output, error) = await CommandLine.RunAsync(["doctor", "--data", _folder.Path, "--json", .. options]);

            Assert.Equal((0, ""), (code, error));
            var lines = output.TrimEnd('\n').Split('\n');
            Assert.All(lines[..^1], line => Assert.StartsWith("ok  ", line, StringComparison.Ordinal));
            using var json = JsonDocument.Parse(lines[^1]);
            Assert.Equal("ok", json.RootElement.GetProperty("worst").GetString());
            var checks = json.RootElement.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("check").GetString()!).ToList();
            Assert.Equal(
                ["database", "schema", "SQLite", "journal mode", "synchronous", "disk", options is [] ? "quick_check" : "integrity_check", "counters", "unique values", "log", "DataProtection"],
                checks);
            Assert.Equal(options is [] && reactions > 20_000, output.Contains("a sample; --full compares all", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("UPDATE sk_counters SET value = value + 1 WHERE name = 'reaction:like'", "counters", "reaction:like of order:1 is kept as 101, the records say 100")]
    [InlineData("DELETE FROM sk_counters WHERE name = 'reaction:like'", "counters", "reaction:like of order:1 is not kept, the records say 100")]
    [InlineData("DELETE FROM sk_uniques WHERE name = 'member.handle'", "unique values", "is not kept")]
    [InlineData("DELETE FROM sk_members", "unique values", "which does not hold it")]
    [InlineData("DELETE FROM sk_activities WHERE position = 2", "log", "has 2 entries between positions 1 and 3")]
    [InlineData("DELETE FROM sk_activities WHERE position = 3", "log", "ends at 2, but positions up to 3 were given")]
    public async Task What_does_not_agree_is_found_and_named(string damage, string check, string said)
    {
        await FillAsync(100);
        Run(damage);

        var (code, output, _) = await CommandLine.RunAsync("doctor", "--data", _folder.Path);

        Assert.Equal(2, code);
        var line = Assert.Single(output.Split('\n'), line => line.StartsWith("failed", StringComparison.Ordinal));
        Assert.StartsWith($"failed   {check}: ", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_find_a_hot_counter_that_is_wrong_and_values_that_nobody_holds()
    {
        await FillAsync(21_000);
        Run("UPDATE sk_counters SET value = value + 1 WHERE name = 'reaction:like'; UPDATE sk_uniques SET key = '0' WHERE name = 'member.handle'");

        var (code, output, _) = await CommandLine.RunAsync("doctor", "--data", _folder.Path);

        Assert.Equal(2, code);
        Assert.Contains("reaction:like of order:1 is kept as 21001, the records say 21000", output, StringComparison.Ordinal);
        Assert.Contains("failed   unique values: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_and_one_that_is_none_fail()
    {
        await FillAsync(2_000);
        using (var file = File.OpenWrite(Database))
        {
            // Towards the end stand records; before them stand the tables' own descriptions.
            file.Position = file.Length / 4096 * 3 / 4 * 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 8 * 4096).ToArray());
        }

        var damaged = await CommandLine.RunAsync("doctor", "--data", _folder.Path);
        Assert.Equal(2, damaged.Code);
        Assert.Contains("failed   quick_check: ", damaged.Output, StringComparison.Ordinal);
        Assert.Contains("Restore a backup", damaged.Output, StringComparison.Ordinal);

        File.WriteAllText(Database, new string('x', 5_000));
        var none = await CommandLine.RunAsync("doctor", "--data", _folder.Path);
        Assert.Equal(2, none.Code);
        Assert.Contains("not a sound SQLite database", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_lacks_scripts_and_one_of_a_host_without_WAL_are_warnings()
    {
        Run("CREATE TABLE orders (id INTEGER PRIMARY KEY)");

        var behind = await CommandLine.RunAsync("doctor", "--sqlite", Database);
        Assert.Equal(1, behind.Code);
        Assert.Contains("warning  schema: 0001_first.sql", behind.Output, StringComparison.Ordinal);

        await CommandLine.RunAsync("schema", "apply", "--sqlite", Database);
        var (code, output, _) = await CommandLine.RunAsync("doctor", "--sqlite", Database);
        Assert.Equal(1, code);
        Assert.Contains("warning  journal mode: delete", output, StringComparison.Ordinal);
        Assert.Contains("ok       counters: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_fails_without_being_made()
    {
        var (code, output, _) = await CommandLine.RunAsync("doctor", "--data", _folder.File("nowhere"));
        Assert.Equal(2, code);
        Assert.Contains("failed   database: There is no file", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("nowhere")));
        Assert.Equal(2, (await CommandLine.RunAsync("doctor", "--postgres", "Host=127.0.0.1;Port=1;Username=u")).Code);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(21_000)]
    public async Task A_sound_PostgreSQL_database_is_well_and_a_damaged_one_is_not(int reactions)
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        string[] database = ["doctor", "--postgres", server.ConnectionString, "--schema", "talk"];
        var missing = await CommandLine.RunAsync(database);
        Assert.Equal(2, missing.Code);
        Assert.Contains("failed   schema: The PostgreSQL schema 'talk' lacks 0001_first.sql", missing.Output, StringComparison.Ordinal);
        await using (var store = new PostgreSqlStore(server.ConnectionString, "talk", applySchema: true))
        {
            await FillAsync(store, reactions);
        }

        foreach (var options in new string[][] { [], ["--full"] })
        {
            var well = await CommandLine.RunAsync([.. database, .. options]);
            Assert.True(well.Code == 0, well.Output);
            Assert.Equal(12, well.Output.Split('\n').Count(line => line.StartsWith("ok  ", StringComparison.Ordinal)));
        }

        await using (var source = NpgsqlDataSource.Create(server.ConnectionString))
        await using (var damage = source.CreateCommand(
            "UPDATE talk.counters SET value = 7 WHERE name = 'reaction:like'; DELETE FROM talk.uniques WHERE name = 'member.handle'; DELETE FROM talk.activities WHERE position = 2; ALTER ROLE socialkit SET synchronous_commit = off"))
        {
            await damage.ExecuteNonQueryAsync(Stop);
        }

        NpgsqlConnection.ClearAllPools();
        var (code, output, _) = await CommandLine.RunAsync(database);
        Assert.Equal(2, code);
        Assert.Contains($"reaction:like of order:1 is kept as 7, the records say {reactions}", output, StringComparison.Ordinal);
        Assert.Contains("failed   unique values: ", output, StringComparison.Ordinal);
        Assert.Contains("failed   log: 1 does not agree: tenant default has 2 entries between positions 1 and 3", output, StringComparison.Ordinal);
        Assert.Contains("warning  synchronous_commit: off", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.12", Health.Ok)]
    [InlineData("10.0.6", Health.Warning)]
    [InlineData("9.0.1", Health.Ok)]
    public void An_ASP_NET_Core_whose_cookies_can_be_forged_is_a_warning(string version, Health health) =>
        Assert.Equal(health, PlatformFloor.JudgeInstalled([version, "10.0.0-rc.1"]).Health);

    [Theory]
    [InlineData("10.0.12+4a1b", Health.Ok)]
    [InlineData("10.0.7", Health.Ok)]
    [InlineData("11.0.0-rc.1", Health.Ok)]
    [InlineData("10.0.6+4a1b", Health.Warning)]
    [InlineData("?", Health.Warning)]
    [InlineData(null, Health.Warning)]
    public void An_application_that_loads_it_is_told_the_same(string? loaded, Health health) =>
        Assert.Equal(health, PlatformFloor.JudgeLoaded(loaded).Health);

    async Task FillAsync(int reactions)
    {
        await using var store = new SqliteStore(Database);
        await FillAsync(store, reactions);
    }

    static async Task FillAsync(IStore store, int reactions)
    {
        await store.PrepareAsync(Stop);
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var (member, subject) = (new MemberId(Guid.CreateVersion7(at)), SubjectRef.For("order", "1"));
        await store.CommitAsync(
            new Commit
            {
                Tenant = TenantId.Default,
                At = at,
                Puts =
                [
                    new Member { Id = member, Handle = "ana", Name = "Ana", CreatedAt = at, Version = 1 },
                    new Post { Id = new PostId(Guid.CreateVersion7(at)), Kind = PostKind.Text, Author = member, Text = new RichText("Hi", "<p>Hi</p>", 1, []), CreatedAt = at, Version = 1 },
                ],
                Activities = [.. Enumerable.Range(0, 3).Select(_ => new ActivityEntry(member, Verb.Posted, subject, null, at))],
            },
            Stop);
        foreach (var part in Enumerable.Range(0, reactions).Chunk(500))
        {
            await store.CommitAsync(
                new Commit
                {
                    Tenant = TenantId.Default,
                    At = at,
                    Puts = [.. part.Select(_ => new Reaction { Subject = subject, Member = new MemberId(Guid.CreateVersion7(at)), Kind = new ReactionKind("like"), At = at })],
                },
                Stop);
        }

        // Asked for, the entries have their positions.
        Assert.Equal(3, (await store.Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 10, Stop)).Count);
    }

    void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
