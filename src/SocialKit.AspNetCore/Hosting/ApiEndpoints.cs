using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>
/// Maps the JSON API: <c>v1/{noun}</c>, one endpoint for one service method. What is the same for all of them is done here and in the guard; an
/// endpoint says only which parts of a request go where.
/// </summary>
internal static class ApiEndpoints
{
    private const string Root = "v1";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Every other address below the API, and every other method: a problem like any other, and not the host's own page.</summary>
    public static void MapNowhere(RouteGroupBuilder group) =>
        group.MapAnswer($"{Root}/{{**rest}}", null, http =>
        {
            var methods = MethodsOf(http);
            if (methods.Count == 0)
            {
                throw new RequestProblemException(
                    StatusCodes.Status404NotFound, new SocialError(SocialError.NotFound, null, "The API has no such address."));
            }

            http.Response.Headers.Allow = string.Join(", ", methods);
            throw new RequestProblemException(
                StatusCodes.Status405MethodNotAllowed,
                new SocialError(RequestProblemException.WrongMethod, null, $"This address takes {string.Join(", ", methods)}, and not {http.Request.Method}."));
        })
            .WithMetadata(SocialKitPolicy.AnonymousRead, SpeaksJson.Instance);

    /// <summary>The methods that the address of a request takes; none when the API has no such address.</summary>
    private static List<string> MethodsOf(HttpContext http)
    {
        var methods = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ApiOf>() is not null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } taken
                && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(http.Request.Path, []))
            {
                methods.UnionWith(taken.HttpMethods);
            }
        }

        return [.. methods];
    }

    /// <summary>A read.</summary>
    public static void ApiGet<TService, TAnswer>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, ValueTask<TAnswer>> read)
        where TService : notnull
        where TAnswer : class?
    {
        var type = Answers<TAnswer>();
        Map<TService>(group, Reading, pattern, method, null, SocialKitPolicy.AnonymousRead, async (service, request) =>
            await read(service, request) is { } answer ? ApiAnswer.Of(answer, type, StatusCodes.Status200OK) : throw ReadEndpoints.NotFound());
    }

    /// <summary>A read whose question is too long for an address.</summary>
    public static void ApiAsk<TService, TBody, TAnswer>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, TBody, ValueTask<TAnswer>> read)
        where TService : notnull
        where TBody : class
        where TAnswer : class =>
        MapWithBody(group, HttpMethods.Post, pattern, method, SocialKitPolicy.AnonymousRead, StatusCodes.Status200OK, claims: false, read);

    /// <summary>Makes something new. Safe to send again with the same <c>Idempotency-Key</c>, which the service remembers together with it.</summary>
    public static void ApiCreate<TService, TBody, TAnswer>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, TBody, ValueTask<TAnswer>> create)
        where TService : notnull
        where TBody : class
        where TAnswer : class =>
        MapWithBody(group, HttpMethods.Post, pattern, method, SocialKitPolicy.Write, StatusCodes.Status201Created, claims: false, create);

    /// <summary>Changes something. Repeating it changes nothing more.</summary>
    public static void ApiPut<TService, TBody, TAnswer>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, TBody, ValueTask<TAnswer>> change)
        where TService : notnull
        where TBody : class
        where TAnswer : class =>
        MapWithBody(group, HttpMethods.Put, pattern, method, SocialKitPolicy.Write, StatusCodes.Status200OK, claims: true, change);

    /// <inheritdoc cref="ApiPut{TService,TBody,TAnswer}(RouteGroupBuilder,string,string,Func{TService,ApiRequest,TBody,ValueTask{TAnswer}})"/>
    public static void ApiPut<TService, TBody>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, TBody, ValueTask> change)
        where TService : notnull
        where TBody : class
    {
        var type = Bodies<TBody>();
        Map<TService>(group, [HttpMethods.Put], pattern, method, typeof(TBody), SocialKitPolicy.Write, async (service, request) =>
        {
            var body = await ApiBody.ReadAsync(request.Http, type);
            await request.ClaimKeyAsync(body, type);
            await change(service, request, body);
            return ApiAnswer.Nothing;
        });
    }

    /// <summary>Gives out a file.</summary>
    public static void ApiDownload<TService, TBody>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, TBody, Stream, ValueTask> write, string type, string name)
        where TService : notnull
        where TBody : class
    {
        var read = Bodies<TBody>();
        Map<TService>(group, [HttpMethods.Post], pattern, method, typeof(TBody), SocialKitPolicy.Write, async (service, request) =>
        {
            var body = await ApiBody.ReadAsync(request.Http, read);
            return await FileAnswer.MakeAsync(file => write(service, request, body, file), type, name);
        });
    }

    /// <summary>Takes a deletion back.</summary>
    public static void ApiRestore<TService, TAnswer>(
        this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, ValueTask<TAnswer>> restore)
        where TService : notnull
        where TAnswer : class
    {
        var type = Answers<TAnswer>();
        Map<TService>(group, [HttpMethods.Post], pattern, method, null, SocialKitPolicy.Write, async (service, request) =>
        {
            await request.ClaimKeyAsync();
            return ApiAnswer.Of(await restore(service, request), type, StatusCodes.Status200OK);
        });
    }

    /// <summary>Deletes something. Deleting twice is harmless.</summary>
    public static void ApiDelete<TService>(this RouteGroupBuilder group, string pattern, string method, Func<TService, ApiRequest, ValueTask> delete)
        where TService : notnull =>
        Map<TService>(group, [HttpMethods.Delete], pattern, method, null, SocialKitPolicy.Write, async (service, request) =>
        {
            await request.ClaimKeyAsync();
            await delete(service, request);
            return ApiAnswer.Nothing;
        });

    private static void MapWithBody<TService, TBody, TAnswer>(
        RouteGroupBuilder group, string verb, string pattern, string method, SocialKitPolicy policy, int status, bool claims,
        Func<TService, ApiRequest, TBody, ValueTask<TAnswer>> call)
        where TService : notnull
        where TBody : class
        where TAnswer : class
    {
        var (read, write) = (Bodies<TBody>(), Answers<TAnswer>());
        Map<TService>(group, [verb], pattern, method, typeof(TBody), policy, async (service, request) =>
        {
            var body = await ApiBody.ReadAsync(request.Http, read);
            if (claims)
            {
                await request.ClaimKeyAsync(body, read);
            }

            return ApiAnswer.Of(await call(service, request, body), write, status);
        });
    }

    private static void Map<TService>(
        RouteGroupBuilder group, string[] verbs, string pattern, string method, Type? body, SocialKitPolicy policy,
        Func<TService, ApiRequest, Task<IResult>> call)
        where TService : notnull =>
        group.MapAnswer($"{Root}/{pattern}", verbs, async http =>
        {
            var viewer = await http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);
            var request = new ApiRequest(http, viewer);
            if (policy == SocialKitPolicy.Write && body != typeof(EditBody))
            {
                request.RefuseVersion();
            }

            return await call(http.RequestServices.GetRequiredService<TService>(), request);
        }).WithMetadata(policy, SpeaksJson.Instance, new ApiOf(typeof(TService), method, body));

    // Looked up while mapping, so that a type that was forgotten in the contexts fails the start and not a request.
    private static JsonTypeInfo<TBody> Bodies<TBody>() => (JsonTypeInfo<TBody>?)ApiRequestJson.Default.GetTypeInfo(typeof(TBody))
        ?? throw new InvalidOperationException($"Add [JsonSerializable(typeof({typeof(TBody).Name}))] to {nameof(ApiRequestJson)}.");

    private static JsonTypeInfo<TAnswer> Answers<TAnswer>() => (JsonTypeInfo<TAnswer>?)ApiJson.Default.GetTypeInfo(typeof(TAnswer))
        ?? throw new InvalidOperationException($"Add [JsonSerializable(typeof({typeof(TAnswer).Name}))] to {nameof(ApiJson)}.");
}
