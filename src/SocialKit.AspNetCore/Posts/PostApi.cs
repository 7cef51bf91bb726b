using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class PostApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.ApiCreate("posts", nameof(IPostService.CreateAsync), (IPostService posts, ApiRequest request, PostBody body) =>
            posts.CreateAsync(
                request.Viewer,
                new NewPost(body.Scope, new PostKind(ApiRequest.Word("kind", body.Kind ?? PostKind.Text.Value)), body.Text, body.Title, request.ClientId),
                request.Aborted));

        group.ApiGet("posts/{id}", nameof(IPostService.ReadAsync), (IPostService posts, ApiRequest request) =>
            posts.ReadAsync(request.Viewer, request.RouteId<PostId>(), request.Aborted));

        group.ApiPut("posts/{id}", nameof(IPostService.EditAsync), (IPostService posts, ApiRequest request, EditBody body) =>
            posts.EditAsync(request.Viewer, request.RouteId<PostId>(), request.Edit(body), request.Aborted));

        group.ApiDelete("posts/{id}", nameof(IPostService.DeleteAsync), (IPostService posts, ApiRequest request) =>
            posts.DeleteAsync(request.Viewer, request.RouteId<PostId>(), request.Aborted));

        group.ApiRestore("posts/{id}/restoration", nameof(IPostService.RestoreAsync), (IPostService posts, ApiRequest request) =>
            posts.RestoreAsync(request.Viewer, request.RouteId<PostId>(), request.Aborted));

        group.ApiGet("posts/{id}/edits", nameof(IPostService.ReadRevisionsAsync), (IPostService posts, ApiRequest request) =>
            posts.ReadRevisionsAsync(request.Viewer, request.RouteId<PostId>(), request.Aborted));
    }
}
