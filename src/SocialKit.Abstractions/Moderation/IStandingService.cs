namespace SocialKit;

/// <summary>What every member may know of what was decided about them: nobody is restricted in silence.</summary>
public interface IStandingService
{
    /// <summary>The viewer's own standing.</summary>
    /// <param name="viewer">Whose.</param>
    /// <param name="cursor">Where the decisions go on.</param>
    /// <param name="limit">Decisions, 1 to 100; null for the host's default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<StandingView> ReadMyDecisionsAsync(Viewer viewer, string? cursor, int? limit, CancellationToken cancellationToken);

    /// <summary>Says once why a decision is not right; another moderator looks at it.</summary>
    ValueTask<DecisionView> AppealAsync(Viewer viewer, DecisionId decision, string text, CancellationToken cancellationToken);
}
