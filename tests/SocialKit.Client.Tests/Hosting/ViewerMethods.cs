using System.Reflection;
using Microsoft.AspNetCore.Routing;
using SocialKit.AspNetCore;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary>What the API has to answer and what it answers, computed from the interfaces and from the running site: nothing here is typed twice.</summary>
internal static class ViewerMethods
{
    private static IEnumerable<Type> Interfaces => typeof(IPostService).Assembly.GetExportedTypes().Where(type => type.IsInterface);

    public static IReadOnlyList<MethodInfo> All { get; } = [.. ServiceMethods.Where(IsForViewer)];

    /// <summary>Methods of services that the host calls itself.</summary>
    public static IEnumerable<MethodInfo> WithoutViewer => ServiceMethods.Where(method => !IsForViewer(method));

    /// <summary>Methods that take a viewer first and belong to no service.</summary>
    public static IEnumerable<MethodInfo> OfOthers => Interfaces.Where(type => !IsService(type)).SelectMany(type => type.GetMethods()).Where(IsForViewer);

    private static IEnumerable<MethodInfo> ServiceMethods => Interfaces.Where(IsService).SelectMany(type => type.GetMethods());

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    public static IEnumerable<(RouteEndpoint Endpoint, ApiOf Of, string Verb)> ApiOf(World world) => world.Place.Endpoints
        .Select(endpoint => (endpoint, of: endpoint.Metadata.GetMetadata<ApiOf>()!))
        .Where(pair => pair.of is not null)
        .Select(pair => (pair.endpoint, pair.of, pair.endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]));

    private static bool IsService(Type type) => type.Name.EndsWith("Service", StringComparison.Ordinal);

    private static bool IsForViewer(MethodInfo method) => method.GetParameters() is [var first, ..] && first.ParameterType == typeof(Viewer);
}
