using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>A widget that shows posts.</summary>
public abstract partial class SocialPostItems : SocialTalk
{
    private protected SocialPostItems()
    {
    }

    [Inject]
    private protected IPostService Posts { get; set; } = default!;

    /// <summary>After a post was changed, deleted or restored; <paramref name="post"/> is null when it must be read again.</summary>
    private protected abstract ValueTask ShowPostAsync(PostId id, PostView? post, CancellationToken cancellationToken);

    /// <summary>After a post was written.</summary>
    private protected virtual ValueTask ShowNewPostAsync(PostView post, CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    private async ValueTask PostAsync(FormState form, FeedScope scope, CancellationToken cancellationToken)
    {
        var kind = form.Kind == PostKind.Question.Value ? PostKind.Question : PostKind.Text;
        var title = kind == PostKind.Question ? form.Title ?? "" : null;
        var post = await Posts.CreateAsync(Viewer, new NewPost(scope, kind, form.Text ?? "", title, form.ClientId), cancellationToken);
        await ShowNewPostAsync(post, cancellationToken);
        await Widgets.TellOthersAsync(this, "posts");
    }

    private async ValueTask EditAsync(FormState form, PostView post, CancellationToken cancellationToken)
    {
        var changed = await Posts.EditAsync(
            Viewer, post.Id, new EditText(form.Text ?? "", form.Version ?? post.Version, post.EditStamp, post.Title is null ? null : form.Title), cancellationToken);
        await ShowPostAsync(post.Id, changed, cancellationToken);
    }

    private async ValueTask DeleteAsync(PostView post, CancellationToken cancellationToken)
    {
        await Posts.DeleteAsync(Viewer, post.Id, cancellationToken);
        await ShowPostAsync(post.Id, null, cancellationToken);
    }

    private async ValueTask RestoreAsync(PostView post, CancellationToken cancellationToken)
    {
        var restored = await Posts.RestoreAsync(Viewer, post.Id, cancellationToken);
        await ShowPostAsync(post.Id, restored, cancellationToken);
    }
}
