using SocialKit;
using SocialKit.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the PostgreSQL store.</summary>
public static class PostgreSqlRegistration
{
    /// <summary>Keeps everything in a PostgreSQL database, in a schema of its own.</summary>
    /// <param name="builder">What <c>AddSocialKit()</c> returned.</param>
    /// <param name="connectionString">How to reach the database, for example <c>Host=db;Database=intranet;Username=socialkit;Password=…</c>.</param>
    /// <param name="schema">SocialKit's own schema: a lower-case letter, then up to 49 of a-z, 0-9 and '_'.</param>
    /// <param name="applySchema">
    /// True to let the application make SocialKit's tables and bring them up to date when it starts, for example <c>builder.Environment.IsDevelopment()</c>.
    /// Else it does not start while something is missing, and says what to run.
    /// </param>
    /// <param name="deadline">How long a call may take before it ends with an error, waiting for a connection included. 5 seconds when left out.</param>
    /// <exception cref="ArgumentException">The connection string, the schema's name or the deadline is not well formed.</exception>
    /// <exception cref="InvalidOperationException">Another store was chosen before.</exception>
    public static SocialKitBuilder UsePostgreSql(
        this SocialKitBuilder builder, string connectionString, string schema = PostgreSqlStore.DefaultSchema, bool applySchema = false, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Database.CheckSettings(connectionString, schema, deadline);
        return builder.UseStore("PostgreSQL", _ => new PostgreSqlStore(connectionString, schema, applySchema, deadline));
    }
}
