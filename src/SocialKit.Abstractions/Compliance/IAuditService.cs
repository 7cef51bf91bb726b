namespace SocialKit;

/// <summary>What had to be accounted for, for those who look after it: <see cref="StaffRole.Auditor"/>.</summary>
public interface IAuditService
{
    /// <summary>A page of the audit, newest first: ids and digests, no title or text of anything.</summary>
    /// <exception cref="SocialKitException">The viewer is no auditor (<see cref="SocialError.Forbidden"/>), or the cursor is not ours.</exception>
    ValueTask<AuditPage> ReadAsync(Viewer viewer, AuditRequest request, CancellationToken cancellationToken);

    /// <summary>Looks whether anybody changed it: <see cref="AuditChain.VerifyAsync"/>.</summary>
    /// <exception cref="SocialKitException">The viewer is no auditor: <see cref="SocialError.Forbidden"/>.</exception>
    ValueTask<AuditCheck> ReadProofAsync(Viewer viewer, CancellationToken cancellationToken);
}

/// <summary>Which page of the audit.</summary>
/// <param name="Cursor">Where the page before ended; null for the newest.</param>
/// <param name="Limit">1 to 100; null for the site's page size.</param>
public sealed record AuditRequest(string? Cursor = null, int? Limit = null);

/// <summary>A page of the audit.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">The cursor of the next page; null when there is none.</param>
public sealed record AuditPage(IReadOnlyList<AuditView> Entries, string? Next)
{
    /// <summary>Who the entries name by their ids, as they are called today; those who are known no more are missing.</summary>
    public IReadOnlyList<MemberView> People { get; init; } = [];
}

/// <summary>One entry as shown.</summary>
/// <param name="Position">Its place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who; null for the application itself.</param>
/// <param name="OnBehalf">For or about whom.</param>
/// <param name="Verb">What they did.</param>
/// <param name="Subject">To what.</param>
/// <param name="Reason">Why, in one word.</param>
/// <param name="TraceId">The trace it belongs to.</param>
/// <param name="Hash">Its hash, in hexadecimal.</param>
public sealed record AuditView(
    long Position, DateTimeOffset At, MemberId? Actor, MemberId? OnBehalf, string Verb, SubjectRef? Subject, string? Reason, string? TraceId, string Hash);

/// <summary>What a look at the audit found.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="LastHash">The hash of the last sound entry, in hexadecimal; to be kept somewhere else.</param>
/// <param name="BrokenAt">The place of the first entry that is not as it was written; null when all are.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
public sealed record AuditCheck(long Entries, string LastHash, long? BrokenAt, string? Problem);
