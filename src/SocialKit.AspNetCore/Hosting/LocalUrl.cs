using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace SocialKit.AspNetCore;

/// <summary>The one place that decides whether an address from outside leads back to this site.</summary>
internal static class LocalUrl
{
    // Only its being nobody's host matters: an address that resolves anywhere else is not local.
    private static readonly Uri Base = new("http://socialkit.invalid/");

    /// <summary>Path, query and fragment in the form that is safe in a Location header; false when it leads, or could lead, elsewhere.</summary>
    public static bool TryClean(string? url, [NotNullWhen(true)] out string? clean)
    {
        clean = null;
        if (url is not ['/', ..] || url.Length > 2048 || url is ['/', '/' or '\\', ..])
        {
            return false;
        }

        foreach (var c in url)
        {
            // Browsers drop tabs and line breaks inside an address and read '\' as '/'.
            if (char.IsControl(c) || c == '\\' || char.IsSurrogate(c))
            {
                return false;
            }
        }

        if (!Uri.TryCreate(Base, url, out var uri) || uri.Host != Base.Host || uri.Scheme != Base.Scheme || uri.UserInfo.Length > 0)
        {
            return false;
        }

        var path = uri.PathAndQuery + uri.Fragment;
        // Removing "/./" may have brought two slashes to the front.
        if (path is ['/', '/' or '\\', ..])
        {
            return false;
        }

        clean = path;
        return true;
    }

    /// <summary>The page named by the Referer header, when it is one of this site's.</summary>
    public static string? FromReferer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referer)
        && referer.Scheme is "http" or "https"
        && string.Equals(referer.Authority, Authority(request), StringComparison.OrdinalIgnoreCase)
        && TryClean(referer.PathAndQuery, out var clean)
            ? clean
            : null;

    /// <summary>Host and port of this request, the port left out when it is the scheme's own.</summary>
    public static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var own) ? own.Authority : request.Host.Value ?? "";

    /// <summary>The address with another fragment; null takes it away.</summary>
    public static string WithFragment(string url, string? fragment)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var bare = hash < 0 ? url : url[..hash];
        return fragment is null ? bare : $"{bare}#{fragment}";
    }

    /// <summary>The address with one query value put in, instead of any other of that name.</summary>
    public static string WithQuery(string url, string name, string? value)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : url[hash..];
        var bare = hash < 0 ? url : url[..hash];
        var mark = bare.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? bare : bare[..mark];
        var kept = (mark < 0 ? "" : bare[(mark + 1)..])
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !string.Equals(Uri.UnescapeDataString(pair.Split('=', 2)[0].Replace('+', ' ')), name, StringComparison.Ordinal))
            .ToList();
        if (value is not null)
        {
            kept.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }

        return kept.Count == 0 ? path + fragment : $"{path}?{string.Join('&', kept)}{fragment}";
    }

    /// <summary>A local address that begins with the application's path base, added when it is not there.</summary>
    public static string Under(PathString pathBase, string url) =>
        !pathBase.HasValue || url == pathBase.Value || url.StartsWith(pathBase.Value + "/", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith(pathBase.Value + "?", StringComparison.OrdinalIgnoreCase)
            ? url
            : pathBase.ToUriComponent() + url;
}
