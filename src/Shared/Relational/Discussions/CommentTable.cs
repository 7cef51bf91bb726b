using System.Data.Common;

namespace SocialKit;

internal sealed class CommentTable() : IdTable<Comment>(
    "comments", "subject blob", "path blob", "kind text", "author blob", "source text", "html text", "renderer int", "mentions blob", "imported_score int",
    "origin_source text", "origin_id text", "created int", "edited int", "deleted int", "deleted_by blob", "version int", "community blob", "moderation text")
{
    public override string Counted =>
        "subject IN ({0}) OR author IN ({1}) OR subject IN (SELECT t.subject FROM {2}comments t WHERE t.tenant = $1 AND t.id IN ({1}))";

    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
        [new("id", SubjectRef.CommentKind), new("subject"), new("author", SubjectRef.MemberKind), new("community", SubjectRef.CommunityKind)];

    public override Comment Read(DbDataReader row) => new()
    {
        Id = row.Id<CommentId>(0),
        Subject = row.Subject(1),
        Path = row.Path(2),
        Kind = new CommentKind(row.GetString(3)),
        Author = row.Id<MemberId>(4),
        Text = row.RichText(5),
        ImportedScore = row.Int(9),
        Origin = row.OriginOrNull(10),
        CreatedAt = row.Time(12),
        EditedAt = row.TimeOrNull(13),
        DeletedAt = row.TimeOrNull(14),
        DeletedBy = row.IdOrNull<MemberId>(15),
        Version = row.GetInt64(16),
        Community = row.IdOrNull<CommunityId>(17),
        Moderation = row.Moderation(18),
    };

    protected override object?[] Write(Comment comment) =>
    [
        comment.Id.ToBlob(), comment.Subject.ToBlob(), Encoding.PathToBlob(comment.Path), comment.Kind.Value, comment.Author.ToBlob(),
        comment.Text.Source, comment.Text.Html, (long)comment.Text.RendererVersion, comment.Text.Mentions.ToBlob(),
        (long)comment.ImportedScore, comment.Origin?.Source, comment.Origin?.ExternalId,
        comment.CreatedAt.ToTicks(), comment.EditedAt.ToTicks(), comment.DeletedAt.ToTicks(), comment.DeletedBy.ToBlob(), comment.Version,
        comment.Community.ToBlob(), comment.Moderation.ToText(),
    ];
}
