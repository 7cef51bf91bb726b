namespace SocialKit.Benchmarks;

static class Numbers
{
    public static double Median(this IEnumerable<double> values) => Percentile(values, 0.5);

    public static double Percentile(this IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
    }

    /// <summary>How far the rounds lie apart: the widest distance from the median, as a part of it.</summary>
    public static double Spread(this IReadOnlyCollection<double> values)
    {
        var median = values.Median();
        return values.Max(value => Math.Abs(value - median)) / median;
    }
}
