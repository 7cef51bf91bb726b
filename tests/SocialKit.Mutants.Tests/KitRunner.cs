using System.Reflection;
using System.Reflection.Emit;
using SocialKit.ConformanceTests;
using Xunit.Sdk;
using Xunit.v3;

namespace SocialKit.Mutants.Tests;

/// <summary>Runs the kit's checks in this process against any store, as a runner would: a new instance and a new store for each.</summary>
static class KitRunner
{
    // A check that a broken store makes wait for ever is a check that rejected it.
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    static readonly ModuleBuilder s_module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("SocialKit.Mutants.Suites"), AssemblyBuilderAccess.Run).DefineDynamicModule("suites");
    static readonly Dictionary<string, (Type Suite, List<Check> Checks)> s_suites =
        Conformance.Suites.ToDictionary(suite => suite.Name.Split('`')[0], suite => (Derive(suite), ChecksOf(suite)));

    public static IEnumerable<string> Suites => s_suites.Keys;

    /// <summary>The first checks that reject the store, with what they said.</summary>
    public static async Task<List<string>> RejectingAsync(Func<string, IStore> make, IEnumerable<string> suites, int atMost)
    {
        MutantFixture.Make.Value = make;
        var rejecting = new List<string>();
        foreach (var (suite, checks) in suites.Select(name => s_suites[name]))
        {
            foreach (var check in checks)
            {
                if (await FailsAsync(suite, check) is { } why)
                {
                    rejecting.Add($"{suite.Name}.{check.Name}: {why}");
                    if (rejecting.Count == atMost)
                        return rejecting;
                }
            }
        }

        return rejecting;
    }

    static async Task<string?> FailsAsync(Type suite, Check check)
    {
        var instance = (IAsyncLifetime)Activator.CreateInstance(suite)!;
        try
        {
            await instance.InitializeAsync();
            var method = suite.GetMethod(check.Method)!;
            await Task.Run(() => (Task)method.Invoke(instance, check.Arguments)!).WaitAsync(s_patience);
            return null;
        }
        catch (Exception e)
        {
            var why = (e as TargetInvocationException)?.InnerException ?? e;
            return $"{why.GetType().Name} {why.Message.ReplaceLineEndings(" ")}"[..Math.Min(160, why.Message.Length + why.GetType().Name.Length + 1)];
        }
        finally
        {
            await instance.DisposeAsync();
        }
    }

    // The kit's suites are abstract: a class with nothing of its own is what a provider writes.
    static Type Derive(Type suite)
    {
        var closed = suite.MakeGenericType(typeof(MutantFixture));
        return s_module.DefineType(suite.Name.Split('`')[0], TypeAttributes.Public | TypeAttributes.Sealed, closed).CreateType();
    }

    static List<Check> ChecksOf(Type suite) =>
    [
        .. from method in suite.MakeGenericType(typeof(MutantFixture)).GetMethods()
           where method.IsDefined(typeof(FactAttribute))
           from arguments in RowsOf(method)
           select new Check(method.Name, arguments, arguments.Length == 0 ? method.Name : $"{method.Name}({string.Join(", ", arguments.Select(Short))})"),
    ];

    static IEnumerable<object?[]> RowsOf(MethodInfo method)
    {
        if (!method.IsDefined(typeof(TheoryAttribute)))
            return [[]];

        var rows = method.GetCustomAttributes().OfType<IDataAttribute>().SelectMany(data => RowsOf(data, method)).ToList();
        return rows.Count > 0 ? rows : throw new InvalidOperationException($"{method.Name} has no rows, so it could reject nothing.");
    }

    static IEnumerable<object?[]> RowsOf(IDataAttribute data, MethodInfo method)
    {
        // A runner tells the attribute where to look; without that it finds nothing and says nothing.
        if (data is ITypeAwareDataAttribute aware)
            aware.MemberType ??= method.ReflectedType;

        return data.GetData(method, new DisposalTracker()).AsTask().GetAwaiter().GetResult().Select(row => row.GetData());
    }

    static string Short(object? value) => $"{value}" is { Length: > 40 } text ? text[..40] : $"{value}";

    sealed record Check(string Method, object?[] Arguments, string Name);
}
