using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SocialKit.ConformanceTests;

/// <summary>What the kit found out about a provider, to be published beside it.</summary>
/// <param name="Provider">The store's own name.</param>
/// <param name="ProviderVersion">The version of the assembly the store is in.</param>
/// <param name="ContractVersion">The version of the contract it was checked against.</param>
/// <param name="Capabilities">What the store claims to do beyond the contract.</param>
/// <param name="Hooks">What the fixture lets the kit do to the storage, and so what was really tried: crash, reopen, look at its bytes.</param>
/// <param name="Suites">Each suite that ran.</param>
/// <param name="OptOuts">Each suite that was left out, with the reason.</param>
public sealed record ConformanceReport(
    string Provider, string ProviderVersion, string ContractVersion, IReadOnlyList<string> Capabilities, IReadOnlyList<string> Hooks, IReadOnlyList<SuiteReport> Suites, IReadOnlyList<SuiteOptOut> OptOuts)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Rules checked: a theory counts once, unless its rows are different rules.</summary>
    public int Checks => Suites.Sum(suite => suite.Checks);

    /// <summary>Of those, how many held in every run.</summary>
    public int Passed => Suites.Sum(suite => suite.Passed);

    /// <summary>Test methods.</summary>
    public int Methods => Suites.Sum(suite => suite.Methods);

    /// <summary>Tests as the runner counts them, every row of every theory.</summary>
    public int Rows => Suites.Sum(suite => suite.Rows);

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Provider} {ProviderVersion} and the SocialKit contract {ContractVersion}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Passed} of {Checks} checks passed ({Methods} methods, {Rows} rows).\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Beyond the contract: {Words(Capabilities)}. Hooks of the fixture that ran: {Words(Hooks)}.\n\n| Suite | Checks | Passed |\n|---|---:|---:|\n");
        foreach (var suite in Suites)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {suite.Suite} | {suite.Checks} | {suite.Passed} |\n");
        }

        text.Append(OptOuts.Count == 0 ? "\nNo suite was left out.\n" : "\nLeft out:\n\n");
        foreach (var optOut in OptOuts)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {optOut.Suite}: {optOut.Reason}\n");
        }

        foreach (var failed in Suites.SelectMany(suite => suite.Failed.Select(check => $"- {suite.Suite}: {check}\n")).Prepend("\nFailed:\n\n").ToList() is { Count: > 1 } all ? all : [])
        {
            text.Append(failed);
        }

        return text.ToString();
    }

    private static string Words(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}

/// <summary>What became of one suite.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="Methods">Test methods that ran.</param>
/// <param name="Rows">Tests that ran.</param>
/// <param name="Checks">Rules that ran.</param>
/// <param name="Passed">Rules that held in every run.</param>
/// <param name="Failed">The names of those that did not.</param>
public sealed record SuiteReport(string Suite, int Methods, int Rows, int Checks, int Passed, IReadOnlyList<string> Failed);

/// <summary>A suite that was left out.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="Reason">Why.</param>
public sealed record SuiteOptOut(string Suite, string Reason);
