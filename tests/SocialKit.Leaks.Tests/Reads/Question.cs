namespace SocialKit.Leaks.Tests;

/// <summary>A request that reads, and what decides about its answer.</summary>
/// <param name="Ask">The request.</param>
public sealed record Question(Ask Ask)
{
    /// <summary>The name of what it asks for, as it stands in the request; null when it asks for nothing by name.</summary>
    public string? Named { get; init; }

    /// <summary>A name of the same kind that nothing has.</summary>
    public string? NamedNothing { get; init; }

    /// <summary>Who may learn that there is something of that name; everybody else is told what is told of nothing.</summary>
    public Func<Role, bool> KnownBy { get; init; } = _ => true;

    /// <summary>What must be in the answer for whoever may see it: the control that a question asks for something.</summary>
    public Thing? Shows { get; init; }

    /// <summary>True when an office opens all of it: what the staff is told of a person's data counts everything there is.</summary>
    public bool IsOfOffice { get; init; }

    public static Question Of(string address) => new(Ask.Get($"/_socialkit/{address}"));

    /// <summary>A question for one thing by its id: it stands in the address as {id}, or as {subject} together with its kind.</summary>
    public static Question Of(string address, Thing thing, bool shows = true)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return Of(address, thing.Subject) with { KnownBy = thing.KnownBy, Shows = shows && !thing.IsPart ? thing : null };
    }

    public static Question Of(string address, SubjectRef subject)
    {
        ArgumentNullException.ThrowIfNull(address);
        var named = subject.IsOwn ? subject.Id : subject.ToString();
        return Of(address.Replace("{subject}", subject.ToString(), StringComparison.Ordinal).Replace("{id}", subject.Id, StringComparison.Ordinal)) with
        {
            Named = named, NamedNothing = subject.IsOwn ? Town.Nobody.ToString("N") : $"{subject.Kind}:404",
        };
    }
}
