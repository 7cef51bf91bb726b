namespace SocialKit;

/// <summary>Writing and reading single posts. Every refusal is a <see cref="SocialKitException"/> that says what to do.</summary>
public interface IPostService
{
    /// <summary>Writes a post. A repeated client id answers with the first one.</summary>
    ValueTask<PostView> CreateAsync(Viewer viewer, NewPost post, CancellationToken cancellationToken);

    /// <summary>Reads a post.</summary>
    ValueTask<PostView> ReadAsync(Viewer viewer, PostId post, CancellationToken cancellationToken);

    /// <summary>Changes its text, within the edit window.</summary>
    ValueTask<PostView> EditAsync(Viewer viewer, PostId post, EditText edit, CancellationToken cancellationToken);

    /// <summary>Deletes it; its author can restore it for 30 days. Deleting twice is harmless.</summary>
    ValueTask DeleteAsync(Viewer viewer, PostId post, CancellationToken cancellationToken);

    /// <summary>Takes the deletion back.</summary>
    ValueTask<PostView> RestoreAsync(Viewer viewer, PostId post, CancellationToken cancellationToken);

    /// <summary>Earlier texts, newest first.</summary>
    ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, PostId post, CancellationToken cancellationToken);
}
