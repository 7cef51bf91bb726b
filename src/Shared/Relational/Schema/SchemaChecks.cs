namespace SocialKit;

/// <summary>What the doctors of both databases ask first.</summary>
internal static class SchemaChecks
{
    /// <summary>What the database has and lacks, or why it cannot be looked at.</summary>
    public static async Task<(SchemaStatus? Status, string? Problem)> TryCheckAsync(this IStoreSchema schema, CancellationToken cancellationToken)
    {
        try
        {
            return (await schema.CheckAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (InvalidOperationException e)
        {
            return (null, e.Message);
        }
    }
}
