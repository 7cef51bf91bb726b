namespace SocialKit.Benchmarks;

/// <summary>What to measure and how long.</summary>
/// <param name="Rows">The rows of the table of goals; none for all.</param>
/// <param name="Posts">The sizes of the data sets, smallest first.</param>
/// <param name="Quick">Only to prove that every row runs: the figures mean little.</param>
sealed record Plan(IReadOnlyList<int> Rows, IReadOnlyList<int> Posts, bool Quick)
{
    public int Rounds => Quick ? 2 : 7;

    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 0.5 : 5);

    public TimeSpan RoundTime => TimeSpan.FromSeconds(Quick ? 0.3 : 1.5);

    /// <summary>How many viewers read their home.</summary>
    public int Readers => Quick ? 50 : 400;

    public bool Wants(params ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (Rows.Count == 0 || Rows.Contains(row))
                return true;
        }

        return false;
    }
}
