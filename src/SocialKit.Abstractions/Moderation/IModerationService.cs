namespace SocialKit;

/// <summary>
/// The queue and its decisions, for those who moderate a community, and for whom the host's policies name. Nobody decides about their own text, their
/// own report or what they are accused of.
/// </summary>
public interface IModerationService
{
    /// <summary>What waits, or was decided.</summary>
    ValueTask<CasePage> ReadQueueAsync(Viewer viewer, QueueRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a case: shows also the text of a closed community, which is noted.</summary>
    ValueTask<CaseView> ReadCaseAsync(Viewer viewer, ModerationCaseId id, CancellationToken cancellationToken);

    /// <summary>Says that the viewer looks at it, or no longer does.</summary>
    ValueTask<CaseView> ClaimAsync(Viewer viewer, ModerationCaseId id, bool claimed, CancellationToken cancellationToken);

    /// <summary>Decides; the case is closed, the author and the reporters are told.</summary>
    ValueTask<DecisionView> DecideAsync(Viewer viewer, ModerationCaseId id, NewDecision decision, CancellationToken cancellationToken);

    /// <summary>Counts what a bulk decision would change.</summary>
    ValueTask<BulkPreview> PreviewBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken);

    /// <summary>Decides about many texts of one member at once.</summary>
    ValueTask<DecisionView> DecideBulkAsync(Viewer viewer, BulkDecision decision, CancellationToken cancellationToken);

    /// <summary>Decides about a person, apart from any text.</summary>
    ValueTask<DecisionView> SanctionAsync(Viewer viewer, NewSanction sanction, CancellationToken cancellationToken);

    /// <summary>Takes a decision back within a day: exactly what it changed stands as before.</summary>
    ValueTask<DecisionView> UndoAsync(Viewer viewer, DecisionId id, CancellationToken cancellationToken);

    /// <summary>Answers an appeal; never by who decided.</summary>
    /// <param name="viewer">Who answers.</param>
    /// <param name="id">The decision.</param>
    /// <param name="granted">True to take the decision back.</param>
    /// <param name="answer">What the person is told.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<DecisionView> AnswerAppealAsync(Viewer viewer, DecisionId id, bool granted, string answer, CancellationToken cancellationToken);

    /// <summary>A person's status and history.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="person">A handle or an id.</param>
    /// <param name="cursor">Where the decisions go on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<PersonView> ReadPersonAsync(Viewer viewer, string person, string? cursor, CancellationToken cancellationToken);

    /// <summary>Words to begin with.</summary>
    ValueTask<IReadOnlyList<DecisionTemplate>> ReadTemplatesAsync(Viewer viewer, CancellationToken cancellationToken);
}
