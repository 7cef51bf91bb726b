namespace SocialKit;

/// <summary>
/// Talk under any subject. The host's policy is asked for every viewer and every answer; where it does not say yes the answer is
/// <see cref="SocialError.NotFound"/>. Every refusal is a <see cref="SocialKitException"/> that says what to do.
/// </summary>
public interface IDiscussionService
{
    /// <summary>Reads a page.</summary>
    ValueTask<DiscussionPage> ReadAsync(Viewer viewer, DiscussionRequest request, CancellationToken cancellationToken);

    /// <summary>Badges for up to 200 subjects in one store call and one resolver call per kind; subjects the viewer may not read are missing.</summary>
    ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken);

    /// <summary>Writes a comment. A repeated client id answers with the first one.</summary>
    ValueTask<CommentView> CommentAsync(Viewer viewer, NewComment comment, CancellationToken cancellationToken);

    /// <summary>Reads one comment, without its replies.</summary>
    ValueTask<CommentView> ReadCommentAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken);

    /// <summary>Changes its text, within the edit window.</summary>
    ValueTask<CommentView> EditAsync(Viewer viewer, CommentId comment, EditText edit, CancellationToken cancellationToken);

    /// <summary>Deletes it: a leaf disappears, a comment with replies becomes a tombstone. Deleting twice is harmless.</summary>
    ValueTask DeleteAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken);

    /// <summary>Takes the deletion back, within 30 days.</summary>
    ValueTask<CommentView> RestoreAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken);

    /// <summary>Marks an answer as the accepted one, or unmarks it; only the asker may.</summary>
    ValueTask AcceptAsync(Viewer viewer, CommentId comment, bool accepted, CancellationToken cancellationToken);

    /// <summary>Earlier texts, newest first.</summary>
    ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken);
}
