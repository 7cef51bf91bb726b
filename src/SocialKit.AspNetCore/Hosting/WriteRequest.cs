using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SocialKit.AspNetCore;

/// <summary>
/// A form that passed every check that is the same for all forms. Endpoints read their own fields from it by name and type; a field nobody
/// asks for is never looked at.
/// </summary>
internal sealed class WriteRequest
{
    public const string ScriptHeader = "X-SocialKit";

    public required HttpContext Http { get; init; }

    public IFormCollection Form { get; set; } = FormCollection.Empty;

    public WidgetTicket? Ticket { get; set; }

    /// <summary>The validated local page to return to, when the form or the browser named one.</summary>
    public string? ReturnUrl { get; set; }

    public Viewer? Viewer { get; set; }

    /// <summary>Who writes; the guard has made sure that it is a member.</summary>
    public Viewer Writer => Viewer ?? throw new InvalidOperationException("The guard has not run.");

    public CancellationToken Aborted => Http.RequestAborted;

    public static bool IsScripted(HttpRequest request) => request.Headers.ContainsKey(ScriptHeader);

    public static bool WantsFragment(HttpRequest request) =>
        string.Equals(request.Headers[ScriptHeader].ToString(), "fragment", StringComparison.OrdinalIgnoreCase);

    /// <summary>A field that may be left out; an empty one counts as left out.</summary>
    public string? Optional(string name)
    {
        var values = Form[name];
        if (values.Count > 1)
        {
            throw RequestProblemException.Malformed(name, $"The field {name} came more than once.");
        }

        return values.Count == 0 || string.IsNullOrEmpty(values[0]) ? null : values[0];
    }

    /// <summary>A field that must be there. It may be empty: whether that is allowed is the service's rule, with its own message.</summary>
    public string Required(string name)
    {
        var values = Form[name];
        return values.Count == 1 ? values[0]! : throw RequestProblemException.Malformed(name, $"The field {name} is missing or came more than once.");
    }

    /// <summary>A text as people type it: browsers send line breaks as two characters, which would count against its limit.</summary>
    public string Text(string name) => Required(name).ReplaceLineEndings("\n");

    /// <summary>The same where it may be left out.</summary>
    public string? OptionalText(string name) => Optional(name)?.ReplaceLineEndings("\n");

    public bool Flag(string name, bool? otherwise = null) => Optional(name) switch
    {
        "true" => true,
        "false" => false,
        null when otherwise is { } value => value,
        _ => throw RequestProblemException.Malformed(name, $"The field {name} is true or false."),
    };

    public long Number(string name) => long.TryParse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw RequestProblemException.Malformed(name, $"The field {name} is a whole number.");

    public SubjectRef Subject(string name) => OptionalSubject(name) ?? throw RequestProblemException.Malformed(name, $"The field {name} is missing.");

    public SubjectRef? OptionalSubject(string name) => Optional(name) switch
    {
        null => null,
        var text when SubjectRef.TryParse(text, out var subject) => subject,
        _ => throw RequestProblemException.Malformed(name, $"The field {name} is not a subject. It is written kind:id."),
    };

    public TId? OptionalId<TId>(string name) where TId : struct, IPublicId<TId> => Optional(name) switch
    {
        null => null,
        var text when PublicId.TryParse<TId>(text, out var id) => id,
        _ => throw RequestProblemException.Malformed(name, $"The field {name} is not an id."),
    };

    /// <summary>One word of an open vocabulary: 1 to 32 of a-z, 0-9 and '-'.</summary>
    public string Word(string name, string? otherwise = null)
    {
        var word = Optional(name) ?? otherwise;
        return word is { Length: >= 1 and <= 32 } && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? word
            : throw RequestProblemException.Malformed(name, $"The field {name} is one word of a-z, 0-9 and '-'.");
    }

    /// <summary>The id in the address; anything that is not one is simply not there.</summary>
    public TId RouteId<TId>() where TId : struct, IPublicId<TId> =>
        PublicId.TryParse<TId>(Http.Request.RouteValues["id"] as string, out var id)
            ? id
            : throw new SocialKitException(new SocialError(SocialError.NotFound, null, Failure.NotFoundMessage));

    public EditText Edit() => new(Text("text"), Number("version"), Optional("started"), Optional("title"));
}
