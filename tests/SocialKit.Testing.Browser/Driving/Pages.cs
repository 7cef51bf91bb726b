using Microsoft.Playwright;

namespace SocialKit.Testing.Browser;

/// <summary>What people see and press, in the words of the markup.</summary>
public static class Pages
{
    public static string Unique(string text) => $"{text} {Guid.NewGuid().ToString("N")[..8]}";

    public static ILocator Composer(this Visit visit) => visit.Page.Locator("form[data-sk-form=post]").First;

    public static ILocator Post(this Visit visit, string text) => visit.Page.Locator("article.sk-post").Filter(new() { HasText = text }).First;

    public static ILocator Comment(this Visit visit, string text) =>
        visit.Page.Locator("article.sk-comment", new() { Has = visit.Page.Locator(".sk-text").Filter(new() { HasText = text }) }).First;

    public static ILocator ById(this Visit visit, string id) => visit.Page.Locator($"[id='{id}']");

    public static ILocator Field(this ILocator form, string name) => form.Locator($"[name='{name}']:visible");

    public static ILocator Submit(this ILocator form) => form.Locator(".sk-actions button");

    public static ILocator Button(this ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Opens the menu of a post or comment, and in it what is called so.</summary>
    public static async Task<ILocator> OpenMenuAsync(this ILocator item, string what)
    {
        var menu = item.Locator("> details.sk-menu");
        await menu.Locator("> summary").ClickAsync();
        var inner = menu.Locator(".sk-panel > details").Filter(new() { HasText = what }).First;
        await inner.Locator("> summary").ClickAsync();
        return inner.Locator("form");
    }

    /// <summary>Writes into a community, and answers with the id of what is shown then.</summary>
    public static async Task<string> PostAsync(this Visit visit, string text, string? question = null, string at = "/company")
    {
        await visit.GoAsync(at);
        var composer = visit.Composer();
        if (question is not null)
        {
            await composer.Locator("[name=kind][value=question]").CheckAsync();
            await composer.Field("title").FillAsync(question);
        }

        await composer.Field("text").FillAsync(text);
        await visit.SendAsync(composer.Submit());
        var post = visit.Post(text);
        await visit.AssertLandedOnAsync(post, "Post sent.");
        return (await post.GetAttributeAsync("id"))!;
    }

    /// <summary>The post's own page, with its whole discussion.</summary>
    public static Task GoToPostAsync(this Visit visit, string id) => visit.GoAsync($"/posts/{id["sk-post-".Length..]}");

    public static async Task<ILocator> CommentAsync(this Visit visit, string text)
    {
        var form = visit.Page.Locator(".sk-discussion form[data-sk-form=comment]").First;
        await form.Field("text").FillAsync(text);
        await visit.SendAsync(form.Submit());
        var comment = visit.Comment(text);
        await visit.AssertLandedOnAsync(comment, "Comment sent.");
        return visit.ById((await comment.GetAttributeAsync("id"))!);
    }

    public static async Task<ILocator> ReplyAsync(this Visit visit, ILocator to, string text)
    {
        var reply = to.Locator("details.sk-reply").First;
        await reply.Locator("> summary").ClickAsync();
        await reply.Locator("textarea").FillAsync(text);
        await visit.SendAsync(reply.Locator("form").Submit());
        var comment = visit.Comment(text);
        await visit.AssertLandedOnAsync(comment, "Comment sent.");
        return visit.ById((await comment.GetAttributeAsync("id"))!);
    }
}
