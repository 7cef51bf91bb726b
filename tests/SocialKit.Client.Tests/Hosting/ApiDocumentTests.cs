using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SocialKit.AspNetCore;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary><c>docs/api.md</c> says what the API does, and nothing else.</summary>
public sealed partial class ApiDocumentTests : IAsyncDisposable
{
    private readonly World _world = new();
    private readonly string[] _lines = File.ReadAllLines(Repository.PathTo("docs", "api.md"));

    [Fact]
    public void Every_endpoint_stands_in_its_table_with_the_members_of_its_body()
    {
        var documented = _lines.Select(line => EndpointRow().Match(line)).Where(row => row.Success)
            .Select(row => $"{row.Groups["verb"].Value} {row.Groups["address"].Value} {MembersOf(row.Groups["verb"].Value, row.Groups["reads"].Value)}");
        var mapped = ViewerMethods.ApiOf(_world).Select(api =>
            $"{api.Verb} {api.Endpoint.RoutePattern.RawText!["/_socialkit/v1/".Length..]} {string.Join(' ', BodyOf(api.Of, api.Endpoint.RoutePattern.RawText!).Order(StringComparer.Ordinal))}");
        Assert.Equal(mapped.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_stands_in_its_table()
    {
        var codes = new[] { typeof(SocialError), typeof(RequestProblemException) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var documented = _lines.Select(line => CodeRow().Match(line)).Where(row => row.Success).Select(row => row.Groups["code"].Value);
        Assert.Equal(codes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_service_refuses_has_the_status_of_its_table()
    {
        foreach (var row in _lines.Select(line => CodeRow().Match(line)).Where(row => row.Success))
        {
            var code = row.Groups["code"].Value;
            var told = row.Groups["status"].Value.Split(',', StringSplitOptions.TrimEntries);
            if (typeof(SocialError).GetFields().Any(field => field.IsLiteral && (string)field.GetRawConstantValue()! == code) && code != SocialError.Unavailable)
                Assert.Contains(Failure.OfApi(new SocialError(code, null, "Refused.")).Status.ToString(CultureInfo.InvariantCulture), told);
        }

        Assert.Contains(_lines, line => line.StartsWith($"| `{SocialError.Unavailable}` | {Failure.Unavailable("", Asking.Script).Status} |", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    // What a GET reads stands in its address and is tested there.
    private static string MembersOf(string verb, string reads) => verb == "GET"
        ? ""
        : string.Join(' ', Parentheses().Replace(reads, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('`')).Order(StringComparer.Ordinal));

    private static IEnumerable<string> BodyOf(ApiOf of, string address) => of.Body is null
        ? []
        : ApiRequestJson.Default.GetTypeInfo(of.Body)!.Properties.Select(property => property.Name)
            .Where(name => name != "title" || !address.Contains("comments", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| (?<verb>[A-Z]+) \| `(?<address>[^`]+)` \|[^|]*\| ?(?<reads>[^|]*)\|$")]
    private static partial Regex EndpointRow();

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \| (?<status>[0-9, ]+) \|")]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Parentheses();
}
