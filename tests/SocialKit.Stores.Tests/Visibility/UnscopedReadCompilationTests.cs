using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocialKit.Stores.Tests;

/// <summary>
/// What nobody can write: a read of a store that does not say whose eyes it reads with. Each read of the contract is compiled twice, as it is meant and
/// without its scope.
/// </summary>
public sealed class UnscopedReadCompilationTests
{
    private static readonly string[] s_missing = ["CS1501", "CS7036", "CS1503", "CS1729", "CS0122", "CS0305", "CS0411", "CS1061"];

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "SocialKit.Abstractions.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string> Reads =>
    [
        .. typeof(IStore).GetProperties().Where(property => property.PropertyType.Name.EndsWith("Reader", StringComparison.Ordinal))
            .SelectMany(property => property.PropertyType.GetMethods().Select(method => $"{property.Name}.{method.Name}")).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Reads))]
    public void A_read_compiles_with_a_scope_and_not_without(string read)
    {
        foreach (var method in Named(read))
        {
            Assert.Empty(Errors(Call(read, method, "AccessScope.System(tenant)")));
            Assert.Contains(Errors(Call(read, method, null)), error => s_missing.Contains(error.Id));

            // Neither a tenant nor a viewer is one: what a viewer may see has to be looked up.
            Assert.Contains(Errors(Call(read, method, "tenant")), error => error.Id == "CS1503");
            Assert.Contains(Errors(Call(read, method, "viewer")), error => error.Id == "CS1503");
        }
    }

    [Theory]
    [InlineData("AccessScope.System(tenant)", true)]
    [InlineData("AccessScope.For(viewer)", true)]
    [InlineData("AccessScope.System()", false)]
    [InlineData("AccessScope.For()", false)]
    [InlineData("AccessScope.For(tenant)", false)]
    [InlineData("new AccessScope()", false)]
    [InlineData("new AccessScope(tenant, null, true)", false)]
    [InlineData("AccessScope.System(tenant) with { }", false)]
    public void A_scope_compiles_only_of_a_tenant_or_a_viewer(string expression, bool compiles)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Assert.Equal(compiles, !Errors(Source($"object made = {expression};")).Any());
    }

    private static IEnumerable<MethodInfo> Named(string read)
    {
        var (reader, method) = (read[..read.IndexOf('.', StringComparison.Ordinal)], read[(read.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return typeof(IStore).GetProperty(reader)!.PropertyType.GetMethods().Where(one => one.Name == method);
    }

    private static string Call(string read, MethodInfo method, string? scope)
    {
        var others = method.GetParameters().Skip(1).Select(parameter => $"{parameter.Name}: default!");
        var types = method.IsGenericMethodDefinition ? "<Post>" : "";
        return Source($"_ = store.{read}{types}({string.Join(", ", scope is null ? others : others.Prepend(scope))});");
    }

    private static string Source(string statement) => $$"""
        using SocialKit;
        public static class Partner
        {
            public static void Ask(IStore store, TenantId tenant, Viewer viewer)
            {
                {{statement}}
            }
        }
        """;

    private static IEnumerable<Diagnostic> Errors(string source) => CSharpCompilation
        .Create("Partner", [CSharpSyntaxTree.ParseText(source)], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
