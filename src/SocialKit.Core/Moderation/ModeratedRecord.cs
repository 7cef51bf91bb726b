namespace SocialKit;

/// <summary>What moderation knows of a post, a comment or kudos alike.</summary>
internal static class ModeratedRecord
{
    public static SubjectRef SubjectOf(this IRecord record) => record switch
    {
        Post post => post.Subject,
        Comment comment => SubjectRef.Of(comment.Id),
        Kudos kudos => SubjectRef.Of(kudos.Id),
        Member member => SubjectRef.Of(member.Id),
        _ => throw Unknown(record),
    };

    public static MemberId AuthorOf(this IRecord record) => record switch
    {
        Post post => post.Author,
        Comment comment => comment.Author,
        Kudos kudos => kudos.Giver,
        Member member => member.Id,
        _ => throw Unknown(record),
    };

    public static CommunityId? CommunityOf(this IRecord record) => record switch
    {
        Post post => post.Community,
        Comment comment => comment.Community,
        Kudos kudos => kudos.Community,
        _ => null,
    };

    public static RichText? TextOf(this IRecord? record) => record switch
    {
        Post post => post.Text,
        Comment comment => comment.Text,
        Kudos kudos => kudos.Text,
        _ => null,
    };

    /// <summary>Whether it is out; kudos and people always are.</summary>
    public static ModerationState StateOf(this IRecord record) => record switch
    {
        Post post => post.Moderation,
        Comment comment => comment.Moderation,
        _ => ModerationState.Published,
    };

    public static DateTimeOffset? EditedAtOf(this IRecord record) => record switch
    {
        Post post => post.EditedAt,
        Comment comment => comment.EditedAt,
        _ => null,
    };

    public static DateTimeOffset? DeletedAtOf(this IRecord record) => (record as IDated)?.DeletedAt;

    public static MemberId? DeletedByOf(this IRecord record) => record switch
    {
        Post post => post.DeletedBy,
        Comment comment => comment.DeletedBy,
        _ => null,
    };

    /// <summary>The same in another state.</summary>
    public static IRecord With(this IRecord record, ModerationState state) => record switch
    {
        Post post => post with { Moderation = state },
        Comment comment => comment with { Moderation = state },
        _ => throw Unknown(record),
    };

    /// <summary>The same deleted, or no longer.</summary>
    public static IRecord WithDeletion(this IRecord record, DateTimeOffset? at, MemberId? by) => record switch
    {
        Post post => post with { DeletedAt = at, DeletedBy = by },
        Comment comment => comment with { DeletedAt = at, DeletedBy = by },
        _ => throw Unknown(record),
    };

    /// <summary>The same with other words.</summary>
    public static IRecord WithText(this IRecord record, string? title, RichText text, DateTimeOffset? editedAt) => record switch
    {
        Post post => post with { Title = title, Text = text, EditedAt = editedAt },
        Comment comment => comment with { Text = text, EditedAt = editedAt },
        _ => throw Unknown(record),
    };

    /// <summary>The same at its next version.</summary>
    public static IRecord Next(this IRecord record) => record switch
    {
        Post post => post with { Version = post.Version + 1 },
        Comment comment => comment with { Version = comment.Version + 1 },
        _ => throw Unknown(record),
    };

    /// <summary>The record a subject is; null when it is not there.</summary>
    public static async ValueTask<IRecord?> LoadSubjectAsync(this IStore store, AccessScope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        subject.TryGetId<PostId>(SubjectRef.PostKind, out var post) ? await store.GetOneAsync<Post>(scope, Post.KeyOf(post), cancellationToken)
        : subject.TryGetId<CommentId>(SubjectRef.CommentKind, out var comment) ? await store.GetOneAsync<Comment>(scope, Comment.KeyOf(comment), cancellationToken)
        : subject.TryGetId<KudosId>(SubjectRef.KudosKind, out var kudos) ? await store.GetOneAsync<Kudos>(scope, Kudos.KeyOf(kudos), cancellationToken)
        : subject.TryGetId<MemberId>(SubjectRef.MemberKind, out var member) ? await store.GetOneAsync<Member>(scope, Member.KeyOf(member), cancellationToken)
        : null;

    private static InvalidOperationException Unknown(IRecord record) => new($"{record.Key} is not a text that is moderated.");
}
