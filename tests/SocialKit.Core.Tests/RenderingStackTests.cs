using Ganss.Xss;
using Markdig;

namespace SocialKit.Core.Tests;

public class RenderingStackTests
{
    [Fact]
    public void The_sanitizer_removes_the_script_link_that_Markdig_lets_through()
    {
        var html = Markdown.ToHtml("[read](javascript:alert(1))", new MarkdownPipelineBuilder().DisableHtml().Build());
        Assert.Contains("javascript:", html, StringComparison.Ordinal);

        Assert.DoesNotContain("javascript:", new HtmlSanitizer().Sanitize(html), StringComparison.Ordinal);
    }
}
