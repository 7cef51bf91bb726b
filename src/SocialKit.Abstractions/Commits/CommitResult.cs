namespace SocialKit;

/// <summary>What became of a commit. Everything but <see cref="CommitOutcome.Applied"/> left the store as it was.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Result">What the command made: of this commit when applied, of the first one when replayed.</param>
/// <param name="FailedGuard">The first guard that did not hold, when refused.</param>
public sealed record CommitResult(CommitOutcome Outcome, SubjectRef? Result = null, Guard? FailedGuard = null);
