namespace SocialKit.AspNetCore;

/// <summary>Why a request failed, in the words and numbers of HTTP.</summary>
/// <param name="Status">The status.</param>
/// <param name="Title">What happened, as a heading.</param>
/// <param name="Error">The reason.</param>
internal sealed record Failure(int Status, string Title, SocialError Error)
{
    public const string NotFoundMessage = "There is nothing here, or you may not see it.";

    /// <summary>An opaque number that also stands in the host's log; only for what nobody expected.</summary>
    public string? Reference { get; init; }

    /// <summary>After how many seconds the same request may well succeed; null when waiting does not help.</summary>
    public int? RetryAfter { get; init; }

    public static Failure Of(SocialError error) => error.Code switch
    {
        // One answer for what is not there and for what may not be seen, whatever the service said of it.
        SocialError.NotFound => NotFound,
        SocialError.Forbidden => new Failure(403, "Not allowed", error),
        SocialError.SignInRequired => new Failure(401, "Please sign in", error),
        SocialError.Conflict => new Failure(412, "Someone else changed this", error),
        SocialError.KeyReused => new Failure(409, "Already sent", error),
        SocialError.TooLate => new Failure(409, "Too late", error),
        SocialError.Closed => new Failure(409, "Closed", error),
        SocialError.Held => new Failure(409, "Cannot be changed", error),
        SocialError.TooFast => new Failure(429, "Please wait a moment", error)
        {
            RetryAfter = error.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null,
        },
        SocialError.BadCursor => new Failure(400, "This page has moved", error),
        _ => new Failure(422, "Please check", error),
    };

    /// <summary>
    /// For the JSON API: it names the part of the request that leads nowhere, where the service says which; the same for what is not there and for
    /// what may not be seen. Another body under a key that was used is the request's mistake.
    /// </summary>
    public static Failure OfApi(SocialError error) => error switch
    {
        { Code: SocialError.NotFound, Field: not null } => new Failure(NotFound.Status, NotFound.Title, error),
        { Code: SocialError.KeyReused } => Of(error) with { Status = 422 },
        _ => Of(error),
    };

    public static Failure NotFound { get; } = new(404, "Not found", new SocialError(SocialError.NotFound, null, NotFoundMessage));

    public static Failure Of(RequestProblemException problem) => new(
        problem.Status,
        problem.Error.Code switch
        {
            RequestProblemException.ExpiredForm => "Please send again",
            RequestProblemException.CrossSite => "Refused",
            RequestProblemException.TooLarge => "Too large",
            _ => "Please check",
        },
        problem.Error);

    /// <summary>The store, or whatever else keeps data here, does not answer.</summary>
    public static Failure Unavailable(string reference, Asking asking) => new(
        503, "Not available right now",
        new SocialError(
            SocialError.Unavailable, null,
            asking == Asking.Script
                ? "This could not be done right now. Send it again in a few seconds, with the same Idempotency-Key: what was stored already is not stored twice."
                : asking == Asking.Form
                ? "This could not be stored right now. Your text is kept: please send it again in a few seconds. What was stored already is not stored twice."
                : "This cannot be shown right now. Nothing is lost; please try again in a few seconds."))
    {
        Reference = reference,
        RetryAfter = 5,
    };

    /// <summary>There is no room to store anything.</summary>
    public static Failure StorageFull(string reference, Asking asking) => new(
        507, "No room left",
        new SocialError(
            RequestProblemException.StorageFull, null,
            asking == Asking.Script
                ? "There is no room left to store anything new. Nothing of this was stored; waiting does not help until the people who run this site have made room."
                : asking == Asking.Form
                ? "There is no room left here to store anything new. Your text is kept: please send it again once the people who run this site have made room."
                : "There is no room left here to store anything new, and this needs some. Please come back once the people who run this site have made room."))
    {
        Reference = reference,
    };

    public static Failure Unexpected(string reference) => new(
        500, "Something went wrong",
        new SocialError(RequestProblemException.Unexpected, null, "This did not work, through no fault of yours. Nothing was lost here; please try again in a moment."))
    {
        Reference = reference,
    };
}

/// <summary>Who is told about it, and so what helps them.</summary>
internal enum Asking
{
    /// <summary>Somebody who wants to read.</summary>
    Page,

    /// <summary>Somebody whose text stands in a form.</summary>
    Form,

    /// <summary>A program that wants something done.</summary>
    Script,
}
