using Microsoft.Data.Sqlite;

namespace SocialKit.Stores.Tests;

public class SqliteVersionTests
{
    [Fact]
    public void The_bundled_SQLite_is_at_least_3_51_3()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        Assert.True(Version.Parse(connection.ServerVersion) >= new Version(3, 51, 3), connection.ServerVersion);
    }
}
