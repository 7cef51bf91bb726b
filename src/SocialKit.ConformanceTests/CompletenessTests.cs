using System.Reflection;

namespace SocialKit.ConformanceTests;

/// <summary>
/// Derived once for each fixture: fails while a suite of the kit is not derived in the same assembly. Whoever cannot run one says so with
/// <see cref="ConformanceOptOutAttribute"/> and a reason.
/// </summary>
public abstract class CompletenessTests<TFixture> where TFixture : StoreFixture, new()
{
    [Fact]
    public void Every_suite_of_the_kit_is_run_or_left_out_with_a_reason()
    {
        var assembly = GetType().Assembly;
        var problems = Conformance.FindGaps(typeof(TFixture), assembly.GetTypes(), assembly.GetCustomAttributes<ConformanceOptOutAttribute>());
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }
}

/// <summary>Says that a suite is not run for a fixture, and why.</summary>
/// <param name="fixture">The fixture.</param>
/// <param name="suite">The suite's name without its type parameter, for example "CommitTests".</param>
/// <param name="reason">Why, for those who trust the provider.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ConformanceOptOutAttribute(Type fixture, string suite, string reason) : Attribute
{
    public Type Fixture { get; } = fixture;

    public string Suite { get; } = suite;

    public string Reason { get; } = reason;
}

/// <summary>What the kit is made of.</summary>
public static class Conformance
{
    /// <summary>Every suite a provider runs.</summary>
    public static IReadOnlyList<Type> Suites { get; } =
        [.. typeof(Conformance).Assembly.GetExportedTypes().Where(type => type.IsGenericTypeDefinition && IsSuite(type)).OrderBy(type => type.Name)];

    /// <summary>Sentences about suites that are neither run nor left out with a reason, and about reasons for nothing.</summary>
    public static IReadOnlyList<string> FindGaps(Type fixture, IEnumerable<Type> types, IEnumerable<ConformanceOptOutAttribute> optOuts)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        var run = types.Where(type => type is { IsAbstract: false, IsPublic: true }).SelectMany(BasesOf)
            .Where(type => type.IsGenericType && type.GenericTypeArguments is [var argument] && argument == fixture)
            .Select(type => NameOf(type.GetGenericTypeDefinition())).ToHashSet();
        var left = optOuts.Where(optOut => optOut.Fixture == fixture).ToList();
        var names = Suites.Select(NameOf).ToList();
        return
        [
            .. names.Where(name => !run.Contains(name) && left.All(optOut => optOut.Suite != name))
                .Select(name => $"{name} is not run for {fixture.Name}. Add: public sealed class {fixture.Name}{name} : {name}<{fixture.Name}>;"),
            .. left.Where(optOut => string.IsNullOrWhiteSpace(optOut.Reason)).Select(optOut => $"{optOut.Suite} is left out without a reason."),
            .. left.Where(optOut => !names.Contains(optOut.Suite)).Select(optOut => $"{optOut.Suite} is left out, but the kit has no such suite."),
            .. left.Where(optOut => run.Contains(optOut.Suite)).Select(optOut => $"{optOut.Suite} is left out and run. Remove the opt-out."),
        ];
    }

    /// <summary>The name of the suite that a class derives from.</summary>
    internal static string SuiteOf(Type type) =>
        NameOf(BasesOf(type).First(@base => @base.IsGenericType && Suites.Contains(@base.GetGenericTypeDefinition())));

    private static bool IsSuite(Type type) => BasesOf(type).Any(@base => @base.IsGenericType && @base.GetGenericTypeDefinition() == typeof(StoreTests<>));

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
        {
            yield return @base;
        }
    }

    private static string NameOf(Type suite) => suite.Name.Split('`')[0];
}
