using System.Data.Common;

namespace SocialKit;

internal sealed class PendingEditTable() : RecordTable<PendingEdit>(
    "pending_edits", ["subject blob"], "of_version int", "title text", "source text", "html text", "renderer int", "mentions blob", "author blob", "created int", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject"), new("author", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) => SubjectRef.TryParse(id, out var subject) ? [subject.ToBlob()] : null;

    public override PendingEdit Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        Of = row.GetInt64(1),
        Title = row.TextOrNull(2),
        Text = row.RichText(3),
        Author = row.Id<MemberId>(7),
        CreatedAt = row.Time(8),
        Version = row.GetInt64(9),
    };

    protected override object?[] Write(PendingEdit edit) =>
    [
        edit.Subject.ToBlob(), edit.Of, edit.Title, edit.Text.Source, edit.Text.Html, (long)edit.Text.RendererVersion, edit.Text.Mentions.ToBlob(),
        edit.Author.ToBlob(), edit.CreatedAt.ToTicks(), edit.Version,
    ];
}
