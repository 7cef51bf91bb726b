namespace SocialKit;

/// <summary>Reacting to posts, comments and kudos.</summary>
public interface IReactionService
{
    /// <summary>Sets or takes back one reaction of the viewer. Idempotent.</summary>
    ValueTask<ReactionSummary> SetAsync(Viewer viewer, SubjectRef subject, ReactionKind kind, bool set, CancellationToken cancellationToken);

    /// <summary>Who reacted, newest first, at most 100.</summary>
    ValueTask<IReadOnlyList<ReactionBy>> ReadWhoAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken);
}

/// <summary>Who reacted how.</summary>
/// <param name="Member">Who.</param>
/// <param name="Option">How.</param>
public sealed record ReactionBy(MemberView Member, ReactionOption Option);
