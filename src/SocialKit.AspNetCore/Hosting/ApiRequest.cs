using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>A request of the JSON API that passed the guard. Endpoints read their own parts of it by name and type.</summary>
internal sealed class ApiRequest(HttpContext http, Viewer viewer)
{
    /// <summary>Makes a write safe to send again.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Says which version an edit was made from.</summary>
    public const string VersionHeader = "If-Match";

    public HttpContext Http => http;

    /// <summary>Who asks, as the host says; nothing in the request can claim to be somebody else.</summary>
    public Viewer Viewer => viewer;

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The caller's own name for this write, 1 to 64 visible characters of ASCII; null when it never repeats it.</summary>
    public string? ClientId
    {
        get
        {
            var values = http.Request.Headers[KeyHeader];
            if (values.Count == 0)
            {
                return null;
            }

            // The header's draft standard writes it as a quoted string; most callers leave the quotes out.
            var text = values.ToString();
            var key = text is ['"', .. var inner, '"'] ? inner : text;
            return values.Count == 1 && key.Length is >= 1 and <= 64 && key.All(c => c is > ' ' and < '\x7f' and not '"')
                ? key
                : throw RequestProblemException.Malformed(KeyHeader, $"{KeyHeader} is 1 to 64 letters, digits and signs of ASCII, without spaces.");
        }
    }

    /// <summary>
    /// For a write that sets a state, which a repetition only sets again. Its key belongs to the first request that came with it: remembered before
    /// anything is changed, so that another request under the same key is refused and changes nothing.
    /// </summary>
    /// <exception cref="SocialKitException">The key came with another request: key-reused.</exception>
    public async ValueTask ClaimKeyAsync<TBody>(TBody body, JsonTypeInfo<TBody> type) => await ClaimKeyAsync(JsonSerializer.SerializeToUtf8Bytes(body, type));

    /// <inheritdoc cref="ClaimKeyAsync{TBody}(TBody, JsonTypeInfo{TBody})"/>
    public ValueTask ClaimKeyAsync() => ClaimKeyAsync([]);

    private async ValueTask ClaimKeyAsync(byte[] body)
    {
        if (ClientId is not { } key)
        {
            return;
        }

        // As it was understood, so that a space more in the JSON is not another request.
        var asked = Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path.ToUriComponent()}\n{http.Request.Headers.IfMatch}\n");
        var result = await http.RequestServices.GetRequiredService<IStore>().CommitAsync(
            new Commit
            {
                Tenant = viewer.Tenant,
                At = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
                ClientKey = new ClientKey(viewer.RequireMember(), "api", key, Convert.ToHexStringLower(SHA256.HashData([.. asked, .. body]))),
            },
            Aborted);
        if (result.Outcome == CommitOutcome.KeyReused)
        {
            throw new SocialKitException(new SocialError(SocialError.KeyReused, null, $"This {KeyHeader} came with another request before. Choose a new one."));
        }
    }

    /// <summary>A condition is kept or refused, never passed over.</summary>
    public void RefuseVersion()
    {
        if (http.Request.Headers.IfMatch.Count > 0)
        {
            throw RequestProblemException.Malformed(VersionHeader, $"{VersionHeader} is for edits of a text. Leave it out here.");
        }
    }

    /// <summary>The id in the address; anything that is not one is simply not there.</summary>
    public TId RouteId<TId>() where TId : struct, IPublicId<TId> =>
        PublicId.TryParse<TId>(Route("id"), out var id) ? id : throw ReadEndpoints.NotFound();

    public string Route(string name) =>
        http.Request.RouteValues[name] is string text && !text.Contains('\0', StringComparison.Ordinal) ? text : throw ReadEndpoints.NotFound();

    /// <summary>A value of the address; null when it is left out or empty.</summary>
    public string? Query(string name)
    {
        var values = http.Request.Query[name];
        if (values.Count > 1 || values.ToString().Contains('\0', StringComparison.Ordinal))
        {
            throw RequestProblemException.Malformed(name, $"{name} came more than once, or holds the character NUL.");
        }

        return values.Count == 0 || string.IsNullOrEmpty(values[0]) ? null : values[0];
    }

    public string RequiredQuery(string name) => Query(name) ?? throw RequestProblemException.Malformed(name, $"{name} is missing: add ?{name}=… to the address.");

    /// <summary>How many entries a page shall have; how many are allowed is the service's rule.</summary>
    public int? Limit() => Query("limit") switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw RequestProblemException.Malformed("limit", "limit is a whole number."),
    };

    public SubjectRef Subject() => SubjectRef.TryParse(RequiredQuery("subject"), out var subject)
        ? subject
        : throw RequestProblemException.Malformed("subject", "subject is written kind:id.");

    /// <summary>A word of an open vocabulary: 1 to 32 of a-z, 0-9 and '-'.</summary>
    public static string Word(string name, string word) =>
        word.Length is >= 1 and <= 32 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? word
            : throw RequestProblemException.Malformed(name, $"{name} is one word of a-z, 0-9 and '-'.");

    /// <summary>An edit of the version that <c>If-Match</c> names.</summary>
    public EditText Edit(EditBody body) => new(body.Text, Version(), body.Started, body.Title);

    private long Version()
    {
        var header = http.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            throw new RequestProblemException(
                StatusCodes.Status428PreconditionRequired,
                new SocialError(
                    RequestProblemException.VersionMissing, VersionHeader,
                    $"Say which version you changed: {VersionHeader} with the ETag of the text, or with its version in quotes. Otherwise an edit could overwrite one you have not seen."));
        }

        // The tag of one text is "version-digest". Only its version counts: a reaction since then is no reason to refuse an edit.
        var tag = header is ['"', .. var inner, '"'] && !inner.Contains('"', StringComparison.Ordinal) ? inner : "";
        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(dash < 0 ? tag : tag[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw RequestProblemException.Malformed(VersionHeader, $"{VersionHeader} is one ETag of the text, or its version in quotes: \"3\".");
    }
}
