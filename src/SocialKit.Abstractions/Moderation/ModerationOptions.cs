namespace SocialKit;

/// <summary>How moderation works here.</summary>
public sealed class ModerationOptions
{
    /// <summary>How many of a newcomer's first posts and comments wait for approval where no setting says otherwise. Default 0.</summary>
    public int HoldFirst { get; set; }

    /// <summary>How long a decision can be taken back. Default 24 hours.</summary>
    public TimeSpan UndoWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the person it is about may appeal. Default 30 days.</summary>
    public TimeSpan AppealWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>After this long the same member may report the same again. Default 24 hours.</summary>
    public TimeSpan FlagAgainAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a case stays with who claimed it. Default 1 hour.</summary>
    public TimeSpan ClaimTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a rule may look at a text; one that takes longer lets the text wait. Default 50 milliseconds.</summary>
    public TimeSpan RuleTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The norms a report can name, in order.</summary>
    public IList<Norm> Norms { get; } =
    [
        new("respect", "Unkind or insulting", "Attacks a person instead of a matter."),
        new("confidential-data", "Should not be public", "Names customers, prices, health or other data that does not belong here."),
        new("off-topic", "Does not belong here", "Advertising, or about something else."),
        new("wrong", "Wrong or misleading", "Could do harm to those who believe it."),
        new("harassment", "Harassment or discrimination", "Goes to a small group outside of the moderators.", Confidential: true),
    ];

    /// <summary>Words moderators can begin with, in order.</summary>
    public IList<DecisionTemplate> Templates { get; } =
    [
        new("tone", "Tone", "This was about a person more than about the matter. You are welcome to say the same again in other words."),
        new("data", "Data that does not belong here", "This held data that should not be seen by everybody here. Please send it again without."),
        new("place", "Wrong place", "This belongs somewhere else. Please look for the community it fits."),
    ];
}
