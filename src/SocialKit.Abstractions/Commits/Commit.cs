namespace SocialKit;

/// <summary>
/// One command as data, the only way to write. The store applies all of it or nothing: it checks the client key, then the guards, then puts and
/// removes whole records, changes the counters of the records that really changed, and adds the log entries.
/// </summary>
public sealed record Commit
{
    /// <summary>The tenant of everything in it.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>When the command is made; remembered with the client key and used for nothing else.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Makes a repetition answer with the first result; null when repeating is harmless anyway.</summary>
    public ClientKey? ClientKey { get; init; }

    /// <summary>Conditions, checked in this order; the first that fails is reported.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>Records to insert or replace, whole. A put that equals what is stored changes nothing.</summary>
    public IReadOnlyList<IRecord> Puts { get; init; } = [];

    /// <summary>Records to remove by their key. Removing what is not there changes nothing.</summary>
    public IReadOnlyList<IRecord> Removes { get; init; } = [];

    /// <summary>Entries for the activity log, added in this order. Ids only, never text or names.</summary>
    public IReadOnlyList<ActivityEntry> Activities { get; init; } = [];

    /// <summary>What the command made, given back to every repetition of it.</summary>
    public SubjectRef? Result { get; init; }
}
