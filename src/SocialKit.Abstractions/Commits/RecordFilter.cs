namespace SocialKit;

/// <summary>Which records of a type a scan gives.</summary>
public abstract record RecordFilter
{
    private RecordFilter()
    {
    }

    /// <summary>Every record of the type.</summary>
    public static RecordFilter All { get; } = new Every();

    /// <summary>Says whether a record is one of them. A store that cannot ask its storage may ask this.</summary>
    public abstract bool Admits(IRecord record);

    /// <summary>Every record.</summary>
    public sealed record Every : RecordFilter
    {
        /// <inheritdoc/>
        public override bool Admits(IRecord record) => true;
    }

    /// <summary>Records whose <see cref="IRecord.Concerns"/> name the subject.</summary>
    /// <param name="Subject">Which.</param>
    public sealed record Concerning(SubjectRef Subject) : RecordFilter
    {
        /// <inheritdoc/>
        public override bool Admits(IRecord record) => record.Concerns.Contains(Subject);
    }

    /// <summary>Dated records made before a moment, deleted or not. None of a type that is not <see cref="IDated"/>.</summary>
    /// <param name="At">Exclusive.</param>
    public sealed record CreatedBefore(DateTimeOffset At) : RecordFilter
    {
        /// <inheritdoc/>
        public override bool Admits(IRecord record) => record is IDated dated && dated.CreatedAt < At;
    }

    /// <summary>Dated records deleted before a moment: those whose restore window ended. None of a type that is not <see cref="IDated"/>.</summary>
    /// <param name="At">Exclusive.</param>
    public sealed record DeletedBefore(DateTimeOffset At) : RecordFilter
    {
        /// <inheritdoc/>
        public override bool Admits(IRecord record) => record is IDated { DeletedAt: { } deleted } && deleted < At;
    }
}
