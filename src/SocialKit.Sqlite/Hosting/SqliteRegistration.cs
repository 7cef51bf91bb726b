using SocialKit;
using SocialKit.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the SQLite store.</summary>
public static class SqliteRegistration
{
    /// <summary>Keeps everything in one SQLite file.</summary>
    /// <param name="builder">What <c>AddSocialKit()</c> returned.</param>
    /// <param name="connectionStringOrPath">The path of the file, or a connection string that begins with <c>Data Source=</c>.</param>
    /// <exception cref="InvalidOperationException">Another store was chosen before.</exception>
    public static SocialKitBuilder UseSqlite(this SocialKitBuilder builder, string connectionStringOrPath)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionStringOrPath);
        return builder.UseStore("SQLite", _ => new SqliteStore(connectionStringOrPath));
    }
}
