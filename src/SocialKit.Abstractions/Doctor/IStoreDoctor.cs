namespace SocialKit;

/// <summary>Examines a store's database: whether it is set up well and whether what is kept twice agrees. Changes nothing; asks for no prepared store.</summary>
public interface IStoreDoctor
{
    /// <summary>Examines, and gives each finding as it is made. Nothing is thrown for a database that is ill: that is a finding.</summary>
    /// <param name="full">True to compare everything; else, where there is much, samples.</param>
    /// <param name="cancellationToken">Ends the examination.</param>
    IAsyncEnumerable<Finding> ExamineAsync(bool full, CancellationToken cancellationToken);
}
