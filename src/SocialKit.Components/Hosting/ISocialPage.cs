namespace SocialKit.Components;

/// <summary>
/// What a component needs to know of the page it stands on, answered by the host package: from the request for server-rendered pages and
/// fragments, from the navigation for circuits. Scoped.
/// </summary>
public interface ISocialPage
{
    /// <summary>The address of one of SocialKit's endpoints, with path base and prefix: <c>Endpoint("comments")</c> gives <c>/_socialkit/comments</c>.</summary>
    string Endpoint(string path);

    /// <summary>The local address (path and query) of the page the widget stands on; in a fragment, of the page that asked for it.</summary>
    string PageUrl { get; }

    /// <summary>A query value of the page, or in a fragment of the fragment's own request; null when absent.</summary>
    string? Query(string name);

    /// <summary>The page's address with some query values replaced; a null value removes one. For plain links: paging, sorting.</summary>
    string PageUrlWith(params ReadOnlySpan<(string Name, string? Value)> changes);

    /// <summary>Signs what a widget is, so that a form or a fragment request can ask for exactly this widget again.</summary>
    ValueTask<string> DescribeAsync(WidgetDescription widget, CancellationToken cancellationToken);

    /// <summary>The antiforgery field every form carries; null where there is no request to protect.</summary>
    FormToken? Token { get; }

    /// <summary>True once per page: for the widget that emits the links to the style sheet and the module.</summary>
    bool ClaimAssets();

    /// <summary>The address of <c>socialkit.css</c> or <c>socialkit.js</c>, with a content hash in it.</summary>
    string Asset(string file);

    /// <summary>Where to sign in and come back to this page.</summary>
    string SignInUrl { get; }

    /// <summary>
    /// Decides what becomes of an exception in a widget. What keeps SocialKit's data does not answer: it is logged, and the page stands with these words
    /// in the widget's place. Null when the exception is to go on: a mistake in code, or a page of SocialKit itself, whose whole answer says that it failed.
    /// </summary>
    /// <param name="exception">What a service threw.</param>
    /// <param name="isForm">True when somebody sent something, false when something was to be shown.</param>
    SocialError? Contain(Exception exception, bool isForm);
}
