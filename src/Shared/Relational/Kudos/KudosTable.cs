using System.Data.Common;

namespace SocialKit;

internal sealed class KudosTable() : IdTable<Kudos>(
    "kudos", "giver blob", "recipients blob", "value text", "source text", "html text", "renderer int", "mentions blob", "subject blob", "origin_source text", "origin_id text", "created int", "version int", "community blob")
{
    public override string Counted =>
        "giver IN ({1}) OR id IN (SELECT k.id FROM {2}kudos_received k WHERE k.tenant = $1 AND k.member IN ({1}))";

    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
    [
        new("id", SubjectRef.KudosKind), new("giver", SubjectRef.MemberKind), new("recipients", SubjectRef.MemberKind, Within: true), new("subject"), new("community", SubjectRef.CommunityKind),
    ];

    public override Kudos Read(DbDataReader row) => new()
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
        Community = row.IdOrNull<CommunityId>(13),
    };

    public override IndexTable Index { get; } =
        new("kudos_received", [new("member", ColumnType.Blob), new("created", ColumnType.Int), new("id", ColumnType.Blob)]);

    public override IEnumerable<object[]> IndexRows(IRecord record)
    {
        var kudos = (Kudos)record;
        return kudos.Recipients.Distinct().Select(recipient => new object[] { recipient.ToBlob(), kudos.CreatedAt.ToTicks(), kudos.Id.ToBlob() });
    }

    protected override object?[] Write(Kudos kudos) =>
    [
        kudos.Id.ToBlob(), kudos.Giver.ToBlob(), kudos.Recipients.ToBlob(), kudos.Value,
        kudos.Text.Source, kudos.Text.Html, (long)kudos.Text.RendererVersion, kudos.Text.Mentions.ToBlob(),
        kudos.Subject.ToBlob(), kudos.Origin?.Source, kudos.Origin?.ExternalId, kudos.CreatedAt.ToTicks(), kudos.Version,
        kudos.Community.ToBlob(),
    ];
}
