using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class CommentEndpoints
{
    private static readonly FormField Text = new("text", FormControl.Text, "Your text");

    private static readonly FormShape New = new("Write a comment", "Send",
        new FormField("subject"), new FormField("parent"), new FormField("kind"), Text, new FormField("clientId"));

    private static readonly FormShape Edits = new("Edit", "Save", new FormField("version"), new FormField("started"), Text);
    private static readonly FormShape Deletion = new("Delete this comment", "Delete");
    private static readonly FormShape Restoration = new("Restore this comment", "Restore");
    private static readonly FormShape Acceptance = new("Accept this answer", "Send", new FormField("set"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IDiscussionService>("comments", New, async (request, discussions) =>
        {
            var comment = await discussions.CommentAsync(
                request.Writer,
                new NewComment(
                    request.Subject("subject"), request.OptionalId<CommentId>("parent"), request.Text("text"),
                    new CommentKind(request.Word("kind", CommentKind.Comment.Value)), request.Optional("clientId")),
                request.Aborted);
            return Written.At(SubjectRef.Of(comment.Id)) with { Show = comment.Id };
        });

        group.MapWrite<IDiscussionService>("comments/{id}/edits", Edits, async (request, discussions) =>
            Written.At(SubjectRef.Of((await discussions.EditAsync(request.Writer, request.RouteId<CommentId>(), request.Edit(), request.Aborted)).Id)));

        group.MapWrite<IDiscussionService>("comments/{id}/deletion", Deletion, DeleteAsync);

        group.MapWrite<IDiscussionService>("comments/{id}/restoration", Restoration, async (request, discussions) =>
            Written.At(SubjectRef.Of((await discussions.RestoreAsync(request.Writer, request.RouteId<CommentId>(), request.Aborted)).Id)));

        group.MapWrite<IDiscussionService>("comments/{id}/acceptance", Acceptance, async (request, discussions) =>
        {
            var id = request.RouteId<CommentId>();
            await discussions.AcceptAsync(request.Writer, id, request.Flag("set", otherwise: true), request.Aborted);
            return Written.At(SubjectRef.Of(id));
        });
    }

    private static async Task<Written> DeleteAsync(WriteRequest request, IDiscussionService discussions)
    {
        var id = request.RouteId<CommentId>();
        // Read first: afterwards nothing tells any more where it stood.
        var before = await TryReadAsync(request, discussions, id);
        await discussions.DeleteAsync(request.Writer, id, request.Aborted);
        if (before is null || await TryReadAsync(request, discussions, id) is not null)
        {
            return Written.At(SubjectRef.Of(id));
        }

        return new Written(before.Subject, Written.AnchorOf(before.Parent is { } parent ? SubjectRef.Of(parent) : before.Subject));
    }

    private static async Task<CommentView?> TryReadAsync(WriteRequest request, IDiscussionService discussions, CommentId id)
    {
        try
        {
            return await discussions.ReadCommentAsync(request.Writer, id, request.Aborted);
        }
        catch (SocialKitException exception) when (exception.Error.Code == SocialError.NotFound)
        {
            return null;
        }
    }
}
