using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

internal sealed class KudosTable() : IdTable<Kudos>(
    "sk_kudos", "giver", "recipients", "value", "source", "html", "renderer", "mentions", "subject", "origin_source", "origin_id", "created", "version")
{
    public override Kudos Read(SqliteDataReader row) => new()
    {
        Id = row.Id<KudosId>(0),
        Giver = row.Id<MemberId>(1),
        Recipients = row.Ids<MemberId>(2),
        Value = row.GetString(3),
        Text = row.RichText(4),
        Subject = row.SubjectOrNull(8),
        Origin = row.OriginOrNull(9),
        CreatedAt = row.Time(11),
        Version = row.GetInt64(12),
    };

    public override void Put(Session session, long tenant, IRecord? before, IRecord record)
    {
        var kudos = (Kudos)record;
        Forget(session, tenant, (Kudos?)before);
        base.Put(session, tenant, before, record);
        foreach (var recipient in kudos.Recipients.Distinct())
        {
            session.Execute(
                "INSERT INTO sk_kudos_received (tenant, member, created, id) VALUES (?1, ?2, ?3, ?4)",
                tenant, recipient.ToBlob(), kudos.CreatedAt.ToTicks(), kudos.Id.ToBlob());
        }
    }

    public override void Remove(Session session, long tenant, IRecord before)
    {
        Forget(session, tenant, (Kudos)before);
        base.Remove(session, tenant, before);
    }

    protected override object?[] Write(Kudos kudos) =>
    [
        kudos.Id.ToBlob(), kudos.Giver.ToBlob(), kudos.Recipients.ToBlob(), kudos.Value,
        kudos.Text.Source, kudos.Text.Html, (long)kudos.Text.RendererVersion, kudos.Text.Mentions.ToBlob(),
        kudos.Subject.ToBlob(), kudos.Origin?.Source, kudos.Origin?.ExternalId, kudos.CreatedAt.ToTicks(), kudos.Version,
    ];

    private static void Forget(Session session, long tenant, Kudos? before)
    {
        foreach (var recipient in before?.Recipients.Distinct() ?? [])
        {
            session.Execute(
                "DELETE FROM sk_kudos_received WHERE tenant = ?1 AND member = ?2 AND created = ?3 AND id = ?4",
                tenant, recipient.ToBlob(), before!.CreatedAt.ToTicks(), before.Id.ToBlob());
        }
    }
}
