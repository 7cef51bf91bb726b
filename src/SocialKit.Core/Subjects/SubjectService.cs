namespace SocialKit;

internal sealed class SubjectService(Gate gate, IStore store, SubjectLinks links, Readership readership, Scopes scopes) : ISubjectService
{
    public async ValueTask<SubjectLocation> LocateAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        if (subject.TryGetId<CommentId>(SubjectRef.CommentKind, out var commentId))
        {
            // A tombstone still has its place: the replies below it are why someone follows the link.
            var (comment, page) = await gate.RequireCommentAsync(viewer, commentId, cancellationToken);
            return new SubjectLocation(subject, page.Subject, page.Title, page.Url ?? HostPageOf(viewer, page));
        }

        if (subject.Kind == SubjectRef.CommunityKind)
        {
            // Its page tells what it is for and how to get in; that is for everybody who may know of it.
            readership.Demand(viewer);
            var community = await CommunityService.FindAsync(store, await scopes.OfAsync(viewer, cancellationToken), subject.Id, cancellationToken);
            return community is not null && SubjectRef.Of(community.Id) == subject
                ? new SubjectLocation(subject, subject, community.Name, links.HostPage(viewer, community))
                : throw Refuse.NotFound();
        }

        var ground = await gate.RequireAsync(viewer, subject, cancellationToken);
        return new SubjectLocation(subject, ground.Subject, ground.Title, ground.Url);
    }

    private string? HostPageOf(Viewer viewer, Ground page) => page.Record is null ? null : links.HostPage(viewer, page.Record);
}
