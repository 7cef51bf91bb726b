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
        ["people ask to come in, are let in, given roles, and go"] = (true, MembersComeAndGoAsync),
        ["something is held by law and released"] = (true, HeldByLawAsync),
        ["somebody is muted and blocked, and no longer"] = (true, KeptAwayAsync),
        ["a talk is ended and opened again"] = (true, TalkEndsAsync),
        ["a report is made, decided, appealed against and answered"] = (true, ReportIsDecidedAsync),
        ["a person is warned, and many texts are hidden and shown again"] = (true, PersonIsDecidedAboutAsync),
        ["a rule is made, tried, changed and removed"] = (true, RuleLivesAsync),
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

    // Each person in a window of their own; what they send counts for the scenario.
    static Task AsAsync(Visit visit, string person, Func<Visit, Task> go) => Visit.RunAsync(visit.Context.Browser!, visit.Sample, person, async other =>
    {
        other.Allow(403);
        await go(other);
        foreach (var write in other.Writes)
            visit.Count(write);
    }, visit.Script);

    static async Task ReportIsDecidedAsync(Visit visit)
    {
        var text = Pages.Unique("Whoever set this timer cannot count.");
        var (reason, appeal) = (Pages.Unique("This is about a person and not about the timer."), Pages.Unique("It was me who set it."));
        var id = await visit.PostAsync(text);
        foreach (var reporter in new[] { "tomasz", "ingrid" })
        {
            await AsAsync(visit, reporter, async other =>
            {
                await other.GoAsync($"/_socialkit/flags?subject=post:{id["sk-post-".Length..]}");
                var form = other.Page.Locator("form[data-sk-form=flag]");
                await form.Locator("[value=respect]").CheckAsync();
                await form.Field("reason").FillAsync("About a person.");
                await other.SendAsync(form.Submit());
                await Expect(other.Page.Locator("body")).ToContainTextAsync("The moderators have your report.");
            });
        }

        await AsAsync(visit, "greta", async other =>
        {
            await other.GoAsync("/moderation?sk-sort=newest");
            await other.Page.Locator("article.sk-case").Filter(new() { HasText = text }).GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
            await other.WaitForScriptAsync();
            await other.SendAsync(other.Page.Locator("form[data-sk-form=case-claim]").Submit());
            await Expect(other.Page.Locator("article.sk-case").First).ToContainTextAsync("You look at it.");
            var form = other.Page.Locator("form[data-sk-form=case-decision]");
            await form.Locator("[name=action][value=hide]").CheckAsync();
            await form.Field("reason").FillAsync(reason);
            await other.SendAsync(form.Submit());
            await Expect(other.Page.Locator("article.sk-case").Last).ToContainTextAsync("Hidden");
        });

        await visit.GoAsync("/standing");
        var mine = visit.Page.Locator("article.sk-case").Filter(new() { HasText = reason });
        await mine.Locator("summary").Filter(new() { HasText = "I do not agree" }).ClickAsync();
        await mine.Field("text").FillAsync(appeal);
        await visit.SendAsync(mine.Locator("form[data-sk-form=appeal]").Submit());
        await Expect(mine).ToContainTextAsync("waiting for another moderator");

        await AsAsync(visit, "samuel", async other =>
        {
            await other.GoAsync("/moderation/people/ana");
            var decision = other.Page.Locator("article.sk-case").Filter(new() { HasText = appeal });
            await decision.Locator("[name=granted][value=true]").CheckAsync();
            await decision.Field("answer").FillAsync("You may laugh about yourself.");
            await other.SendAsync(decision.Locator("form[data-sk-form=appeal-answer]").Submit());
            await Expect(other.Page.Locator("article.sk-case").Filter(new() { HasText = appeal })).ToContainTextAsync("Taken back");
        });
        await visit.GoToPostAsync(id);
        await Expect(visit.ById(id)).ToContainTextAsync(text);
    }

    static async Task KeptAwayAsync(Visit visit)
    {
        await visit.GoAsync("/people/luc");
        foreach (var noun in new[] { "mute", "block" })
        {
            await visit.SendAsync(visit.Page.Locator($".sk-profile form[data-sk-form={noun}] button"));
            await Expect(visit.Page.Locator($".sk-profile form[data-sk-form={noun}] button")).ToContainTextAsync("undo");
        }

        await visit.GoAsync("/my-data");
        var list = visit.Page.Locator(".sk-muted");
        await Expect(list).ToContainTextAsync("Luc");
        foreach (var noun in new[] { "mute", "block" })
            await visit.SendAsync(list.Locator("li").Filter(new() { HasText = "Luc" }).Locator($"form[data-sk-form={noun}] button").First);

        await Expect(list).Not.ToContainTextAsync("Luc");
    }

    static async Task MembersComeAndGoAsync(Visit visit)
    {
        // ana asks, rosa lets her in and makes her an expert; then she is taken out, asks again, and takes that back.
        const string Council = "/communities/works-council";
        var box = visit.Page.Locator(".sk-membership");
        await visit.GoAsync(Council);
        await visit.SendAsync(box.Button("Ask to come in"));
        await Expect(box).ToContainTextAsync("have not answered yet");
        await AsAsync(visit, "rosa", async rosa =>
        {
            await rosa.GoAsync($"{Council}/members?sk-members=requested");
            var asking = rosa.Page.Locator(".sk-members li").Filter(new() { HasText = "Ana Carvalho" });
            await rosa.SendAsync(asking.Button("Let in"));
            await rosa.GoAsync($"{Council}/members");
            var member = rosa.Page.Locator(".sk-members li").Filter(new() { HasText = "Ana Carvalho" });
            await member.Locator("summary").ClickAsync();
            var role = member.Locator("form[data-sk-form=role]");
            await role.Locator("select").SelectOptionAsync("expert");
            await rosa.SendAsync(role.Submit());
            await Expect(member.Locator(".sk-badge-mark")).ToHaveTextAsync("Expert");
        });
        await visit.GoAsync(Council);
        await Expect(box.Locator(".sk-badge-mark")).ToHaveTextAsync("Expert");
        await Expect(visit.Composer()).ToBeVisibleAsync();
        await AsAsync(visit, "rosa", async rosa =>
        {
            await rosa.GoAsync($"{Council}/members");
            var member = rosa.Page.Locator(".sk-members li").Filter(new() { HasText = "Ana Carvalho" });
            await member.Locator("summary").ClickAsync();
            await rosa.SendAsync(member.Button("Take out of the community"));
            await Expect(member).ToHaveCountAsync(0);

            // Whom to invite is typed; who may come in is chosen, here as it was.
            await rosa.Page.Locator("summary").Filter(new() { HasText = "Who may come in" }).ClickAsync();
            await rosa.SendAsync(rosa.Page.Locator("form[data-sk-form=access]").Submit());
        });
        await visit.GoAsync(Council);
        await visit.SendAsync(box.Button("Ask to come in"));
        await visit.SendAsync(box.Button("Take the request back"));
        await Expect(box.Button("Ask to come in")).ToBeVisibleAsync();
    }

    static Task HeldByLawAsync(Visit visit) => AsAsync(visit, "samuel", async other =>
    {
        var reason = Pages.Unique("Case");
        await other.GoAsync("/oversight");
        var place = other.Page.Locator("form[data-sk-form=legal-hold]");
        await place.Field("subject").FillAsync("member:bea");
        await place.Field("reason").FillAsync(reason);
        await other.SendAsync(place.Submit());
        var hold = other.Page.Locator(".sk-holds li").Filter(new() { HasText = reason });
        await Expect(hold).ToBeVisibleAsync();
        await other.SendAsync(hold.Locator("button"));
        await Expect(hold).ToHaveCountAsync(0);
        await other.GoAsync("/oversight?sk-proof=1");
        await Expect(other.Page.Locator(".sk-audit")).ToContainTextAsync("released a legal hold");
        await Expect(other.Page.Locator(".sk-audit [role=status]")).ToContainTextAsync("as they were written");
    });

    static async Task TalkEndsAsync(Visit visit)
    {
        var id = await visit.PostAsync(Pages.Unique("Who ordered the blue gloves?"));
        await AsAsync(visit, "greta", async other =>
        {
            await other.GoToPostAsync(id);
            await other.Page.Locator("summary").Filter(new() { HasText = "End this talk" }).ClickAsync();
            var form = other.Page.Locator("form[data-sk-form=lock]");
            await form.Field("reason").FillAsync("The gloves are found.");
            await other.SendAsync(form.Submit());
            await Expect(other.Page.Locator(".sk-discussion")).ToContainTextAsync("The gloves are found.");
        });
        await visit.GoToPostAsync(id);
        await Expect(visit.Page.Locator(".sk-discussion")).ToContainTextAsync("The gloves are found.");
        await Expect(visit.Page.Locator("form[data-sk-form=comment]")).ToHaveCountAsync(0);
        await AsAsync(visit, "greta", async other =>
        {
            await other.GoToPostAsync(id);
            await other.SendAsync(other.Page.Locator("form[data-sk-form=lock-deletion] button"));
        });
        await visit.GoToPostAsync(id);
        await visit.CommentAsync(Pages.Unique("One glove is still missing."));
    }

    static async Task PersonIsDecidedAboutAsync(Visit visit)
    {
        var person = visit.Script ? "rosa" : "sefa";
        await AsAsync(visit, "greta", async other =>
        {
            await other.GoAsync($"/moderation/people/{person}");
            var (reason, bulkReason) = (Pages.Unique("Please read the norms once more."), Pages.Unique("Advertising for a year."));
            await other.Page.Locator("summary").Filter(new() { HasText = "Decide about this person" }).ClickAsync();
            var form = other.Page.Locator("form[data-sk-form=sanction]");
            await form.Locator("[value=warn]").CheckAsync();
            await form.Field("reason").FillAsync(reason);
            await other.SendAsync(form.Submit());
            await Expect(other.Page.Locator("article.sk-case").Filter(new() { HasText = reason })).ToContainTextAsync("Warned");

            await other.GoAsync($"/moderation/people/{person}?sk-bulk=hide-all");
            var bulk = other.Page.Locator("form[data-sk-form=bulk-decision]");
            await bulk.Field("reason").FillAsync(bulkReason);
            await other.SendAsync(bulk.Submit());
            var decided = other.Page.Locator("article.sk-case").Filter(new() { HasText = bulkReason });
            await other.SendAsync(decided.Locator("form[data-sk-form=decision-restoration]").Submit());
            await Expect(decided).ToContainTextAsync("Taken back");
        });
    }

    static async Task RuleLivesAsync(Visit visit)
    {
        var name = Pages.Unique("Prices");
        var word = $"price{Guid.NewGuid():N}";
        await AsAsync(visit, "greta", async other =>
        {
            await other.GoAsync("/moderation/rules?sk-rule=new");
            var form = other.Page.Locator("form[data-sk-form=rule]");
            await form.Field("name").FillAsync(name);
            await form.Field("pattern").FillAsync(word);
            await form.Field("message").FillAsync("Please leave prices out.");
            await other.SendAsync(form.Submit());
            await Expect(other.Page.Locator(".sk-moderation-rules")).ToContainTextAsync(name);

            var trial = other.Page.Locator("form[data-sk-form=rule-trial]");
            await trial.Field("text").FillAsync($"The {word} is high.");
            if (other.Script)
                await other.SendAsync(trial.Submit());
            else
                await trial.Submit().ClickAsync();

            await Expect(other.Page.Locator("#sk-trial [role=status]")).ToContainTextAsync(name);

            await other.GoAsync("/moderation/rules");
            await other.Page.Locator("summary").Filter(new() { HasText = "where nothing else is said" }).ClickAsync();
            var setting = other.Page.Locator("form[data-sk-form=setting]").First;
            await setting.Locator("[name=holdFirst]").SelectOptionAsync("0");
            await other.SendAsync(setting.Submit());

            await other.Page.Locator(".sk-rows li").Filter(new() { HasText = name }).GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
            await other.WaitForScriptAsync();
            await other.SendAsync(other.Page.Locator("form[data-sk-form=rule-deletion]").Submit());
            await Expect(other.Page.Locator(".sk-moderation-rules")).Not.ToContainTextAsync(name);
        });
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
