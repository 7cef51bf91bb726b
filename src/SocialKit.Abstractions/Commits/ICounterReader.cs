namespace SocialKit;

/// <summary>Reads counters. Exact: the number of stored records whose <see cref="IRecord.Counts"/> name the counter.</summary>
public interface ICounterReader
{
    /// <summary>Every counter of these subjects that is not zero.</summary>
    /// <param name="scope">Whose eyes; only its tenant is looked at.</param>
    /// <param name="subjects">Up to 1,000 subjects the viewer may already see.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyDictionary<CounterKey, long>> ReadAsync(
        AccessScope scope, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken);
}
