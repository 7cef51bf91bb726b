namespace SocialKit;

/// <summary>How something is; the larger, the worse.</summary>
public enum Health
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, but somebody should look at it.</summary>
    Warning,

    /// <summary>It does not work, or is not safe.</summary>
    Failed,
}
