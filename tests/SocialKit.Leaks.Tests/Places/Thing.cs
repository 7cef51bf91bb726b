namespace SocialKit.Leaks.Tests;

/// <summary>Something that is not for everybody: a word stands in it that stands nowhere else.</summary>
/// <param name="Name">What state it is in.</param>
/// <param name="Subject">What it is, or what it hangs on.</param>
/// <param name="Word">The word, without its tenant.</param>
/// <param name="SeenBy">Who may meet the word, of those of its own tenant.</param>
public sealed record Thing(string Name, SubjectRef Subject, string Word, Func<Role, bool> SeenBy)
{
    public string Kind => Subject.Kind;

    /// <summary>True for what has no address of its own: an earlier version, a change that waits.</summary>
    public bool IsPart { get; init; }

    /// <summary>Who may learn that it is there, if not what it says.</summary>
    public Func<Role, bool> KnownBy { get; init; } = SeenBy;

    /// <summary>What a write may do to it.</summary>
    public State State { get; init; } = State.Open;

    /// <summary>The closed community it stands in; null for what stands elsewhere.</summary>
    public string? Closed { get; init; }

    /// <summary>What a comment was said about.</summary>
    public SubjectRef Under { get; init; }

    /// <summary>The word in one of the two tenants: nobody meets the other's.</summary>
    public string WordIn(TenantId tenant) => $"{Word}{tenant}";

    public override string ToString() => Name;
}

/// <summary>Why a thing that may be read cannot be written to.</summary>
public enum State
{
    Open,
    Held,
    Deleted,
    Locked,
    Closed,
    Gone,
}
