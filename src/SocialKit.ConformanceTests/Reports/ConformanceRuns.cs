using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace SocialKit.ConformanceTests;

/// <summary>Gathers what every check of this process came to.</summary>
internal static class ConformanceRuns
{
    private static readonly ConcurrentDictionary<Type, (string Provider, string Version, StoreCapabilities Capabilities)> s_providers = new();
    private static readonly ConcurrentBag<Run> s_runs = [];

    /// <summary>A store was made for a check.</summary>
    public static void Began(Type fixture, IStore store) => s_providers.TryAdd(fixture, (store.Name, VersionOf(store.GetType().Assembly), store.Capabilities));

    /// <summary>The runner says what became of a check; whoever calls a check without a runner is not counted.</summary>
    public static void Ended(Type fixture, Type suite)
    {
        if (TestContext.Current is { TestState: { } state, Test: IXunitTest { TestMethod.Method: { } method } test })
        {
            var rule = method.IsDefined(typeof(RowsAreRulesAttribute)) ? test.TestDisplayName[(test.TestDisplayName.LastIndexOf(method.Name, StringComparison.Ordinal))..] : method.Name;
            s_runs.Add(new Run(fixture, Conformance.SuiteOf(suite), method.Name, rule, state.Result == TestResult.Passed));
        }
    }

    public static IReadOnlyList<ConformanceReport> Report(IReadOnlyCollection<ConformanceOptOutAttribute> optOuts) =>
    [
        .. s_runs.GroupBy(run => run.Fixture).OrderBy(runs => runs.Key.Name, StringComparer.Ordinal).Select(runs => new ConformanceReport(
            s_providers[runs.Key].Provider,
            s_providers[runs.Key].Version,
            VersionOf(typeof(IStore).Assembly),
            [.. Enum.GetValues<StoreCapabilities>().Where(one => one != StoreCapabilities.None && s_providers[runs.Key].Capabilities.HasFlag(one)).Select(one => one.ToString())],
            HooksOf(runs.Key),
            [.. runs.GroupBy(run => run.Suite).OrderBy(suite => suite.Key, StringComparer.Ordinal).Select(ToSuite)],
            [.. optOuts.Where(optOut => optOut.Fixture == runs.Key).Select(optOut => new SuiteOptOut(optOut.Suite, optOut.Reason))])),
    ];

    // A hook is a method of the fixture that a provider may leave as it is.
    private static List<string> HooksOf(Type fixture) =>
    [
        .. typeof(StoreFixture).GetMethods().Where(hook => hook.IsVirtual && !hook.IsAbstract && hook.DeclaringType == typeof(StoreFixture) && hook.Name != nameof(StoreFixture.DisposeAsync))
            .Where(hook => fixture.GetMethod(hook.Name)?.DeclaringType != typeof(StoreFixture)).Select(hook => hook.Name).Order(StringComparer.Ordinal),
    ];

    private static SuiteReport ToSuite(IGrouping<string, Run> suite)
    {
        var rules = suite.GroupBy(run => run.Rule).ToList();
        var failed = rules.Where(rule => rule.Any(run => !run.Passed)).Select(rule => rule.Key).Order(StringComparer.Ordinal).ToList();
        return new SuiteReport(
            suite.Key, suite.Select(run => run.Method).Distinct().Count(), suite.Count(), rules.Count, rules.Count - failed.Count, failed);
    }

    private static string VersionOf(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "?").Split('+')[0];

    private sealed record Run(Type Fixture, string Suite, string Method, string Rule, bool Passed);
}
