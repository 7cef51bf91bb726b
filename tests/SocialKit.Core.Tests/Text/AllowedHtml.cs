using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialKit.Core.Tests;

/// <summary>What rendered text may consist of, written down a second time and checked on the tree that a browser would build.</summary>
static class AllowedHtml
{
    public static readonly string[] Tags =
    [
        "a", "blockquote", "br", "code", "del", "em", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    public static readonly string[] Attributes = ["class", "href", "rel", "start", "title"];
    public static readonly string[] Classes = ["sk-center", "sk-mention", "sk-right"];
    public static readonly string[] Schemes = ["http", "https", "mailto"];

    static readonly HashSet<string> s_tags = [.. Tags];
    static readonly HashSet<string> s_attributes = [.. Attributes];
    static readonly HtmlParser s_parser = new();

    public static void Check(string html, bool presented = false) => Assert.Null(ProblemIn(html, presented));

    public static string? ProblemIn(string html, bool presented = false)
    {
        using var document = s_parser.ParseDocument("<!doctype html><body>" + html);
        if (document.Head!.ChildNodes.Length > 0)
            return "something got into the head";

        foreach (var node in document.Body!.Descendants())
        {
            if (node is IText)
                continue;
            if (node is not IElement element)
                return $"a {node.NodeType}";
            if (!s_tags.Contains(element.LocalName) && !(presented && element.LocalName == "span"))
                return $"the tag {element.LocalName}";
            if (element.NamespaceUri != NamespaceNames.HtmlUri)
                return "another namespace";

            foreach (var attribute in element.Attributes)
            {
                if (!s_attributes.Contains(attribute.Name))
                    return $"the attribute {attribute.Name}";
                if (attribute.Name == "href" && !IsAllowedAddress(attribute.Value))
                    return $"the address {attribute.Value}";
                if (attribute.Name == "class" && !Classes.Contains(attribute.Value))
                    return $"the class {attribute.Value}";
                if (attribute.Name == "start" && !int.TryParse(attribute.Value, out _))
                    return $"the start {attribute.Value}";
            }

            if (element.LocalName == "a" && !presented && element.GetAttribute("rel") != "nofollow ugc noopener noreferrer")
                return "a link without rel";
        }

        return null;
    }

    // As a browser reads it: an address without a scheme takes the scheme of the page.
    static bool IsAllowedAddress(string value)
    {
        var url = new Url(new Url("https://host.example/page"), value);

        // One that cannot be read is not followed; then it must say what it wanted to be.
        return url.IsInvalid
            ? Schemes.Any(scheme => value.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase))
            : Schemes.Contains(url.Scheme);
    }
}
