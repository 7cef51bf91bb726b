using System.Data.Common;

namespace SocialKit;

/// <summary>
/// Lets the host tell what happened, also inside its own transaction: both are stored or neither. Called by the application, not by a person: it asks
/// no resolver and no policy, because what is being written is not visible to them yet. Whoever reads is still asked about.
/// </summary>
public interface IHostActivityService
{
    /// <summary>Posts a comment on a subject of the host's.</summary>
    /// <param name="activity">What to post.</param>
    /// <param name="transaction">
    /// The host's open transaction on the store's own database, for stores with <see cref="StoreCapabilities.HostTransaction"/>; null to post at once.
    /// Until it ends, other SocialKit writes of the same code fail unless they take it too: <see cref="HostTransaction"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The comment; of the first call when a client id repeats.</returns>
    /// <exception cref="SocialKitException">
    /// The text breaks a limit, the author or the kind of subject is not known, the subject is closed, deleted or moved, or the client id was used for
    /// something else. The transaction stays usable.
    /// </exception>
    /// <exception cref="NotSupportedException">The store cannot take part in a transaction.</exception>
    /// <exception cref="ArgumentException">The transaction has ended, or is one of another database.</exception>
    ValueTask<CommentId> PostCommentAsync(HostActivity activity, DbTransaction? transaction, CancellationToken cancellationToken);
}
