namespace SocialKit;

/// <summary>Gives a person a copy of what is stored about them.</summary>
public interface IDataExportService
{
    /// <summary>
    /// Writes one ZIP: <c>index.html</c> to read, and a JSON file for each type of record, in the shapes of <c>docs/archive.md</c>. It holds what the member
    /// wrote and did and what was said to them by kudos, and nothing of others: not who muted or blocked them, nor what stands where they may not look.
    /// It is in the audit. A member gets their own once in seven days; an administrator anybody's at any time.
    /// </summary>
    /// <param name="viewer">The member, or a <see cref="StaffRole.Administrator"/>.</param>
    /// <param name="member">Whose data.</param>
    /// <param name="to">Where the ZIP is written; stays open. Nothing is written when it is refused.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SocialKitException">
    /// Somebody else's (<see cref="SocialError.Forbidden"/>), not there, or asked for too often (<see cref="SocialError.TooFast"/>).
    /// </exception>
    ValueTask ExportAsync(Viewer viewer, MemberId member, Stream to, CancellationToken cancellationToken);
}
