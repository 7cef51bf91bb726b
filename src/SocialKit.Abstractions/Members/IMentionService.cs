namespace SocialKit;

/// <summary>Whom a text can call: people who can read it.</summary>
public interface IMentionService
{
    /// <summary>
    /// People to offer while somebody types <c>@</c>: active members whose handle begins with what was typed and who can read the place, who took part
    /// in the talk first, then by handle. Never the viewer, nor anybody of whom one blocked the other. On what is the host's own, people are found only
    /// where the host builds their principals (<see cref="IMemberPrincipals"/>); without it none is offered.
    /// </summary>
    /// <param name="viewer">Who types; only somebody signed in.</param>
    /// <param name="place">
    /// Where: the subject that is talked about, or the community that is posted in, by its id or slug; null for the whole company.
    /// </param>
    /// <param name="prefix">The beginning of a handle, with or without the @, in any case; empty or null for anybody.</param>
    /// <param name="limit">How many at most, 1 to 20; null for 8.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Those found; fewer than there are where most people cannot read the place, as only so many are looked at.</returns>
    /// <exception cref="SocialKitException">
    /// Nobody is signed in; the viewer may not read the place or it is not there; the limit is out of range; more than 60 look-ups in a minute.
    /// </exception>
    ValueTask<IReadOnlyList<MemberView>> FindAsync(Viewer viewer, SubjectRef? place, string? prefix, int? limit, CancellationToken cancellationToken);
}
