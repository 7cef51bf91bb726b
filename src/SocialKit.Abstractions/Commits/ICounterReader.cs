namespace SocialKit;

/// <summary>Reads counters. Exact: the number of stored records whose <see cref="IRecord.Counts"/> name the counter.</summary>
public interface ICounterReader
{
    /// <summary>Every counter of these subjects that is not zero; none of a community the scope may not read.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="subjects">Up to 1,000 subjects the viewer may already see.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken);
}
