using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class PostEndpoints
{
    private static readonly FormField Text = new("text", FormControl.Text, "Your text");

    private static readonly FormShape New = new("Write a post", "Post",
        new FormField("scope"), new FormField("kind"), new FormField("title", FormControl.Line, "Title"), Text, new FormField("clientId"));

    private static readonly FormShape Edits = new("Edit", "Save",
        new FormField("version"), new FormField("started"), new FormField("title", FormControl.Line, "Title"), Text);

    private static readonly FormShape Deletion = new("Delete this post", "Delete");
    private static readonly FormShape Restoration = new("Restore this post", "Restore");

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IPostService>("posts", New, async (request, posts) =>
        {
            var scope = request.Optional("scope") is not { } text ? FeedScope.Company
                : FeedScope.TryParse(text, out var parsed) ? parsed
                : throw RequestProblemException.Malformed("scope", "The field scope is company or community:slug.");
            var kind = new PostKind(request.Word("kind", PostKind.Text.Value));
            var post = await posts.CreateAsync(
                request.Writer,
                // The title's line is part of every form; only what takes a title looks at it.
                new NewPost(scope, kind, request.Text("text"), request.Optional("title"), request.Optional("clientId")),
                request.Aborted);
            return Written.At(post.Subject);
        });

        group.MapWrite<IPostService>("posts/{id}/edits", Edits, async (request, posts) =>
            Written.At((await posts.EditAsync(request.Writer, request.RouteId<PostId>(), request.Edit(), request.Aborted)).Subject));

        group.MapWrite<IPostService>("posts/{id}/deletion", Deletion, async (request, posts) =>
        {
            var id = request.RouteId<PostId>();
            await posts.DeleteAsync(request.Writer, id, request.Aborted);
            // Its author still sees it where it was, to take the deletion back.
            return Written.At(SubjectRef.Of(id));
        });

        group.MapWrite<IPostService>("posts/{id}/restoration", Restoration, async (request, posts) =>
            Written.At((await posts.RestoreAsync(request.Writer, request.RouteId<PostId>(), request.Aborted)).Subject));
    }
}
