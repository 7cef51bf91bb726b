using Microsoft.Data.Sqlite;
using SocialKit.Sqlite;

namespace SocialKit.Durability.Tests;

public sealed class SqliteCrashTests
{
    [Fact]
    public async Task A_process_that_writes_to_SQLite_is_killed_and_nothing_acknowledged_is_lost()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("socialkit.db");
        await CrashRun.KillProcessesAsync("sqlite", file, () => new SqliteStore(file), () =>
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check";
            Assert.Equal("ok", check.ExecuteScalar());
        });
    }
}
