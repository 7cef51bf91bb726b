using System.Data.Common;

namespace SocialKit;

internal sealed class PostTable() : IdTable<Post>(
    "posts", "kind text", "author blob", "community blob", "title text", "source text", "html text", "renderer int", "mentions blob", "topics blob", "accepted blob", "imported_score int",
    "origin_source text", "origin_id text", "created int", "edited int", "deleted int", "deleted_by blob", "version int", "moderation text")
{
    public override string Counted => "author IN ({1}) OR community IN ({1})";

    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
        [new("id", SubjectRef.PostKind), new("author", SubjectRef.MemberKind), new("community", SubjectRef.CommunityKind)];

    public override Post Read(DbDataReader row) => new()
    {
        Id = row.Id<PostId>(0),
        Kind = new PostKind(row.GetString(1)),
        Author = row.Id<MemberId>(2),
        Community = row.IdOrNull<CommunityId>(3),
        Title = row.TextOrNull(4),
        Text = row.RichText(5),
        Topics = row.Ids<TopicId>(9),
        AcceptedAnswer = row.IdOrNull<CommentId>(10),
        ImportedScore = row.Int(11),
        Origin = row.OriginOrNull(12),
        CreatedAt = row.Time(14),
        EditedAt = row.TimeOrNull(15),
        DeletedAt = row.TimeOrNull(16),
        DeletedBy = row.IdOrNull<MemberId>(17),
        Version = row.GetInt64(18),
        Moderation = row.Moderation(19),
    };

    protected override object?[] Write(Post post) =>
    [
        post.Id.ToBlob(), post.Kind.Value, post.Author.ToBlob(), post.Community.ToBlob(), post.Title,
        post.Text.Source, post.Text.Html, (long)post.Text.RendererVersion, post.Text.Mentions.ToBlob(),
        post.Topics.ToBlob(), post.AcceptedAnswer.ToBlob(), (long)post.ImportedScore, post.Origin?.Source, post.Origin?.ExternalId,
        post.CreatedAt.ToTicks(), post.EditedAt.ToTicks(), post.DeletedAt.ToTicks(), post.DeletedBy.ToBlob(), post.Version, post.Moderation.ToText(),
    ];
}
