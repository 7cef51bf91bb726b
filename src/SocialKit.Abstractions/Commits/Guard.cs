namespace SocialKit;

/// <summary>A condition that must hold at the moment a commit is applied; else nothing of it is.</summary>
public abstract record Guard
{
    private Guard()
    {
    }

    /// <summary>The record stands at exactly this version; 0 means that it must not exist.</summary>
    /// <param name="Key">The record.</param>
    /// <param name="Version">The version the caller last read, or 0.</param>
    public sealed record Unchanged(RecordKey Key, long Version) : Guard;

    /// <summary>The record exists, at any version.</summary>
    /// <param name="Key">The record.</param>
    public sealed record Present(RecordKey Key) : Guard;

    /// <summary>
    /// An allowance has enough left; applying the commit spends it. One shape for budgets (kudos per month) and rates (posts per minute):
    /// within one period the amounts of all applied commits never exceed the limit. Several in one commit add up. A store may forget a period
    /// when the next one of the same name began more than 24 hours ago.
    /// </summary>
    /// <param name="Name">Which allowance, with whose it is: for example "rate:comment:member:…".</param>
    /// <param name="Period">The period's first moment; a new period starts at zero.</param>
    /// <param name="Limit">How much one period allows.</param>
    /// <param name="Amount">How much this commit spends, at least 1.</param>
    public sealed record Allowance(string Name, DateTimeOffset Period, long Limit, long Amount) : Guard;

    /// <summary>
    /// Never given by a caller: how a store reports that a put would hold a value another record holds. Checked last, and for the commit as a
    /// whole: values may be handed over between records inside one commit.
    /// </summary>
    /// <param name="Key">The value that is taken.</param>
    public sealed record Unique(UniqueKey Key) : Guard;
}
