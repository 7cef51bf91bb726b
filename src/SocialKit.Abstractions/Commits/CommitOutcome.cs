namespace SocialKit;

/// <summary>The four ends of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>All of it is stored, durably.</summary>
    Applied,

    /// <summary>The same client key was applied before; nothing was done again.</summary>
    Replayed,

    /// <summary>A guard did not hold.</summary>
    Refused,

    /// <summary>The client key was used before for another body.</summary>
    KeyReused,
}
