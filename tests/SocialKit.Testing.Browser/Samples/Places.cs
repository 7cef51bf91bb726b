using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SocialKit.Testing.Browser;

/// <summary>A page of a sample: who looks at it, where it is, and what to do there before looking.</summary>
public sealed record Place(string Name, string? Person, string Path, Func<Visit, Task>? Prepare = null, int Status = 200);

/// <summary>Every page of both samples.</summary>
public static class Places
{
    public static async Task<IReadOnlyList<Place>> OfIntranetAsync(IBrowser browser, Sample intranet)
    {
        // The longest thread there is on the first pages, and an item that was edited.
        string? post = null, history = null, comment = null;
        await Visit.RunAsync(browser, intranet, "ana", async visit =>
        {
            await visit.GoAsync("/company?");
            var most = await visit.Page.Locator(".sk-foot a.sk-count").EvaluateAllAsync<string[]>(
                "links => links.map(link => [parseInt(link.textContent), link.getAttribute('href')]).sort((a, b) => b[0] - a[0]).map(pair => pair[1])");
            post = most[0];
            await visit.GoAsync(post);
            comment = await visit.Page.Locator("article.sk-comment").Last.GetAttributeAsync("id");

            var text = Pages.Unique("Edited, so that there is something to look back at.");
            var id = await visit.PostAsync(text, at: "/communities/greener-heat");
            var edit = await visit.ById(id).OpenMenuAsync("Edit");
            await edit.Field("text").FillAsync(text + " Now it is.");
            await visit.SendAsync(edit.Submit());
            history = $"/_socialkit/posts/{id["sk-post-".Length..]}/edits";
        }, script: false);

        var commentId = comment!["sk-comment-".Length..];
        var postId = Regex.Match(post!, "[^/]+$").Value;
        return
        [
            new("home", "ana", "/"),
            new("home-of-a-newcomer", "noor", "/"),
            new("company", "ana", "/company"),
            new("communities", "ana", "/communities"),
            new("community", "ana", "/communities/field-fixes"),
            new("community-to-ask", "ana", "/communities/works-council"),
            new("members", "rosa", "/communities/works-council/members?sk-members=requested"),
            new("thread", "ana", post!),
            new("comment", "ana", $"{post}?sk-at={commentId}#{comment}"),
            new("own-page", "ana", "/people/ana"),
            new("person", "ana", "/people/youssef"),
            new("people", "ana", "/people"),
            new("kudos", "ana", "/kudos"),
            new("flag", "ana", $"/_socialkit/flags?subject=post:{postId}"),
            new("standing", "ana", "/standing"),
            new("moderation", "greta", "/moderation"),
            new("moderation-person", "greta", "/moderation/people/ana?sk-bulk=hide-all"),
            new("moderation-rules", "greta", "/moderation/rules?sk-rule=new"),
            new("oversight", "samuel", "/oversight?sk-proof=1"),
            new("my-data", "ana", "/my-data?sk-erase=redact"),
            new("sign-in", null, "/sign-in"),
            new("sign-in-refused", null, "/sign-in", visit => SignInAsync(visit, 422), 422),
            new("not-found", "ana", "/people/nobody", Status: 404),
            new("bare-reactions", "ana", $"/_socialkit/reactions?subject=post:{postId}"),
            new("bare-history", "ana", history!),
            new("bare-not-found", "ana", "/_socialkit/at/post:01234567890123456789012345", Status: 404),
            new("bare-failure", "ana", "/communities/crumb-and-crust", FailAsync, 422),
            new("refused-in-place", "ana", "/communities/safe-hands", RefuseInPlaceAsync, 422),
        ];
    }

    public static IReadOnlyList<Place> OfOrders { get; } =
    [
        new("orders", "okafor", "/Orders"),
        new("orders-none", "walker", "/Orders"),
        new("order", "okafor", "/Orders/Details/4711"),
        new("order-without-talk", "kessler", "/Orders/Details/4738"),
        new("order-of-an-auditor", "quill", "/Orders/Details/4711"),
        new("order-closed", "kessler", "/Orders/Details/4640"),
        new("orders-sign-in", null, "/sign-in"),
        new("orders-sign-in-refused", null, "/sign-in", visit => SignInAsync(visit, 400), 400),
        new("orders-not-found", "ferrara", "/Orders/Details/4711", Status: 404),
        new("orders-bare-not-found", "ferrara", "/_socialkit/at/order:4711", Status: 404),
    ];

    public static async Task GoAsync(this Visit visit, Place place)
    {
        visit.Allow(place.Status, 400, 422);
        await visit.GoAsync(place.Path);
        if (place.Prepare is { } prepare)
            await prepare(visit);
    }

    static async Task SignInAsync(Visit visit, int status)
    {
        visit.Allow(status);
        await visit.Page.Locator("#member").FillAsync("nobody");
        await visit.Page.Locator("#member").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("[role=alert]")).ToBeVisibleAsync();
    }

    // The page a browser without script gets: sent past the script.
    static async Task FailAsync(Visit visit)
    {
        await visit.Composer().Field("text").FillAsync("  ");
        await visit.Composer().EvaluateAsync("form => form.submit()");
        await Assertions.Expect(visit.Page.Locator(".sk-failure")).ToBeVisibleAsync();
    }

    static async Task RefuseInPlaceAsync(Visit visit)
    {
        await visit.Composer().Field("text").FillAsync("  ");
        await visit.SendInVainAsync(visit.Composer().Submit());
    }
}
