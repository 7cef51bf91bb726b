using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SocialKit.Client;

/// <summary>
/// Asks the JSON API and gives what the services in process would give: the same views, the same refusals, and for a server that does not work the
/// same kinds of exception as a store that does not work.
/// </summary>
internal sealed class ApiClient(HttpClient http, Uri root)
{
    /// <summary>Windows' number for a full disk, by which hosts tell it from other faults of a storage.</summary>
    private const int DiskFull = unchecked((int)0x80070070);

    public ValueTask<TAnswer> GetAsync<TAnswer>(Viewer viewer, string address, CancellationToken cancellationToken) where TAnswer : class =>
        AskAsync<TAnswer>(viewer, new HttpRequestMessage(HttpMethod.Get, At(address)), cancellationToken);

    /// <summary>Sends a body and reads an answer.</summary>
    public ValueTask<TAnswer> SendAsync<TBody, TAnswer>(
        Viewer viewer, HttpMethod method, string address, TBody body, CancellationToken cancellationToken, (string Name, string Value)? header = null)
        where TBody : class
        where TAnswer : class =>
        AskAsync<TAnswer>(viewer, With(method, address, body, header), cancellationToken);

    /// <summary>Sends a body where nothing comes back.</summary>
    public async ValueTask SendAsync<TBody>(Viewer viewer, HttpMethod method, string address, TBody body, CancellationToken cancellationToken)
        where TBody : class =>
        (await SendAsync(viewer, With(method, address, body, null), cancellationToken)).Dispose();

    /// <summary>Sends a body and copies what comes back.</summary>
    public async ValueTask DownloadAsync<TBody>(Viewer viewer, string address, TBody body, Stream to, CancellationToken cancellationToken) where TBody : class
    {
        using var response = await SendAsync(viewer, With(HttpMethod.Post, address, body, null), cancellationToken);
        await response.Content.CopyToAsync(to, cancellationToken);
    }

    /// <summary>Makes something new. A key of its own makes a repetition below this class harmless, when the caller gave none.</summary>
    public ValueTask<TAnswer> CreateAsync<TBody, TAnswer>(Viewer viewer, string address, TBody body, string? clientId, CancellationToken cancellationToken)
        where TBody : class
        where TAnswer : class
    {
        var key = string.IsNullOrEmpty(clientId) ? Guid.NewGuid().ToString("N") : clientId;
        return key.All(c => c is > ' ' and < '\x7f')
            ? SendAsync<TBody, TAnswer>(viewer, HttpMethod.Post, address, body, cancellationToken, ("Idempotency-Key", key))
            : throw new SocialKitException(new SocialError(
                SocialError.Invalid, "clientId", "A client id travels in a header: use letters, digits and signs of ASCII, without spaces."));
    }

    /// <summary>Changes the text that has this version.</summary>
    public ValueTask<TAnswer> EditAsync<TAnswer>(Viewer viewer, string address, EditText edit, CancellationToken cancellationToken) where TAnswer : class =>
        SendAsync<EditBody, TAnswer>(
            viewer, HttpMethod.Put, address, new EditBody(edit.Text, edit.Title, edit.Started), cancellationToken,
            ("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{edit.Version}\"")));

    public async ValueTask DeleteAsync(Viewer viewer, string address, CancellationToken cancellationToken) =>
        (await SendAsync(viewer, new HttpRequestMessage(HttpMethod.Delete, At(address)), cancellationToken)).Dispose();

    public ValueTask<TAnswer> RestoreAsync<TAnswer>(Viewer viewer, string address, CancellationToken cancellationToken) where TAnswer : class =>
        AskAsync<TAnswer>(viewer, new HttpRequestMessage(HttpMethod.Post, At($"{address}/restoration")), cancellationToken);

    /// <summary>An address with the values that there are.</summary>
    public static string Address(string noun, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var pairs = new List<string>();
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                pairs.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return pairs.Count == 0 ? noun : $"{noun}?{string.Join('&', pairs)}";
    }

    public static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private Uri At(string address) => new(root, address);

    private HttpRequestMessage With<TBody>(HttpMethod method, string address, TBody body, (string Name, string Value)? header) where TBody : class
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, (JsonTypeInfo<TBody>)ApiRequestJson.Default.GetTypeInfo(typeof(TBody))!));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(method, At(address)) { Content = content };
        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async ValueTask<TAnswer> AskAsync<TAnswer>(Viewer viewer, HttpRequestMessage request, CancellationToken cancellationToken) where TAnswer : class
    {
        using var response = await SendAsync(viewer, request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            throw NotTheApi(response);
        }

        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(json, (JsonTypeInfo<TAnswer>)ApiJson.Default.GetTypeInfo(typeof(TAnswer))!) ?? throw NotTheApi(response);
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"{root.Authority} answered with JSON that this version of SocialKit.Client does not understand. Use the version the site uses.", exception);
        }
    }

    private async ValueTask<HttpResponseMessage> SendAsync(Viewer viewer, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Options.Set(SocialKitClientOptions.Viewer, viewer);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Add("X-SocialKit", "client");
            HttpResponseMessage response;
            try
            {
                response = await http.SendAsync(request, cancellationToken);
            }
            catch (OperationCanceledException exception) when (exception.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{root.Authority} did not answer in time. What was sent may have been stored; sending it again with the same client id stores it once.", exception);
            }
            catch (HttpRequestException exception)
            {
                throw new IOException($"{root.Authority} cannot be reached: {exception.Message}", exception);
            }

            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw await FailureAsync(response, cancellationToken);
            }
        }
    }

    private async ValueTask<Exception> FailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (await ReadProblemAsync(response, cancellationToken) is not { Code: { } code } problem)
        {
            return response.StatusCode switch
            {
                // The host's own sign-in, or a policy of its own on the endpoints, answered before SocialKit was asked.
                HttpStatusCode.Unauthorized => new SocialKitException(new SocialError(SocialError.SignInRequired, null, "Please sign in to do this.")),
                HttpStatusCode.Forbidden => new SocialKitException(new SocialError(SocialError.Forbidden, null, "You are not allowed to do this.")),
                HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                    new TimeoutException($"{root.Authority} is not available right now ({(int)response.StatusCode}). Try again in a few seconds."),
                _ => NotTheApi(response),
            };
        }

        var detail = problem.Detail ?? $"The site answered {(int)response.StatusCode}.";
        return response.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable => new TimeoutException($"{detail} (reference {problem.Reference})"),
            HttpStatusCode.InsufficientStorage => new IOException($"{detail} (reference {problem.Reference})", DiskFull),
            HttpStatusCode.InternalServerError => new InvalidOperationException($"{detail} (reference {problem.Reference}, which stands in the log of {root.Authority})"),
            _ => new SocialKitException(new SocialError(code, problem.Field, detail)
            {
                CurrentText = problem.CurrentText, CurrentVersion = problem.CurrentVersion, RetryAfter = response.Headers.RetryAfter?.Delta,
            }),
        };
    }

    private static async ValueTask<ApiProblem?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return null;
        }

        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(json, ApiJson.Default.ApiProblem);
        }
        catch (JsonException)
        {
            // Somebody else's problem: what its status says is used instead.
            return null;
        }
    }

    private InvalidOperationException NotTheApi(HttpResponseMessage response) => new(
        $"{root} answered {(int)response.StatusCode} with {response.Content.Headers.ContentType?.MediaType ?? "nothing"} instead of JSON. "
        + "Is BaseAddress the site's, does it call app.MapSocialKit(), and does the request carry a sign-in that the site accepts?");
}
