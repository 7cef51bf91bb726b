using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SocialKit.AspNetCore;

/// <summary>An answer of the JSON API, with the tag that tells whether it is still the same.</summary>
internal sealed class ApiAnswer : IResult
{
    private readonly byte[]? _json;
    private readonly int _status;
    private readonly long? _version;
    private readonly string? _location;

    private ApiAnswer(byte[]? json, int status, long? version, string? location) =>
        (_json, _status, _version, _location) = (json, status, version, location);

    /// <summary>Done, and nothing to show for it.</summary>
    public static ApiAnswer Nothing { get; } = new(null, StatusCodes.Status204NoContent, null, null);

    public static ApiAnswer Of<TAnswer>(TAnswer answer, JsonTypeInfo<TAnswer> type, int status) where TAnswer : class?
    {
        (long? version, string? noun) = answer switch
        {
            PostView post => (post.Version, $"posts/{post.Id}"),
            CommentView comment => (comment.Version, $"comments/{comment.Id}"),
            KudosView kudos => ((long?)null, $"kudos/{kudos.Id}"),
            _ => (null, null),
        };
        return new ApiAnswer(JsonSerializer.SerializeToUtf8Bytes(answer, type), status, version, status == StatusCodes.Status201Created ? noun : null);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        if (_json is null)
        {
            return;
        }

        var tag = new EntityTagHeaderValue($"\"{(_version is { } version ? version.ToString(CultureInfo.InvariantCulture) + "-" : "")}{Digest(_json)}\"");
        response.Headers.ETag = tag.ToString();
        var method = httpContext.Request.Method;
        if ((HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && httpContext.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(candidate => candidate.Tag == "*" || candidate.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (_location is not null)
        {
            var prefix = httpContext.RequestServices.GetRequiredService<IOptions<SocialKitOptions>>().Value.Prefix;
            response.Headers.Location = $"{httpContext.Request.PathBase.ToUriComponent()}{prefix}/v1/{_location}";
        }

        response.ContentType = "application/json";
        response.ContentLength = _json.Length;
        if (!HttpMethods.IsHead(method))
        {
            await response.Body.WriteAsync(_json, httpContext.RequestAborted);
        }
    }

    /// <summary>
    /// Of what is seen only: a stamp for an edit form holds the moment it was made, and would make every answer another one. Inside a text of JSON
    /// a quotation mark is escaped, so what is looked for is always the member itself.
    /// </summary>
    private static string Digest(ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stamp = "\"editStamp\":\""u8;
        for (var at = json.IndexOf(stamp); at >= 0; at = json.IndexOf(stamp))
        {
            var value = at + stamp.Length;
            hash.AppendData(json[..value]);
            json = json[(value + json[value..].IndexOf((byte)'"'))..];
        }

        hash.AppendData(json);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
