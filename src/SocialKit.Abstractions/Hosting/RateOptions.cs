namespace SocialKit;

/// <summary>
/// How often one member may do what. Counted in the store, in the same commit as what is done, so that any number of servers agree and what is refused
/// or repeated costs nothing. Whoever is too fast is told when to try again. All rates of a list hold at once; an empty list is no limit. What the
/// application itself writes, and imports, are not counted.
/// </summary>
public sealed class RateOptions
{
    /// <summary>False switches all of them off. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Posts and comments together. Default 1 in 5 seconds and 10 in a minute.</summary>
    public IList<Rate> Writing { get; } = [new(1, TimeSpan.FromSeconds(5)), new(10, TimeSpan.FromMinutes(1))];

    /// <summary>Posts and comments of newcomers. Default 1 in 30 seconds.</summary>
    public IList<Rate> NewcomerWriting { get; } = [new(1, TimeSpan.FromSeconds(30))];

    /// <summary>Nobody is a newcomer any more who wrote this many posts and comments. Default 3.</summary>
    public int NewcomerTexts { get; set; } = 3;

    /// <summary>Nor whom SocialKit has known for this long. Default 24 hours.</summary>
    public TimeSpan NewcomerTime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Edits of posts and comments. Default 30 a day.</summary>
    public IList<Rate> Edits { get; } = [new(30, TimeSpan.FromDays(1))];

    /// <summary>Reactions set and taken back. Default 60 in a minute and 500 a day.</summary>
    public IList<Rate> Reactions { get; } = [new(60, TimeSpan.FromMinutes(1)), new(500, TimeSpan.FromDays(1))];

    /// <summary>Kudos given. Default 10 in a minute.</summary>
    public IList<Rate> Kudos { get; } = [new(10, TimeSpan.FromMinutes(1))];

    /// <summary>Everything else that changes something: deletions, restorations, accepted answers, follows, memberships, settings. Default 60 in a minute.</summary>
    public IList<Rate> Changes { get; } = [new(60, TimeSpan.FromMinutes(1))];

    /// <summary>Searches. Default 30 in a minute.</summary>
    public IList<Rate> Searches { get; } = [new(30, TimeSpan.FromMinutes(1))];

    /// <summary>Look-ups of whom to mention. Default 60 in a minute.</summary>
    public IList<Rate> MentionLookups { get; } = [new(60, TimeSpan.FromMinutes(1))];

    /// <summary>Files sent. Default 10 in a minute.</summary>
    public IList<Rate> Uploads { get; } = [new(10, TimeSpan.FromMinutes(1))];

    /// <summary>Flags set. Default 5 in a minute.</summary>
    public IList<Rate> Flags { get; } = [new(5, TimeSpan.FromMinutes(1))];
}
