using SocialKit.PostgreSql;

namespace SocialKit.Durability.Tests;

public sealed class PostgreSqlCrashTests
{
    [Fact]
    public async Task A_process_that_writes_to_PostgreSQL_is_killed_and_nothing_acknowledged_is_lost()
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await CrashRun.KillProcessesAsync("postgresql", server.ConnectionString, () => new PostgreSqlStore(server.ConnectionString, applySchema: true), () => { });
    }
}
