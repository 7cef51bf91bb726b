using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Browser.Tests;

/// <summary>Every endpoint below <c>MapSocialKit()</c> that takes a POST, as the application itself lists them.</summary>
static class MappedWrites
{
    public static IReadOnlyList<string> Patterns { get; } = Read();

    /// <summary>The one that answers with a file, which no script stands between.</summary>
    public const string Download = "/_socialkit/data-exports";

    /// <summary>Which of them a request went to.</summary>
    public static string PatternOf(string path) =>
        Patterns.SingleOrDefault(pattern => Regex.IsMatch(path, $"^{Regex.Replace(pattern, @"\{[^}]+\}", "[^/]+")}$")) ?? $"not mapped: {path}";

    static List<string> Read()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSocialKit().UseInMemory();
        using var app = builder.Build();
        app.MapSocialKit();
        return [.. ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            // The JSON API is for scripts and services; no form leads there.
            .Where(pattern => !pattern.StartsWith("/_socialkit/v1/", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }
}
