namespace SocialKit.Benchmarks;

/// <summary>What a figure is measured against.</summary>
/// <param name="Row">The row of the table of goals.</param>
/// <param name="Name">The figure's name in the file, after "bench.".</param>
/// <param name="What">What people read in the table.</param>
/// <param name="Unit">"x" for a ratio.</param>
/// <param name="Gate">Worse than this is a miss.</param>
/// <param name="Aim">What a release wants.</param>
sealed record Goal(int Row, string Name, string What, string Unit, double Gate, double Aim)
{
    private bool MoreIsBetter => Aim > Gate;

    public string GateText => Text(Gate);

    public string AimText => Text(Aim);

    public string Verdict(double value) =>
        Reaches(value, Aim) ? "aim reached" : Reaches(value, Gate) ? "gate reached, aim missed" : "gate missed";

    private bool Reaches(double value, double bound) => MoreIsBetter ? value >= bound : value <= bound;

    private string Text(double bound) => FormattableString.Invariant($"{(MoreIsBetter ? ">=" : "<=")} {bound:#,0.##} {Unit}");
}
