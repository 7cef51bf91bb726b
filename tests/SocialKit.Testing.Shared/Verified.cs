using System.Runtime.CompilerServices;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using Xunit;

namespace SocialKit.Testing.Shared;

/// <summary>
/// Compares markup with <c>{Class}.{Method}[.{variant}].verified.html</c> beside the test. A difference leaves a
/// <c>.received.html</c> next to it; run the test with <c>SOCIALKIT_ACCEPT=1</c> to accept what it produces now.
/// </summary>
public static class Verified
{
    static readonly bool s_accept = Environment.GetEnvironmentVariable("SOCIALKIT_ACCEPT") == "1";

    public static void Match(
        string markup,
        string? variant = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        Match(markup, PathFor(sourceFile, method, variant), s_accept);

    internal static void Match(string markup, string verifiedPath, bool accept)
    {
        var receivedPath = verifiedPath.Replace(".verified.html", ".received.html", StringComparison.Ordinal);
        var received = Normalise(markup);
        var name = Path.GetFileName(verifiedPath);

        if (accept)
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }

        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (received == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail(verified is null
            ? $"{name} is missing. Read {receivedPath}, then accept it with SOCIALKIT_ACCEPT=1.\n{received}"
            : $"{name} differs.\n{FirstDifference(verified, received)}\nCompare with {receivedPath}; accept with SOCIALKIT_ACCEPT=1.");
    }

    /// <summary>The same markup always gives the same text: one node per line, sorted attributes, no renderer's own marks.</summary>
    public static string Normalise(string markup)
    {
        var body = new HtmlParser().ParseDocument(string.Empty).Body!;
        var nodes = new HtmlParser().ParseFragment(markup, body);

        foreach (var comment in nodes.SelectMany(node => node.GetDescendantsAndSelf()).OfType<IComment>().ToList())
            comment.Remove();

        foreach (var element in nodes.SelectMany(node => node.GetDescendantsAndSelf()).OfType<IElement>())
            SortAttributes(element);

        var formatter = new PrettyMarkupFormatter { Indentation = "  ", NewLine = "\n" };
        var lines = nodes.ToHtml(formatter).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
        return string.Join('\n', lines) + "\n";
    }

    static void SortAttributes(IElement element)
    {
        var attributes = element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).ToList();
        foreach (var attribute in attributes)
            element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);

        foreach (var attribute in attributes.Where(attribute => !attribute.Name.StartsWith("blazor:", StringComparison.Ordinal)))
            element.SetAttribute(attribute.NamespaceUri, attribute.Name, attribute.Value);
    }

    static string PathFor(string sourceFile, string method, string? variant) => Path.Combine(
        Path.GetDirectoryName(sourceFile)!,
        $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{(variant is null ? "" : "." + variant)}.verified.html");

    static string FirstDifference(string verified, string received)
    {
        var expected = verified.Split('\n');
        var actual = received.Split('\n');
        var line = Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
            .First(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i));
        return $"Line {line + 1}\n  verified: {expected.ElementAtOrDefault(line)}\n  received: {actual.ElementAtOrDefault(line)}";
    }
}
