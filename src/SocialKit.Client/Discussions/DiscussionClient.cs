namespace SocialKit.Client;

internal sealed class DiscussionClient(ApiClient api) : IDiscussionService
{
    public ValueTask<DiscussionPage> ReadAsync(Viewer viewer, DiscussionRequest request, CancellationToken cancellationToken) =>
        api.GetAsync<DiscussionPage>(
            viewer,
            ApiClient.Address(
                "discussions", ("subject", request.Subject.ToString()), ("sort", request.Sort?.ToString().ToLowerInvariant()), ("cursor", request.Cursor),
                ("focus", request.Focus?.ToString()), ("replies", request.Replies), ("limit", ApiClient.Number(request.Limit))),
            cancellationToken);

    /// <summary>As in process, but for <see cref="DiscussionSummary.State"/>, which does not leave the server.</summary>
    public async ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
        (await api.SendAsync<SummariesBody, IReadOnlyList<SubjectSummary>>(
            viewer, HttpMethod.Post, "discussions/summaries", new SummariesBody([.. subjects]), cancellationToken))
        .ToDictionary(summary => summary.Subject, summary => new DiscussionSummary(summary.Total, summary.LastActivityAt));

    public ValueTask<CommentView> CommentAsync(Viewer viewer, NewComment comment, CancellationToken cancellationToken) =>
        api.CreateAsync<CommentBody, CommentView>(
            viewer, "comments", new CommentBody(comment.Subject, comment.Text, comment.Parent, comment.Kind.Value), comment.ClientId, cancellationToken);

    public ValueTask<CommentView> ReadCommentAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken) =>
        api.GetAsync<CommentView>(viewer, $"comments/{comment}", cancellationToken);

    public ValueTask<CommentView> EditAsync(Viewer viewer, CommentId comment, EditText edit, CancellationToken cancellationToken) =>
        api.EditAsync<CommentView>(viewer, $"comments/{comment}", edit, cancellationToken);

    public ValueTask DeleteAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken) =>
        api.DeleteAsync(viewer, $"comments/{comment}", cancellationToken);

    public ValueTask<CommentView> RestoreAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken) =>
        api.RestoreAsync<CommentView>(viewer, $"comments/{comment}", cancellationToken);

    public ValueTask AcceptAsync(Viewer viewer, CommentId comment, bool accepted, CancellationToken cancellationToken) =>
        api.SendAsync(viewer, HttpMethod.Put, $"comments/{comment}/acceptance", new AcceptanceBody(accepted), cancellationToken);

    public ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<RevisionView>>(viewer, $"comments/{comment}/edits", cancellationToken);
}
