namespace SocialKit;

/// <summary>
/// Erasure of a person, by themselves or by an <see cref="StaffRole.Administrator"/>: preview, request, time to think it over, certificate. Only in the
/// viewer's own tenant.
/// </summary>
public interface IErasureService
{
    /// <summary>What an erasure would do now, type by type; nothing is changed.</summary>
    /// <param name="viewer">The member, or an administrator.</param>
    /// <param name="member">Whom it is about.</param>
    /// <param name="mode">How much goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">Somebody else's (<see cref="SocialError.Forbidden"/>), not there, or an unknown mode.</exception>
    ValueTask<IReadOnlyList<ErasureLine>> ReadPreviewAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken);

    /// <summary>What stands about a member's erasure: that it waits, was taken back or was carried out, with its certificate; null when nobody asked.</summary>
    ValueTask<ErasureView?> ReadAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken);

    /// <summary>
    /// Asks for it. A member's own is carried out after <see cref="SocialKitOptions.ErasureCoolingOff"/>; an administrator's at the next run. One that
    /// waits already stays as it was asked for.
    /// </summary>
    ValueTask<ErasureView> RequestAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken);

    /// <summary>Takes a request back that was not carried out yet; without one nothing happens.</summary>
    /// <exception cref="SocialKitException">It was carried out already: <see cref="SocialError.TooLate"/>.</exception>
    ValueTask CancelAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out what is due, and makes what was removed unreadable in the storage's own bytes. The host calls it, for example once an hour; safe to
    /// run again, beside everything else, and after it was interrupted anywhere.
    /// </summary>
    /// <returns>How many people were erased.</returns>
    ValueTask<int> RunDueAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <summary>An erasure as shown.</summary>
/// <param name="Mode">How much goes.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="DueAt">Not before this moment.</param>
/// <param name="State">"waiting", "cancelled" or "done".</param>
/// <param name="DoneAt">When it was carried out.</param>
/// <param name="Lines">The certificate.</param>
public sealed record ErasureView(ErasureMode Mode, DateTimeOffset RequestedAt, DateTimeOffset DueAt, string State, DateTimeOffset? DoneAt, IReadOnlyList<ErasureLine> Lines);
