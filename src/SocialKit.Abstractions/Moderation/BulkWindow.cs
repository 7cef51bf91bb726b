namespace SocialKit;

/// <summary>How far back something reaches.</summary>
public enum BulkWindow
{
    /// <summary>The last hour.</summary>
    Hour,

    /// <summary>The last 24 hours.</summary>
    Day,

    /// <summary>The last 7 days.</summary>
    Week,

    /// <summary>Everything.</summary>
    All,
}
