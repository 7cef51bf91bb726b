using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialKit.Browser.Tests;

/// <summary>
/// What people write with SocialKit, each driven twice: as plain forms, and with <c>socialkit.js</c>. Remembered, so that the tests that look at
/// one and the test that counts all of them need only one run.
/// </summary>
static class Scenarios
{
    static readonly Dictionary<string, (bool OnIntranet, Func<Visit, Task> Go)> s_all = new()
    {
        ["a post is written, edited, deleted and restored"] = (true, PostLivesAsync),
        ["a question is answered, the answer accepted and no longer accepted"] = (true, QuestionIsAnsweredAsync),
        ["a comment is written, answered, edited, deleted and restored"] = (true, async visit =>
        {
            await visit.GoToPostAsync(await visit.PostAsync(Pages.Unique("Proofing cabinet three holds two degrees too much.")));
            await CommentLivesAsync(visit);
        }),
        ["a comment is written from the feed"] = (true, CommentFromFeedAsync),
        ["a reaction is given and taken back"] = (true, async visit =>
        {
            var id = await visit.PostAsync(Pages.Unique("The new deck oven passed its first night."));
            await ReactionComesAndGoesAsync(visit, visit.ById(id));
        }),
        ["a member is followed and no longer followed"] = (true, visit => FollowAsync(visit, "/people/hedwig", ".sk-profile")),
        ["a community is followed and no longer followed"] = (true, visit => FollowAsync(visit, "/communities", ".card >> nth=0")),
        ["kudos are given"] = (true, KudosAreGivenAsync),
        ["a copy is taken along, an erasure asked for and taken back"] = (true, MyDataAsync),
        ["an order is discussed"] = (false, async visit =>
        {
            await visit.GoAsync("/Orders/Details/4738");
            await CommentLivesAsync(visit);
            var comment = await visit.CommentAsync(Pages.Unique("Asked the carrier again."));
            await ReactionComesAndGoesAsync(visit, comment);
        }),
    };

    static readonly ConcurrentDictionary<(string Name, bool Script), Task<IReadOnlyCollection<Write>>> s_done = new();

    public static IEnumerable<string> Names => s_all.Keys;

    public static Task<IReadOnlyCollection<Write>> RunAsync(IBrowser browser, SampleFixture samples, string name, bool script) =>
        s_done.GetOrAdd((name, script), async _ =>
        {
            var (onIntranet, go) = s_all[name];
            var sample = onIntranet ? await samples.IntranetAsync() : await samples.OrdersAsync();
            IReadOnlyCollection<Write> writes = [];
            await Visit.RunAsync(browser, sample, onIntranet ? "ana" : "okafor", async visit =>
            {
                await go(visit);
                writes = visit.Writes;
            }, script);
            return writes;
        });

    static async Task PostLivesAsync(Visit visit)
    {
        var text = Pages.Unique("Steam generator filters are in.");
        var post = visit.ById(await visit.PostAsync(text));
        if (visit.Script)
            await Expect(visit.Composer().Field("text")).ToHaveValueAsync("");

        var edit = await post.OpenMenuAsync("Edit");
        await edit.Field("text").FillAsync(text + " Ask for set B.");
        await visit.SendAsync(edit.Submit());
        await Expect(post.Locator(".sk-text").First).ToContainTextAsync("Ask for set B.");
        await visit.AssertLandedOnAsync(post, "Saved.");

        var delete = await post.OpenMenuAsync("Delete");
        await visit.SendAsync(delete.Button("Delete"));
        await Expect(post).ToContainTextAsync("You deleted this post.");
        await Expect(post).Not.ToContainTextAsync(text);
        await visit.AssertLandedOnAsync(post, "Deleted.");

        await visit.SendAsync(post.Button("Restore"));
        await Expect(post).ToContainTextAsync(text);
        await visit.AssertLandedOnAsync(post, "Restored.");
    }

    static async Task QuestionIsAnsweredAsync(Visit visit)
    {
        var question = Pages.Unique("Which grease for the turning shaft?");
        var id = await visit.PostAsync(Pages.Unique("The old one is no longer made."), question);
        await visit.GoToPostAsync(id);
        await Expect(visit.Page.Locator(".sk-title")).ToHaveTextAsync(question);

        var answer = await visit.CommentAsync(Pages.Unique("Food grade, class two."));
        await visit.SendAsync(answer.Locator("[data-sk-form=comment-acceptance] button"));
        await Expect(answer.Locator(".sk-accepted")).ToHaveTextAsync("Accepted answer");
        await visit.AssertLandedOnAsync(answer, "Saved.");

        await visit.SendAsync(answer.Locator("[data-sk-form=comment-acceptance] button"));
        await Expect(answer.Locator(".sk-accepted")).ToHaveCountAsync(0);
        await visit.AssertLandedOnAsync(answer, "Saved.");
    }

