using System.Globalization;
using System.Data.Common;

namespace SocialKit;

internal sealed class RevisionTable() : RecordTable<Revision>(
    "revisions", ["subject blob", "number int"], "title text", "source text", "html text", "renderer int", "mentions blob", "replaced_by blob", "replaced int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject"), new("replaced_by", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var subject, var number] && SubjectRef.TryParse(subject, out var parsed)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? [parsed.ToBlob(), value]
            : null;

    public override Revision Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        Number = row.GetInt64(1),
        Title = row.TextOrNull(2),
        Text = row.RichText(3),
        ReplacedBy = row.Id<MemberId>(7),
        ReplacedAt = row.Time(8),
    };

    protected override object?[] Write(Revision revision) =>
    [
        revision.Subject.ToBlob(), revision.Number, revision.Title,
        revision.Text.Source, revision.Text.Html, (long)revision.Text.RendererVersion, revision.Text.Mentions.ToBlob(),
        revision.ReplacedBy.ToBlob(), revision.ReplacedAt.ToTicks(),
    ];
}
