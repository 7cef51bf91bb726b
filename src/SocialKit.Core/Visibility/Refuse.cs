namespace SocialKit;

/// <summary>The refusals that several services share, each worded once.</summary>
internal static class Refuse
{
    /// <summary>Unknown and forbidden are the same answer.</summary>
    public static SocialKitException NotFound() => new(new SocialError(
        SocialError.NotFound, null, "This is not here, or not for you to see."));

    public static SocialKitException Invalid(string field, string message) => new(new SocialError(SocialError.Invalid, field, message));

    public static SocialKitException Forbidden(string message) => new(new SocialError(SocialError.Forbidden, null, message));

    public static SocialKitException TooLate(string message) => new(new SocialError(SocialError.TooLate, null, message));

    public static SocialKitException Closed() => new(new SocialError(
        SocialError.Closed, null, "This discussion is closed. You can still read it."));

    public static SocialKitException Locked(DiscussionLock locked) => new(new SocialError(
        SocialError.Closed, null, $"This discussion was locked: {locked.Reason} You can still read it."));

    /// <summary>Nobody is silenced in silence: what, why, until when, and what to do about it.</summary>
    public static SocialKitException Silenced(Sanction sanction) => new(new SocialError(
        SocialError.Forbidden, null,
        $"You cannot write {(sanction.Community is null ? "here" : "in this community")} {(sanction.Until is { } until
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"until {until.UtcDateTime:d MMMM yyyy, HH:mm} UTC")
            : "until a moderator lifts it")}: {sanction.Reason} You can still read. Under “My standing” you see the decision and can appeal."));

    /// <summary>A legal hold. Who is held must not learn of it from this, so it says no more than it must.</summary>
    public static SocialKitException Held() => new(new SocialError(
        SocialError.Held, null, "This has to stay as it is for now and cannot be changed. Ask those who run this community if you need to know more."));

    public static SocialKitException Moving() => new(new SocialError(
        SocialError.Conflict, null, "This discussion is just being moved. Please send again in a moment."));

    public static SocialKitException TooFast(TimeSpan wait)
    {
        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        var time = seconds switch
        {
            1 => "a second",
            <= 120 => $"{seconds} seconds",
            <= 7_200 => $"{(seconds + 59) / 60} minutes",
            <= 172_800 => $"{(seconds + 3_599) / 3_600} hours",
            _ => $"{(seconds + 86_399) / 86_400} days",
        };
        return new(new SocialError(SocialError.TooFast, null, $"That was a lot in a short time. Please wait {time}, then send it again.")
        {
            RetryAfter = TimeSpan.FromSeconds(seconds),
        });
    }

    public static SocialKitException BadCursor() => new(new SocialError(
        SocialError.BadCursor, null, "This link belongs to another list or was changed. Go back to the first page."));
}
