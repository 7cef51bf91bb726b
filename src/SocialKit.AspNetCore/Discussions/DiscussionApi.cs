using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class DiscussionApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiGet("discussions", nameof(IDiscussionService.ReadAsync), (IDiscussionService discussions, ApiRequest request) =>
            discussions.ReadAsync(
                request.Viewer,
                new DiscussionRequest(request.Subject())
                {
                    Sort = request.Query("sort") switch
                    {
                        null => null,
                        "oldest" => DiscussionSort.Oldest,
                        "newest" => DiscussionSort.Newest,
                        _ => throw RequestProblemException.Malformed("sort", "sort is oldest or newest."),
                    },
                    Cursor = request.Query("cursor"),
                    Focus = request.Query("focus") is not { } focus ? null
                        : CommentId.TryParse(focus, out var comment) ? comment
                        : throw RequestProblemException.Malformed("focus", "focus is the id of a comment."),
                    Replies = request.Query("replies"),
                    Limit = request.Limit(),
                },
                request.Aborted));

        group.ApiAsk("discussions/summaries", nameof(IDiscussionService.SummariseAsync), (IDiscussionService discussions, ApiRequest request, SummariesBody body) =>
            SummariseAsync(discussions, request, body));

        group.ApiCreate("comments", nameof(IDiscussionService.CommentAsync), (IDiscussionService discussions, ApiRequest request, CommentBody body) =>
            discussions.CommentAsync(
                request.Viewer,
                new NewComment(
                    body.Subject, body.Parent, body.Text, new CommentKind(ApiRequest.Word("kind", body.Kind ?? CommentKind.Comment.Value)), request.ClientId),
                request.Aborted));

        group.ApiGet("comments/{id}", nameof(IDiscussionService.ReadCommentAsync), (IDiscussionService discussions, ApiRequest request) =>
            discussions.ReadCommentAsync(request.Viewer, request.RouteId<CommentId>(), request.Aborted));

        group.ApiPut("comments/{id}", nameof(IDiscussionService.EditAsync), (IDiscussionService discussions, ApiRequest request, EditBody body) =>
            body.Title is null
                ? discussions.EditAsync(request.Viewer, request.RouteId<CommentId>(), request.Edit(body), request.Aborted)
                : throw RequestProblemException.Malformed("title", "A comment has no title."));

        group.ApiDelete("comments/{id}", nameof(IDiscussionService.DeleteAsync), (IDiscussionService discussions, ApiRequest request) =>
            discussions.DeleteAsync(request.Viewer, request.RouteId<CommentId>(), request.Aborted));

        group.ApiRestore("comments/{id}/restoration", nameof(IDiscussionService.RestoreAsync), (IDiscussionService discussions, ApiRequest request) =>
            discussions.RestoreAsync(request.Viewer, request.RouteId<CommentId>(), request.Aborted));

        group.ApiPut("comments/{id}/acceptance", nameof(IDiscussionService.AcceptAsync), (IDiscussionService discussions, ApiRequest request, AcceptanceBody body) =>
            discussions.AcceptAsync(request.Viewer, request.RouteId<CommentId>(), body.Set, request.Aborted));

        group.ApiGet("comments/{id}/edits", nameof(IDiscussionService.ReadRevisionsAsync), (IDiscussionService discussions, ApiRequest request) =>
            discussions.ReadRevisionsAsync(request.Viewer, request.RouteId<CommentId>(), request.Aborted));
    }

    /// <summary>What the host said of a subject is a record of the store, for widgets of the same process; it does not leave the server.</summary>
    private static async ValueTask<IReadOnlyList<SubjectSummary>> SummariseAsync(IDiscussionService discussions, ApiRequest request, SummariesBody body) =>
    [
        .. (await discussions.SummariseAsync(request.Viewer, body.Subjects, request.Aborted))
            .Select(summary => new SubjectSummary(summary.Key, summary.Value.Total, summary.Value.LastActivityAt)),
    ];
}
