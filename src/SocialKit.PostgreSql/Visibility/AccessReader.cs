namespace SocialKit.PostgreSql;

internal sealed class AccessReader(Database database) : IAccessReader
{
    private readonly string _memberships =
        $"SELECT {RecordTables.Memberships.Columns} FROM {database.Schema}.memberships WHERE tenant = $1 AND member = $2";

    private readonly string _blocks = $"""
        SELECT {RecordTables.Blocks.Columns} FROM {database.Schema}.blocks WHERE tenant = $1 AND member = $2
        UNION SELECT {RecordTables.Blocks.Columns} FROM {database.Schema}.blocks WHERE tenant = $1 AND blocked = $2
        """;

    private readonly string _mutes = $"SELECT {RecordTables.Mutes.Columns} FROM {database.Schema}.mutes WHERE tenant = $1 AND member = $2";

    private readonly string _sanctions = $"SELECT {RecordTables.Sanctions.Columns} FROM {database.Schema}.sanctions WHERE tenant = $1 AND member = $2 AND lifted IS NULL";

    public async ValueTask<AccessFacts> ReadAsync(AccessScope scope, CancellationToken cancellationToken)
    {
        database.Check(scope, cancellationToken);
        if (scope.Member is not { } member)
        {
            return new AccessFacts();
        }

        object?[] values = [member.ToBlob()];
        return new AccessFacts
        {
            Memberships = await database.QueryAsync(scope, _memberships, RecordTables.Memberships.Read, values, cancellationToken).ConfigureAwait(false),
            Blocks = await database.QueryAsync(scope, _blocks, RecordTables.Blocks.Read, values, cancellationToken).ConfigureAwait(false),
            Mutes = await database.QueryAsync(scope, _mutes, RecordTables.Mutes.Read, values, cancellationToken).ConfigureAwait(false),
            Sanctions = await database.QueryAsync(scope, _sanctions, RecordTables.Sanctions.Read, values, cancellationToken).ConfigureAwait(false),
        };
    }
}
