namespace SocialKit;

/// <summary>An office in the whole tenant, which only the host gives: by a policy of its own. An open vocabulary.</summary>
/// <param name="Value">The word.</param>
public readonly record struct StaffRole(string Value)
{
    /// <summary>Decides about what is said, wherever they may read at all.</summary>
    public static StaffRole Moderator { get; } = new("moderator");

    /// <summary>Places legal holds, gives out and erases data.</summary>
    public static StaffRole Administrator { get; } = new("administrator");

    /// <summary>Reads the audit.</summary>
    public static StaffRole Auditor { get; } = new("auditor");

    /// <summary>Decides about what is reported in confidence, which stewards and moderators do not see.</summary>
    public static StaffRole Confidential { get; } = new("confidential");

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
