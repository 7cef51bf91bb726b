namespace SocialKit.Sqlite;

/// <summary>Forgets client keys and allowance periods that nobody can need any more, a few at a time inside the transactions that come anyway.</summary>
internal sealed class Pruning(Session session)
{
    private const int Every = 128;
    private const int AtMost = 512;
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(24);
    private int _added;

    /// <summary>A client key was added: now and then the oldest of its tenant go, when they are old enough.</summary>
    public void ClientKeyAdded(long tenant, DateTimeOffset at)
    {
        if (_added++ % Every == 0)
        {
            session.Execute(
                "DELETE FROM sk_client_keys WHERE (tenant, member, route, key) IN (SELECT tenant, member, route, key FROM sk_client_keys WHERE tenant = ?1 AND at < ?2 ORDER BY at LIMIT ?3)",
                tenant, (at - s_kept).ToTicks(), (long)AtMost);
        }
    }

    /// <summary>An allowance began a new period: those go whose successor is old enough itself.</summary>
    public void PeriodBegan(long tenant, string name, DateTimeOffset at) => session.Execute(
        "DELETE FROM sk_allowances WHERE tenant = ?1 AND name = ?2 AND period < (SELECT max(period) FROM sk_allowances WHERE tenant = ?1 AND name = ?2 AND period <= ?3)",
        tenant, name, (at - s_kept).ToTicks());
}
