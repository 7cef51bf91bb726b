using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A widget that shows comments.</summary>
public abstract partial class SocialTalk : SocialWidget
{
    private protected SocialTalk()
    {
    }

    [Inject]
    private protected IDiscussionService Discussions { get; set; } = default!;

    /// <summary>After a comment was written, changed, deleted or restored.</summary>
    private protected virtual ValueTask ShowCommentAsync(SubjectRef subject, CommentView? comment, CancellationToken cancellationToken) =>
        LoadAsync(cancellationToken);

    private async ValueTask CommentAsync(FormState form, SubjectRef subject, CommentId? parent, CommentKind kind, CancellationToken cancellationToken)
    {
        var comment = await Discussions.CommentAsync(
            Viewer, new NewComment(subject, parent, form.Text ?? "", kind, form.ClientId), cancellationToken);
        await ShowCommentAsync(subject, comment, cancellationToken);
    }

    private async ValueTask EditAsync(FormState form, CommentView comment, CancellationToken cancellationToken)
    {
        var changed = await Discussions.EditAsync(
            Viewer, comment.Id, new EditText(form.Text ?? "", form.Version ?? comment.Version, comment.EditStamp), cancellationToken);
        await ShowCommentAsync(comment.Subject, changed, cancellationToken);
    }

    private async ValueTask DeleteAsync(CommentView comment, CancellationToken cancellationToken)
    {
        await Discussions.DeleteAsync(Viewer, comment.Id, cancellationToken);
        await ShowCommentAsync(comment.Subject, null, cancellationToken);
    }

    private async ValueTask RestoreAsync(CommentView comment, CancellationToken cancellationToken)
    {
        var restored = await Discussions.RestoreAsync(Viewer, comment.Id, cancellationToken);
        await ShowCommentAsync(comment.Subject, restored, cancellationToken);
    }

    private async ValueTask AcceptAsync(CommentView comment, CancellationToken cancellationToken)
    {
        await Discussions.AcceptAsync(Viewer, comment.Id, !comment.Accepted, cancellationToken);
        await ShowCommentAsync(comment.Subject, null, cancellationToken);
    }

    /// <summary>A comment with new reactions, wherever it stands among these.</summary>
    private protected static IReadOnlyList<CommentView> WithReactions(IReadOnlyList<CommentView> comments, SubjectRef subject, ReactionSummary reactions) =>
        [.. comments.Select(comment => SubjectRef.Of(comment.Id) == subject
            ? comment with { Reactions = reactions }
            : comment.Replies.Count > 0 ? comment with { Replies = WithReactions(comment.Replies, subject, reactions) } : comment)];
}