    static async Task CommentLivesAsync(Visit visit)
    {
        var text = Pages.Unique("Checked it with the spare probe.");
        var comment = await visit.CommentAsync(text);
        var reply = await visit.ReplyAsync(comment, Pages.Unique("And with mine: the same."));
        await Expect(reply).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("sk-level-2"));

        var edit = await comment.OpenMenuAsync("Edit");
        await edit.Field("text").FillAsync(text + " Twice.");
        await visit.SendAsync(edit.Submit());
        await Expect(comment.Locator(".sk-text")).ToContainTextAsync("Twice.");
        await visit.AssertLandedOnAsync(comment, "Saved.");

        var delete = await reply.OpenMenuAsync("Delete");
        await visit.SendAsync(delete.Button("Delete"));
        await Expect(reply).ToContainTextAsync("This comment was deleted by its author.");
        await visit.AssertLandedOnAsync(reply, "Deleted.");

        await visit.SendAsync(reply.Button("Restore"));
        await Expect(reply).ToContainTextAsync("the same.");
        await visit.AssertLandedOnAsync(reply, "Restored.");
    }

    static async Task CommentFromFeedAsync(Visit visit)
    {
        var post = visit.ById(await visit.PostAsync(Pages.Unique("Night shift starts an hour later on Friday.")));
        var taste = post.Locator(".sk-taste details.sk-reply");
        await taste.Locator("> summary").ClickAsync();
        var text = Pages.Unique("Told the bakers.");
        await taste.Locator("textarea").FillAsync(text);
        await visit.SendAsync(taste.Locator("form").Submit());
        await visit.AssertLandedOnAsync(visit.Comment(text), "Comment sent.");
        await Expect(post.Locator(".sk-count")).ToHaveTextAsync("1 comment");
    }

    static async Task MyDataAsync(Visit visit)
    {
        await visit.GoAsync("/my-data");
        var mine = visit.Page.Locator(".sk-my-data");

        // A file goes to the browser itself, so that its form is a plain one on every page; and there is one in seven days.
        if (!visit.Script)
        {
            var download = await visit.Page.RunAndWaitForDownloadAsync(() => mine.Button("Download my data").ClickAsync());
            Assert.Equal("my-data.zip", download.SuggestedFilename);
            using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(await download.PathAsync());
            Assert.Contains(zip.Entries, entry => entry.FullName == "index.html");
        }

        await mine.Locator("a[href*='sk-erase=redact']").ClickAsync();
        await Expect(mine).ToContainTextAsync("Your name and profile");
        await visit.SendAsync(mine.Button("Erase me"));
        await Expect(mine).ToContainTextAsync("will be carried out after");
        await visit.SendAsync(mine.Button("Keep my data"));
        await Expect(mine).Not.ToContainTextAsync("will be carried out after");
    }

    static async Task ReactionComesAndGoesAsync(Visit visit, ILocator item)
    {
        var reactions = item.Locator(".sk-reactions").First;
        await reactions.Locator(".sk-picker > summary").ClickAsync();
        var choice = reactions.Locator(".sk-choices button").First;
        var name = (await choice.GetAttributeAsync("aria-label"))!;
        await visit.SendAsync(choice);
        var mine = reactions.Locator("button[aria-pressed=true]");
        await Expect(mine).ToHaveAttributeAsync("aria-label", $"{name}, you");
        if (visit.Script)
            await Expect(mine).ToBeFocusedAsync();

        await visit.AssertAnnouncedAsync("Saved.");
        await visit.SendAsync(mine);
        await Expect(mine).ToHaveCountAsync(0);
        if (visit.Script)
            Assert.DoesNotContain("body", await visit.FocusedAsync());
    }

    static async Task FollowAsync(Visit visit, string path, string within)
    {
        await visit.GoAsync(path);
        var button = visit.Page.Locator(within).Locator("form[data-sk-form=follow] button");
        var before = await button.InnerTextAsync();
        await visit.SendAsync(button);
        await Expect(button).ToHaveTextAsync(before == "Follow" ? "Following" : "Follow");
        await visit.AssertAnnouncedAsync("Saved.");
        if (visit.Script)
            Assert.DoesNotContain("body", await visit.FocusedAsync());

        await visit.SendAsync(button);
        await Expect(button).ToHaveTextAsync(before);
    }

    static async Task KudosAreGivenAsync(Visit visit)
    {
        await visit.GoAsync("/kudos");
        var form = visit.Page.Locator("form[data-sk-form=kudos]");
        var text = Pages.Unique("Stayed until the last loaf was out, and the customer noticed.");
        await form.Field("to").FillAsync("@hedwig, tuuli");
        await form.Locator("[name=value]").First.CheckAsync();
        await form.Field("text").FillAsync(text);
        await visit.SendAsync(form.Submit());
        await visit.AssertLandedOnAsync(visit.Page.Locator(".sk-kudos").Filter(new() { HasText = text }), "Kudos given.");
    }
}
