using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>What SocialKit's tags share: attributes are text, and the same component is rendered that a Blazor page would place.</summary>
public abstract class SocialTagHelper : TagHelper
{
    // Only this assembly's tags: what they share is not a contract.
    private protected SocialTagHelper()
    {
    }

    /// <summary>The view the tag stands in; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The level of the widget's heading, 1 to 6. Default 2.</summary>
    public int? HeadingLevel { get; set; }

    private protected IServiceProvider Services => ViewContext.HttpContext.RequestServices;

    private protected abstract Type Component { get; }

    /// <inheritdoc/>
    public sealed override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var parameters = new Dictionary<string, object?>();
        Describe(context.TagName, parameters);
        if (HeadingLevel is { } level)
        {
            parameters["HeadingLevel"] = level;
        }

        // The widget brings its own element; what the page put inside the tag is for pages that have only the script.
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(await RenderAsync(parameters));
    }

    private protected abstract void Describe(string tag, Dictionary<string, object?> parameters);

    private protected virtual async Task<Microsoft.AspNetCore.Html.IHtmlContent> RenderAsync(Dictionary<string, object?> parameters)
    {
        var html = Services.GetRequiredService<IHtmlHelper>();
        ((IViewContextAware)html).Contextualize(ViewContext);
        return await html.RenderComponentAsync(Component, RenderMode.Static, parameters);
    }

    private protected static ArgumentException Bad(string tag, string attribute, string? text, string wanted) => new(
        string.IsNullOrEmpty(text)
            ? $"<{tag}> needs the attribute {attribute}: {wanted}."
            : $"<{tag} {attribute}=\"{text}\"> is not understood: {attribute} is {wanted}.");

    private protected SubjectRef ReadSubject(string tag, string attribute, string? text)
    {
        if (!SubjectRef.TryParse(text, out var subject))
        {
            throw Bad(tag, attribute, text, "kind:id, for example order:4711");
        }

        SocialPage.RequireKnown(Services.GetRequiredService<ISubjectAccess>(), subject);
        return subject;
    }

    private protected static FeedScope ReadScope(string tag, string? text) =>
        FeedScope.TryParse(text, out var scope) ? scope : throw Bad(tag, "scope", text, "home, company, community:slug or member:handle");
}
