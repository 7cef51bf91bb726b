namespace SocialKit;

/// <summary>
/// What the host tells of its own subjects, so that the talk under an order shares the order's fate. Called by the host's code, not for a viewer:
/// no policy is asked. Every command may be repeated. A subject that was moved is meant where it is now.
/// </summary>
public interface ISubjectLifecycleService
{
    /// <summary>From now on nobody adds to it: no comment, edit, reaction or kudos about it. It is read as before.</summary>
    /// <exception cref="SocialKitException">The kind is one of SocialKit's own: <see cref="SocialError.Invalid"/>.</exception>
    ValueTask CloseAsync(TenantId tenant, SubjectRef subject, CancellationToken cancellationToken);

    /// <summary>Takes back that it was closed or deleted.</summary>
    /// <exception cref="SocialKitException">The kind is one of SocialKit's own: <see cref="SocialError.Invalid"/>.</exception>
    ValueTask ReopenAsync(TenantId tenant, SubjectRef subject, CancellationToken cancellationToken);

    /// <summary>The host has it no longer: to readers it is not found. What was said under it is kept, for exports and for <see cref="ReopenAsync"/>.</summary>
    /// <exception cref="SocialKitException">The kind is one of SocialKit's own: <see cref="SocialError.Invalid"/>.</exception>
    ValueTask DeleteAsync(TenantId tenant, SubjectRef subject, CancellationToken cancellationToken);

    /// <summary>
    /// The host gave subjects other ids, or made one of several: everything said under the old ones moves to the new ones, all of it in one commit,
    /// and links to the old ones lead to the new. Where both have a reaction or follow of one member, one stays. A closing and a legal hold move
    /// along. A call that was interrupted is finished by repeating it; old ids that were moved before are passed over.
    /// </summary>
    /// <param name="tenant">Whose subjects.</param>
    /// <param name="kind">Their kind, for example "order".</param>
    /// <param name="ids">Old id to new id. No id is both: move in steps, last ones first, where ids hand over.</param>
    /// <param name="cancellationToken">Ends the call; it has moved everything or nothing.</param>
    /// <returns>How many records moved.</returns>
    /// <exception cref="SocialKitException">
    /// The kind is SocialKit's own or an id is old and new: <see cref="SocialError.Invalid"/>. A new one is being moved itself, or others keep
    /// changing what is to be moved: <see cref="SocialError.Conflict"/>.
    /// </exception>
    ValueTask<int> RemapSubjectsAsync(TenantId tenant, string kind, IReadOnlyDictionary<string, string> ids, CancellationToken cancellationToken);
}
