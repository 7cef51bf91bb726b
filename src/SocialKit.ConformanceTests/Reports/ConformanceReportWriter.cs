using System.Reflection;

namespace SocialKit.ConformanceTests;

/// <summary>
/// Writes the report of every provider the process checked, when all tests are done. One line in the test project asks for it:
/// <c>[assembly: AssemblyFixture(typeof(ConformanceReportWriter))]</c>. The files, JSON and Markdown, go to the folder <c>conformance</c> beside
/// the tests, or to the one that the environment variable <c>SOCIALKIT_CONFORMANCE</c> names.
/// </summary>
public class ConformanceReportWriter : IAsyncDisposable
{
    /// <summary>Writes the reports.</summary>
    public async ValueTask DisposeAsync()
    {
        var folder = Environment.GetEnvironmentVariable("SOCIALKIT_CONFORMANCE") is { Length: > 0 } named
            ? named
            : Path.Combine(AppContext.BaseDirectory, "conformance");
        var optOuts = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic)
            .SelectMany(assembly => assembly.GetCustomAttributes<ConformanceOptOutAttribute>()).ToList();
        foreach (var report in ConformanceRuns.Report(optOuts))
        {
            Directory.CreateDirectory(folder);
            var name = Path.Combine(folder, string.Concat(report.Provider.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')));
            await File.WriteAllTextAsync(name + ".json", report.ToJson());
            await File.WriteAllTextAsync(name + ".md", report.ToMarkdown());
            Console.WriteLine($"{report.Provider} {report.ProviderVersion}: {report.Passed} of {report.Checks} checks passed, contract {report.ContractVersion}.");
            Written(report);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Called for every report after its files are written.</summary>
    protected virtual void Written(ConformanceReport report)
    {
    }
}
