using SocialKit.ConformanceTests;


namespace SocialKit.Testing.Stores;

/// <summary>The kit's reports as figures of this repository.</summary>
public sealed class ConformanceFigures : ConformanceReportWriter
{
    protected override void Written(ConformanceReport report)
    {
        var detail = $"{report.Provider}: {report.Methods} methods, {report.Rows} rows";
        Figures.Write("conformance.checks", report.Checks, "checks", detail);
        Figures.Write("conformance.passed", report.Passed, "checks", detail);
    }
}
