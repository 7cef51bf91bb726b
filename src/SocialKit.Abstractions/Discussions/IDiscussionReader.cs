namespace SocialKit;

/// <summary>
/// Reads comments. A deleted comment is given only while a comment below it is neither deleted nor held (it becomes a tombstone), or to the member who
/// deleted it (to restore it); one that is held likewise, or to its author and those who moderate there; else it is left out, and never counts
/// against a limit. <see cref="AccessScope.Shows(Comment, bool)"/> says it in code.
/// </summary>
public interface IDiscussionReader
{
    /// <summary>Top-level comments of a subject by (CreatedAt, Id), ascending for oldest, descending for newest.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subject">A subject the viewer may read.</param>
    /// <param name="sort">Which order.</param>
    /// <param name="after">Where the last page ended; null for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Comment>> ReadRootsAsync(
        AccessScope scope, SubjectRef subject, DiscussionSort sort, Keyset? after, int limit, CancellationToken cancellationToken);

    /// <summary>Comments below top-level comments, by path; so the replies of one root stand together, the roots in the order of their ids.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="roots">Up to 100 top-level comments.</param>
    /// <param name="afterPath">Only paths after this one; null for the beginning. Meant for one root.</param>
    /// <param name="limitPerRoot">1 to 101.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Comment>> ReadRepliesAsync(
        AccessScope scope, IReadOnlyCollection<CommentId> roots, string? afterPath, int limitPerRoot, CancellationToken cancellationToken);

    /// <summary>For each subject, in the order given, its newest top-level comments that are neither deleted nor held, newest first by (CreatedAt, Id).</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subjects">Up to 100 subjects the viewer may read.</param>
    /// <param name="limitPerSubject">1 to 10.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<Comment>> ReadLatestAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, int limitPerSubject, CancellationToken cancellationToken);

    /// <summary>
    /// Total and last activity of each subject that has a comment which is neither deleted nor held, and what the host said of each of which it said something, in
    /// one query: a page full of badges is one question.
    /// </summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subjects">Up to 200 subjects. Whether the viewer may read them is decided by the caller, who gives no answer before.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken);
}
