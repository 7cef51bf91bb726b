using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>The page a widget stands on: the request's, the one a fragment was asked from, or the circuit's.</summary>
internal sealed class SocialPage(
    IServiceProvider services, IHttpContextAccessor http, IViewerAccessor viewers, IAntiforgery antiforgery, WidgetTickets tickets,
    ISubjectAccess subjects, SocialKitMap map, EmbeddedAssets assets, IOptions<SocialKitOptions> options,
    ILogger<SocialPage> logger) : ISocialPage
{
    private string? _pageUrl;
    private Dictionary<string, string?>? _query;
    private (string Url, Dictionary<string, string?> Values)? _parsed;
    private FormToken? _token;
    private bool _assetsClaimed;

    private HttpContext? Request => ViewerAccessor.RequestOf(services, http)
        // A scope made inside a request still writes its links for that request; a circuit has no request of its own.
        ?? (Navigation is null ? http.HttpContext : null);

    private NavigationManager? Navigation
    {
        get
        {
            try
            {
                // Asking for the address is what tells an initialised one from one that nobody started.
                return services.GetService<NavigationManager>() is { } navigation && navigation.Uri.Length > 0 ? navigation : null;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    public string PageUrl => _pageUrl ?? (Request is { } request
        ? request.Request.PathBase.ToUriComponent() + request.Request.Path.ToUriComponent() + request.Request.QueryString.ToUriComponent()
        : Navigation is { } navigation ? new Uri(navigation.Uri).PathAndQuery : "/");

    public FormToken? Token
    {
        get
        {
            if (ViewerAccessor.RequestOf(services, http) is not { } request)
            {
                // What the prerendered page handed over, so that a form whose circuit was lost can still be sent.
                return services.GetService<AntiforgeryStateProvider>()?.GetAntiforgeryToken() is { } handed
                    ? new FormToken(handed.FormFieldName, handed.Value)
                    : null;
            }

            if (_token is null)
            {
                // Storing sets the cookie and forbids caching, which is only possible before the first byte.
                var tokens = request.Response.HasStarted ? antiforgery.GetTokens(request) : antiforgery.GetAndStoreTokens(request);
                _token = new FormToken(tokens.FormFieldName, tokens.RequestToken!);
            }

            return _token;
        }
    }

    public string SignInUrl => SignInUrlFor(PageUrl);

    public string Endpoint(string path)
    {
        map.Require();
        return $"{PathBase}{options.Value.Prefix}/{path}";
    }

    public string? Query(string name)
    {
        if (_query is { Count: > 0 })
        {
            // A fragment that names any state of its own names all of it: what its link left out was left out on purpose.
            return _query.GetValueOrDefault(name);
        }

        var url = PageUrl;
        if (_parsed?.Url != url)
        {
            var mark = url.IndexOf('?', StringComparison.Ordinal);
            _parsed = (url, mark < 0 ? [] : Flatten(QueryHelpers.ParseQuery(LocalUrl.WithFragment(url[mark..], null))));
        }

        return _parsed.Value.Values.GetValueOrDefault(name);
    }

    public string PageUrlWith(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var url = PageUrl;
        foreach (var (name, value) in changes)
        {
            url = LocalUrl.WithQuery(url, name, value);
        }

        return url;
    }

    public async ValueTask<string> DescribeAsync(WidgetDescription widget, CancellationToken cancellationToken)
    {
        map.Require();
        if (widget.Parameters.TryGetValue("subject", out var text) && SubjectRef.TryParse(text, out var subject))
        {
            RequireKnown(subjects, subject);
        }

        var viewer = await viewers.GetViewerAsync(cancellationToken);
        return await tickets.WriteAsync(
            viewer.Tenant,
            new WidgetTicket(widget.Name, new SortedDictionary<string, string>(widget.Parameters.ToDictionary(), StringComparer.Ordinal), PageUrl,
                CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name),
            cancellationToken);
    }

    public bool ClaimAssets()
    {
        if (ViewerAccessor.RequestOf(services, http) is null)
        {
            // A circuit outlives its pages and the links with them; the browser loads the same address once anyway.
            return true;
        }

        return !_assetsClaimed && (_assetsClaimed = true);
    }

    public string Asset(string file) => Endpoint($"assets/{assets.Find(file).Hash}/{file}");

    public SocialError? Contain(Exception exception, bool isForm)
    {
        // Below MapSocialKit() the guard answers for the whole request, with 503.
        if (!StorageFault.Is(exception) || Request?.GetEndpoint()?.Metadata.GetMetadata<SocialKitPolicy>() is not null)
        {
            return null;
        }

        if (Request is { Response.HasStarted: false } request)
        {
            // Kept anywhere, the page would say so long after it is true.
            request.Response.Headers.CacheControl = "no-cache, no-store";
        }

        var reference = StorageFault.NewReference();
        logger.LogError(exception, "SocialKit's data could not be reached for a widget; the page stands without it (reference {Reference}).", reference);
        var asking = isForm ? Asking.Form : Asking.Page;
        return (StorageFault.IsFull(exception) ? Failure.StorageFull(reference, asking) : Failure.Unavailable(reference, asking)).Error;
    }

    /// <summary>For fragments and for pages that answer a form: stand on the page it came from.</summary>
    internal void StandOn(string pageUrl, IQueryCollection? query = null)
    {
        _pageUrl = pageUrl;
        _query = query is null ? null : Flatten(query.Where(pair => pair.Key is not (FormShape.Widget or "page")));
    }

    /// <summary>The sign-in address that comes back to a local page; to where the host likes when none is given.</summary>
    internal string SignInUrlFor(string? returnUrl)
    {
        var path = options.Value.SignInPath;
        var url = path is ['/', ..] ? PathBase + path : path;
        return returnUrl is null ? url : LocalUrl.WithQuery(url, "returnUrl", returnUrl);
    }

    /// <summary>A kind that nobody registered can only be a slip of the pen: it says which line is missing instead of showing nothing.</summary>
    internal static void RequireKnown(ISubjectAccess access, SubjectRef subject)
    {
        if (!subject.IsOwn && !access.Knows(subject.Kind))
        {
            throw new InvalidOperationException(
                $"Nobody registered the subject kind '{subject.Kind}'. Add it after AddSocialKit(): .AddSubject<TEntity, TResolver>(\"{subject.Kind}\", policy: \"…\").");
        }
    }

    private string PathBase => Request is { } request
        ? request.Request.PathBase.ToUriComponent()
        : Navigation is { } navigation ? new Uri(navigation.BaseUri).AbsolutePath.TrimEnd('/') : "";

    private static Dictionary<string, string?> Flatten(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        query.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault(), StringComparer.Ordinal);
}
