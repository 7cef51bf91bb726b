using System.Data.Common;
using Npgsql;

namespace SocialKit.PostgreSql;

internal sealed class ActivityReader(Database database, Sequencer sequencer) : IActivityReader
{
    private readonly string _read =
        $"SELECT position, actor, verb, object, target, at FROM {database.Schema}.activities WHERE tenant = $1 AND position > $2 ORDER BY position LIMIT $3";

    private readonly string _waiting = $"SELECT EXISTS (SELECT 1 FROM {database.Schema}.unsequenced WHERE tenant = $1)";

    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(AccessScope scope, long after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, 1_000);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        database.Check(scope, cancellationToken);
        return database.LimitAsync(token => ReadOrMoveAsync(scope.Tenant, after, limit, token), cancellationToken);
    }

    private async Task<IReadOnlyList<LoggedActivity>> ReadOrMoveAsync(TenantId tenant, long after, int limit, CancellationToken cancellationToken)
    {
        // A full page needs nothing new. Else everything committed before this call must be seen: what waits is moved first.
        var (page, waiting) = await database.RetryAsync(ReadOnceAsync, cancellationToken).ConfigureAwait(false);
        if (page.Count == limit || !waiting)
        {
            return page;
        }

        while (await sequencer.MoveAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
        }

        // What was committed since then may wait for the next read.
        return (await database.RetryAsync(ReadOnceAsync, cancellationToken).ConfigureAwait(false)).Page;

        Task<(List<LoggedActivity> Page, bool Waiting)> ReadOnceAsync(NpgsqlConnection connection) =>
            this.ReadOnceAsync(connection, tenant.Value, after, limit, cancellationToken);
    }

    private async Task<(List<LoggedActivity> Page, bool Waiting)> ReadOnceAsync(
        NpgsqlConnection connection, string tenant, long after, int limit, CancellationToken cancellationToken)
    {
        // Asked first: an entry that stops waiting between the two is then in the page.
        cancellationToken.ThrowIfCancellationRequested();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(_waiting, tenant);
        batch.Add(_read, tenant, after, (long)limit);
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        var waiting = reader.GetBoolean(0);
        await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
        return (await Database.ReadAsync(reader, Read, CancellationToken.None).ConfigureAwait(false), waiting);
    }

    private static LoggedActivity Read(DbDataReader row) => new(
        row.GetInt64(0),
        new ActivityEntry(row.Id<MemberId>(1), new Verb(row.GetString(2)), row.Subject(3), row.SubjectOrNull(4), row.Time(5)));
}
