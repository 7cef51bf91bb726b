namespace SocialKit;

internal sealed class SubjectService(Gate gate, IStore store, SubjectLinks links) : ISubjectService
{
    public async ValueTask<SubjectLocation> LocateAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        if (!subject.TryGetId<CommentId>(SubjectRef.CommentKind, out var commentId))
        {
            var ground = await gate.RequireAsync(viewer, subject, cancellationToken);
            return new SubjectLocation(subject, ground.Subject, ground.Title, ground.Url);
        }

        // A tombstone still has its place: the replies below it are why someone follows the link.
        var comment = await store.GetOneAsync<Comment>(AccessScope.For(viewer), Comment.KeyOf(commentId), cancellationToken)
            ?? throw Refuse.NotFound();
        var page = await gate.RequireAsync(viewer, comment.Subject, cancellationToken);
        if (comment.DeletedAt is not null && comment.DeletedBy != viewer.Member)
        {
            var replies = new CounterKey(subject, CounterKey.Replies);
            if (!(await store.Counters.ReadAsync(AccessScope.For(viewer), [subject], cancellationToken)).ContainsKey(replies))
            {
                throw Refuse.NotFound();
            }
        }

        return new SubjectLocation(subject, comment.Subject, page.Title, page.Url ?? HostPageOf(viewer, page));
    }

    private string? HostPageOf(Viewer viewer, Ground page) => page.Record is null ? null : links.HostPage(viewer, page.Record);
}
