namespace SocialKit.Leaks.Tests;

/// <summary>A request that writes, and who may.</summary>
/// <param name="Question">The request, and who may know of what it names.</param>
/// <param name="Allowed">For whom it is carried out.</param>
public sealed record Write(Question Question, Func<Role, bool> Allowed)
{
    /// <summary>True when it is true already, so that carrying it out changes nothing.</summary>
    public bool IsTrueAlready { get; init; }

    /// <summary>True when whoever may not is told what those are told for whom there is nothing to do.</summary>
    public bool IsSilent { get; init; }

    /// <summary>A form as a page sends it.</summary>
    public static Write Form(string address, Func<Role, bool> allowed, params (string Name, string Value)[] fields) => new(
        new Question(new Ask(HttpMethod.Post, $"/_socialkit/{address}") { Form = [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))] }), allowed);

    public static Write Json(HttpMethod verb, string address, Func<Role, bool> allowed, string? body = null, string? version = null) =>
        new(new Question(new Ask(verb, $"/_socialkit/v1/{address}") { Json = body, Version = version }), allowed);

    /// <summary>The same about a subject, which stands in it as {subject} or {id}.</summary>
    public Write About(SubjectRef subject, Func<Role, bool> knownBy)
    {
        var named = subject.IsOwn ? subject.Id : subject.ToString();
        return this with
        {
            Question = Question with
            {
                Ask = Question.Ask.About("{subject}", subject.ToString()).About("{id}", subject.Id),
                Named = named,
                NamedNothing = subject.IsOwn ? Town.Nobody.ToString("N") : $"{subject.Kind}:404",
                KnownBy = knownBy,
            },
        };
    }

    public Write About(Thing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return About(thing.Subject, thing.KnownBy);
    }
}
