using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>
/// Forgets client keys and allowance periods that nobody can need any more, a few at a time inside the transactions that come anyway. Rows that
/// another transaction holds are passed over, so nobody waits for this.
/// </summary>
internal sealed class Pruning(string schema)
{
    private const int Every = 128;
    private const long AtMost = 512;
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(24);

    private readonly string _keys = $"""
        DELETE FROM {schema}.client_keys k USING (
          SELECT tenant, member, route, key FROM {schema}.client_keys WHERE tenant = $1 AND at < $2 ORDER BY at LIMIT $3 FOR UPDATE SKIP LOCKED) old
        WHERE k.tenant = old.tenant AND k.member = old.member AND k.route = old.route AND k.key = old.key
        """;

    private readonly string _periods = $"""
        DELETE FROM {schema}.allowances a USING (
          SELECT tenant, name, period FROM {schema}.allowances WHERE tenant = $1 AND name = $2
            AND period < (SELECT max(period) FROM {schema}.allowances WHERE tenant = $1 AND name = $2 AND period <= $3) FOR UPDATE SKIP LOCKED) old
        WHERE a.tenant = old.tenant AND a.name = old.name AND a.period = old.period
        """;

    private int _added;

    /// <summary>A client key is added: now and then the oldest of its tenant go, when they are old enough.</summary>
    public void AddClientKeys(NpgsqlBatch batch, string tenant, DateTimeOffset at)
    {
        if (Interlocked.Increment(ref _added) % Every == 1)
        {
            batch.Add(_keys, tenant, (at - s_kept).ToTicks(), AtMost);
        }
    }

    /// <summary>An allowance began a new period: those go whose successor is old enough itself.</summary>
    public void AddPeriods(NpgsqlBatch batch, string tenant, string name, DateTimeOffset at) => batch.Add(_periods, tenant, name.ToKey(), (at - s_kept).ToTicks());
}
