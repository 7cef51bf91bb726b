using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SocialKit.AspNetCore;

/// <summary>Reads a body of the JSON API: of the right type, not too large, and nothing in it but what is asked for. What is wrong is named.</summary>
internal static class ApiBody
{
    public static async Task<TBody> ReadAsync<TBody>(HttpContext http, JsonTypeInfo<TBody> type) where TBody : class
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var media)
            || !media.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || (media.Charset.HasValue && !media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RequestProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                new SocialError(SocialError.Invalid, HeaderNames.ContentType, "Only application/json in UTF-8 is accepted here."));
        }

        var json = await ReadBytesAsync(http);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Malformed(null, "A JSON object is expected.");
        }
        catch (JsonException exception)
        {
            throw Diagnose(json, type, exception);
        }
    }

    private static async Task<byte[]> ReadBytesAsync(HttpContext http)
    {
        var limit = http.RequestServices.GetRequiredService<IOptions<SocialKitHttpOptions>>().Value.MaxFormBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        if (http.Request.ContentLength > limit)
        {
            throw TooLarge(limit, null);
        }

        try
        {
            var read = await http.Request.BodyReader.ReadAtLeastAsync(limit + 1, http.RequestAborted);
            return read.Buffer.Length > limit ? throw TooLarge(limit, null) : System.Buffers.BuffersExtensions.ToArray(read.Buffer);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(limit, exception);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException)
        {
            throw Malformed(null, "This request could not be read: it is cut off.", exception);
        }
    }

    /// <summary>Says what is wrong in the words of the API: the serializer's own speak of its types.</summary>
    private static RequestProblemException Diagnose(ReadOnlyMemory<byte> json, JsonTypeInfo type, JsonException exception)
    {
        var known = string.Join(", ", type.Properties.Select(member => member.Name));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ApiRequestJson.MaxDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Malformed(null, $"A JSON object is expected, with {known}.", exception);
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (type.Properties.All(property => property.Name != member.Name))
                {
                    return Malformed(member.Name.Length <= 64 ? member.Name : null, $"There is no such member here. What is read: {known}.", exception);
                }

                if (!seen.Add(member.Name))
                {
                    return Malformed(member.Name, $"The member {member.Name} came more than once.", exception);
                }
            }

            if (type.Properties.FirstOrDefault(property => property.IsRequired && !seen.Contains(property.Name)) is { } missing)
            {
                return Malformed(missing.Name, $"The member {missing.Name} is missing.", exception);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Malformed(null, "This is not JSON that can be read, or it is nested too deeply.", exception);
        }

        // All members are right, so one of the values is not; the serializer says where it stopped.
        return type.Properties.FirstOrDefault(property => IsAt(exception.Path, property.Name)) is { } wrong
            ? Malformed(wrong.Name, $"The value of {wrong.Name} is not of the right type or form.", exception)
            : Malformed(null, "This is not JSON that can be read.", exception);
    }

    private static bool IsAt(string? path, string name) =>
        path is not null && path.StartsWith($"$.{name}", StringComparison.Ordinal) && (path.Length == name.Length + 2 || path[name.Length + 2] is '.' or '[');

    private static RequestProblemException TooLarge(int limit, Exception? inner) => new(
        StatusCodes.Status413PayloadTooLarge, new SocialError(RequestProblemException.TooLarge, null, $"A request holds at most {limit / 1024} KB."), inner);

    private static RequestProblemException Malformed(string? field, string message, Exception? inner = null) =>
        new(StatusCodes.Status400BadRequest, new SocialError(SocialError.Invalid, field, message), inner);
}
