using Microsoft.AspNetCore.Http;

namespace SocialKit.AspNetCore;

/// <summary>
/// On every endpoint of the JSON API: which service method it carries out. There is one for every method that is asked for a viewer; tests compare
/// the lists.
/// </summary>
/// <param name="Service">The service's interface.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Body">What is read from the request's body; null when nothing is.</param>
internal sealed record ApiOf(Type Service, string Method, Type? Body);

/// <summary>On every endpoint that a script asks: the endpoint guard demands the script's header there, and every refusal is a problem in JSON.</summary>
internal sealed class SpeaksJson
{
    public static SpeaksJson Instance { get; } = new();

    public static bool Is(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<SpeaksJson>() is not null;
}
