namespace SocialKit;

/// <summary>What was done that has to be accounted for. An open vocabulary: partners add their own, named <c>their-prefix.verb</c>.</summary>
/// <param name="Value">1 to 64 of a-z, 0-9, '-' and '.'.</param>
public readonly record struct AuditVerb(string Value)
{
    /// <summary>Placed a legal hold.</summary>
    public static AuditVerb HoldPlaced { get; } = new("hold-placed");

    /// <summary>Released a legal hold.</summary>
    public static AuditVerb HoldReleased { get; } = new("hold-released");

    /// <summary>Wanted a person's data erased.</summary>
    public static AuditVerb ErasureRequested { get; } = new("erasure-requested");

    /// <summary>Took that back in time.</summary>
    public static AuditVerb ErasureCancelled { get; } = new("erasure-cancelled");

    /// <summary>Erased a person's data.</summary>
    public static AuditVerb Erased { get; } = new("erased");

    /// <summary>Gave out a copy of a person's data.</summary>
    public static AuditVerb DataExported { get; } = new("data-exported");

    /// <summary>Read something private because of their office.</summary>
    public static AuditVerb PrivateRead { get; } = new("private-read");

    /// <summary>Locked a discussion.</summary>
    public static AuditVerb Locked { get; } = new("locked");

    /// <summary>Opened a locked discussion again.</summary>
    public static AuditVerb Reopened { get; } = new("reopened");

    /// <summary>Changed who may come into a community.</summary>
    public static AuditVerb AccessChanged { get; } = new("access-changed");

    /// <summary>Gave a member a role in a community.</summary>
    public static AuditVerb RoleGiven { get; } = new("role-given");

    /// <summary>Took a member out of a community.</summary>
    public static AuditVerb MemberRemoved { get; } = new("member-removed");

    /// <summary>Decided about a text or a person; the reason is what.</summary>
    public static AuditVerb Moderated { get; } = new("moderated");

    /// <summary>Took such a decision back.</summary>
    public static AuditVerb DecisionUndone { get; } = new("decision-undone");

    /// <summary>Answered an appeal; the reason is how.</summary>
    public static AuditVerb AppealAnswered { get; } = new("appeal-answered");

    /// <summary>Began or ceased to look at a case.</summary>
    public static AuditVerb CaseClaimed { get; } = new("case-claimed");

    /// <summary>Changed a rule of moderation, or what waits for approval.</summary>
    public static AuditVerb RuleChanged { get; } = new("rule-changed");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
