namespace SocialKit;

/// <summary>Why a command was refused, said so that the person who asked knows what to do.</summary>
/// <param name="Code">A stable code, one of the constants here or a host's own.</param>
/// <param name="Field">The form field the message belongs to, or null when it concerns the whole request.</param>
/// <param name="Message">One or two plain sentences.</param>
public sealed record SocialError(string Code, string? Field, string Message)
{
    /// <summary>The input breaks a rule; <see cref="Field"/> names where.</summary>
    public const string Invalid = "invalid";

    /// <summary>Nothing the viewer may know of has that name. Unknown and forbidden are the same answer.</summary>
    public const string NotFound = "not-found";

    /// <summary>The viewer sees it but may not do this to it.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Nobody is signed in.</summary>
    public const string SignInRequired = "sign-in-required";

    /// <summary>Someone changed it in between; both texts are kept.</summary>
    public const string Conflict = "conflict";

    /// <summary>The same client key came with another body.</summary>
    public const string KeyReused = "key-reused";

    /// <summary>The time for this has passed: edit or restore window.</summary>
    public const string TooLate = "too-late";

    /// <summary>The subject takes no more comments.</summary>
    public const string Closed = "closed";

    /// <summary>It must be kept as it is for now.</summary>
    public const string Held = "held";

    /// <summary>A cursor or stamp is not ours, or belongs to another question.</summary>
    public const string BadCursor = "bad-cursor";

    /// <summary>The viewer did this too often in a short time; <see cref="RetryAfter"/> says when it may be tried again.</summary>
    public const string TooFast = "too-fast";

    /// <summary>What keeps the data does not answer; the same may well succeed in a few seconds.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>For <see cref="Conflict"/>: the text as it stands now, as its author would edit it.</summary>
    public string? CurrentText { get; init; }

    /// <summary>For <see cref="Conflict"/>: the version that stands now.</summary>
    public long? CurrentVersion { get; init; }

    /// <summary>For <see cref="TooFast"/>: after how long the same may well succeed.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
