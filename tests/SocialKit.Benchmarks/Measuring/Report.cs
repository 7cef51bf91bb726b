using System.Globalization;

namespace SocialKit.Benchmarks;

/// <summary>Every figure of a run: a line of <c>artifacts/bench.jsonl</c> as soon as it is known, and a row of the table at the end.</summary>
sealed class Report
{
    private const string FileName = "bench.jsonl";
    private static bool s_quick;
    private readonly List<(Goal Goal, double Value, string Detail)> _rows = [];

    /// <param name="quick">Says with every figure that it was only a proof that the row runs.</param>
    public Report(bool quick)
    {
        s_quick = quick;
        Directory.CreateDirectory(Repository.PathTo("artifacts"));
        File.Delete(Repository.PathTo("artifacts", FileName));
    }

    /// <summary>A figure with a goal. The detail names the floor it was measured against.</summary>
    public void Add(Goal goal, double value, string detail)
    {
        _rows.Add((goal, value, detail));
        Write(goal.Name, value, goal.Unit, $"{detail}; gate {goal.GateText}, aim {goal.AimText}: {goal.Verdict(value)}; {Load()}");
    }

    /// <summary>A figure that goals are made of, or that tells how far to trust them.</summary>
    public static void Note(string name, double value, string unit, string detail) => Write(name, value, unit, $"{detail}; {Load()}");

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| row | figure | value | gate | aim | |");
        output.WriteLine("|---:|---|---:|---:|---:|---|");
        foreach (var (goal, value, _) in _rows.OrderBy(row => row.Goal.Row))
            output.WriteLine($"| {goal.Row} | {goal.What} | {Format(value)} {goal.Unit} | {goal.GateText} | {goal.AimText} | {goal.Verdict(value)} |");

        output.WriteLine();
        foreach (var (goal, _, detail) in _rows.OrderBy(row => row.Goal.Row))
            output.WriteLine($"{goal.Row}: {detail}");

        output.WriteLine();
        output.WriteLine($"{Load()}. Compare figures of one run only. Written to artifacts/{FileName}.");
    }

    public static string Format(double value) => value switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static void Write(string name, double value, string unit, string detail)
    {
        Console.WriteLine($"  {name} = {Format(value)} {unit}  ({detail})");
        Figures.Write($"bench.{name}", Math.Round(value, 4), unit, detail, FileName);
    }

    private static string Load() => (s_quick ? "quick run, not a measurement; " : "") + (OperatingSystem.IsLinux()
        ? $"load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(2))} on {Environment.ProcessorCount} cores"
        : $"{Environment.ProcessorCount} cores");
}
