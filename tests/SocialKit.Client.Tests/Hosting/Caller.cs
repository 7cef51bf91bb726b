using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary>Somebody who writes requests by hand.</summary>
internal sealed class Caller(World world, Viewer viewer) : IDisposable
{
    private readonly HttpClient _http = world.Place.NewHttpClient();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<Answer> GetAsync(string address, params (string Name, string? Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, At(address)), headers);

    /// <summary>Sends JSON with the header that scripts send; a header with the value null is left out.</summary>
    public Task<Answer> SendAsync(string verb, string address, string? json, params (string Name, string? Value)[] headers) =>
        SendAsync(verb, address, json is null ? null : Encoding.UTF8.GetBytes(json), headers);

    public Task<Answer> SendAsync(string verb, string address, byte[]? json, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(verb), At(address));
        if (json is not null)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return SendAsync(request, headers.Any(header => header.Name == "X-SocialKit") ? headers : [.. headers, ("X-SocialKit", "1")]);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, params (string Name, string? Value)[] headers)
    {
        request.Options.Set(SocialKitClientOptions.Viewer, viewer);
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.Remove(name);
                if (value is not null)
                    request.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request, Stop);
        return new Answer(
            response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(Stop))
        {
            Allow = [.. response.Content.Headers.Allow.Order(StringComparer.Ordinal)],
        };
    }

    public static Uri At(string address) => new($"http://localhost/_socialkit/v1/{address}");

    public void Dispose() => _http.Dispose();
}

internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string? Type, string Text)
{
    /// <summary>The methods the address takes, where the answer says.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Tag => Headers.ETag!.ToString();

    public string? this[string member] => Json.TryGetProperty(member, out var value) ? value.ToString() : null;

    /// <summary>Checks that this is a problem as promised, and gives what it says.</summary>
    public (int Status, string? Code, string? Field) Problem()
    {
        Assert.Equal("application/problem+json", Type);
        Assert.Equal((int)Status, Json.GetProperty("status").GetInt32());
        Assert.Equal($"urn:socialkit:{this["code"]}", this["type"]);
        Assert.False(string.IsNullOrWhiteSpace(this["detail"]) || string.IsNullOrWhiteSpace(this["title"]));
        foreach (var secret in new[] { "Exception", "SocialKit.", "System.", "   at ", "/src/", "secret" })
            Assert.DoesNotContain(secret, Text, StringComparison.Ordinal);

        return ((int)Status, this["code"], this["field"] is { Length: > 0 } field ? field : null);
    }
}
