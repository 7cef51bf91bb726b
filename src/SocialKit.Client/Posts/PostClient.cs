namespace SocialKit.Client;

internal sealed class PostClient(ApiClient api) : IPostService
{
    public ValueTask<PostView> CreateAsync(Viewer viewer, NewPost post, CancellationToken cancellationToken) =>
        api.CreateAsync<PostBody, PostView>(viewer, "posts", new PostBody(post.Scope, post.Text, post.Kind.Value, post.Title), post.ClientId, cancellationToken);

    public ValueTask<PostView> ReadAsync(Viewer viewer, PostId post, CancellationToken cancellationToken) =>
        api.GetAsync<PostView>(viewer, $"posts/{post}", cancellationToken);

    public ValueTask<PostView> EditAsync(Viewer viewer, PostId post, EditText edit, CancellationToken cancellationToken) =>
        api.EditAsync<PostView>(viewer, $"posts/{post}", edit, cancellationToken);

    public ValueTask DeleteAsync(Viewer viewer, PostId post, CancellationToken cancellationToken) =>
        api.DeleteAsync(viewer, $"posts/{post}", cancellationToken);

    public ValueTask<PostView> RestoreAsync(Viewer viewer, PostId post, CancellationToken cancellationToken) =>
        api.RestoreAsync<PostView>(viewer, $"posts/{post}", cancellationToken);

    public ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, PostId post, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<RevisionView>>(viewer, $"posts/{post}/edits", cancellationToken);
}
