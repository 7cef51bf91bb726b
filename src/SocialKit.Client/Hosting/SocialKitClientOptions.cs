namespace SocialKit.Client;

/// <summary>Where the site is that runs SocialKit, and how it is reached.</summary>
public sealed class SocialKitClientOptions
{
    /// <summary>
    /// On every request: the viewer that the service method was called with. The server decides by the request's own sign-in who is asking, and
    /// never by this. A message handler of a server that asks for several people reads it here, to put that person's token on the request; in a
    /// browser the site's cookie is enough.
    /// </summary>
    public static HttpRequestOptionsKey<Viewer> Viewer { get; } = new("SocialKit.Viewer");

    /// <summary>The site's root, for example https://intranet.example.com or https://example.com/app. Needed.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>What <c>MapSocialKit()</c> was told there. Default "/_socialkit".</summary>
    public string Prefix { get; set; } = "/_socialkit";

    /// <summary>
    /// Gives the client to send with, for example one of <c>IHttpClientFactory</c> with your handlers; SocialKit does not dispose it. Left out, it
    /// makes one of its own, which gives up after 30 seconds and follows no redirect.
    /// </summary>
    public Func<IServiceProvider, HttpClient>? HttpClient { get; set; }

    /// <exception cref="InvalidOperationException">Something is missing or wrong; the message names it.</exception>
    internal Uri Root()
    {
        if (BaseAddress is not { IsAbsoluteUri: true } site || site.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException(
                "SocialKit.Client does not know the site. Name it: services.AddSocialKitClient(options => options.BaseAddress = new Uri(\"https://…\"));");
        }

        return Prefix is ['/', .., not '/']
            ? new Uri(site, $"{site.AbsolutePath.TrimEnd('/')}{Prefix}/v1/")
            : throw new InvalidOperationException($"SocialKitClientOptions.Prefix is a local path such as /_socialkit, not '{Prefix}'.");
    }
}
