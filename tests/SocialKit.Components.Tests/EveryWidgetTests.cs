using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Components.Tests;

/// <summary>Every widget in its usual states, as a static host and as an interactive one renders it.</summary>
public class EveryWidgetTests : BunitContext
{
    public static TheoryData<string> Stories => [.. All.Keys];

    private static Dictionary<string, Func<FakeServices, FakePage, RenderFragment>> All { get; } = new()
    {
        ["feed"] = (_, _) => Of<SocialFeed>(),
        ["feed-community"] = (services, _) =>
        {
            services.Feed = request => Fixtures.Feed(request.Scope) with { Title = "Logistics that works", Community = Fixtures.Logistics, Next = null };
            return Of<SocialFeed>(("Scope", FeedScope.Community("logistics")), ("HeadingLevel", 3));
        },
        ["feed-empty"] = (services, _) =>
        {
            services.Feed = request => new FeedPage { Scope = request.Scope, Posts = [], CanPost = true };
            return Of<SocialFeed>();
        },
        ["feed-own-deleted"] = (services, _) =>
        {
            services.Feed = request => new FeedPage
            {
                Scope = FeedScope.Company,
                Posts = [Fixtures.Posts[0] with { Deleted = true, Html = default, Can = Capabilities.None with { Restore = true } }],
                CanPost = true,
            };
            return Of<SocialFeed>();
        },
        ["feed-signed-out"] = (services, _) => Refused(services, SocialError.SignInRequired, Of<SocialFeed>()),
        ["feed-not-found"] = (services, _) => Refused(services, SocialError.NotFound, Of<SocialFeed>(("Scope", FeedScope.Community("secret")))),
        ["composer"] = (_, _) => Of<SocialComposer>(("Scope", FeedScope.Community("logistics"))),
        ["composer-signed-out"] = (services, _) => SignedOut(services, Of<SocialComposer>()),
        ["post"] = (_, _) => Of<SocialPost>(("Post", Fixtures.Posts[1].Id)),
        ["discussion"] = (_, _) => Of<SocialDiscussion>(("Subject", Fixtures.Order)),
        ["discussion-answers"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Answers;
            return Of<SocialDiscussion>(("Subject", Fixtures.Answers.Subject));
        },
        ["discussion-permalink"] = (services, page) =>
        {
            page.QueryValues["sk-at"] = Fixtures.Comments[2].Id.ToString();
            services.Discussion = _ => Fixtures.Discussion with { Comments = [Fixtures.Comments[2] with { Highlighted = true, EarlierReplies = true }], Partial = true, Next = null };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["discussion-empty"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with { Comments = [], Total = 0, Next = null };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["discussion-closed"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with { Closed = true, CanPost = false, Comments = [], Next = null };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["discussion-read-only"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with { CanPost = false, Comments = [], Total = 0, Next = null };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["discussion-signed-out"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with
            {
                CanPost = false,
                SignInToPost = true,
                Next = null,
                Comments = [Fixtures.Comments[0] with { Can = Capabilities.None, Replies = [], NextReplies = null }],
            };
            return SignedOut(services, Of<SocialDiscussion>(("Subject", Fixtures.Order)));
        },
        ["discussion-gone"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with { Comments = [.. Fixtures.Gone.Select((gone, i) => Fixtures.Comment(60 + i, gone, "<p>It was like that.</p>", 90 - i))], Next = null };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["badge"] = (_, _) => Of<SocialDiscussionBadge>(("Subject", Fixtures.Order), ("Href", "/app/orders/4711#talk")),
        ["profile-card"] = (_, _) => Of<SocialProfileCard>(("Handle", "bo")),
        ["profile-card-left"] = (_, _) => Of<SocialProfileCard>(("Member", (MemberId?)Fixtures.Gone[0].Id)),
        ["profile-card-paused"] = (_, _) => Of<SocialProfileCard>(("Member", (MemberId?)Fixtures.Gone[1].Id)),
        ["profile-card-erased"] = (_, _) => Of<SocialProfileCard>(("Member", (MemberId?)Fixtures.Gone[2].Id)),
        ["follow-button"] = (services, _) =>
        {
            services.Followed.Add(SubjectRef.Of(Fixtures.Bo.Id));
            return Of<SocialFollowButton>(("Subject", SubjectRef.Of(Fixtures.Bo.Id)));
        },
        ["kudos-wall"] = (_, _) => Of<SocialKudosWall>(),
        ["kudos-wall-empty"] = (services, _) =>
        {
            services.Wall = new KudosPage([], null);
            return Of<SocialKudosWall>(("Recipient", "bo"));
        },
        ["give-kudos"] = (_, _) => Of<SocialGiveKudos>(("To", "@bo"), ("Subject", (SubjectRef?)Fixtures.Order)),
        ["history"] = (_, _) => Of<SocialHistory>(("Subject", Fixtures.Posts[0].Subject)),
        ["muted"] = (services, _) =>
        {
            services.KeepingAway.Muted.Add(SubjectRef.Of(Fixtures.Bo.Id));
            services.KeepingAway.Blocked.Add(Fixtures.Mei.Id);
            return Of<SocialMuted>();
        },
        ["muted-none"] = (_, _) => Of<SocialMuted>(),
        ["profile-card-muted"] = (services, _) =>
        {
            services.KeepingAway.Muted.Add(SubjectRef.Of(Fixtures.Bo.Id));
            services.KeepingAway.Blocked.Add(Fixtures.Bo.Id);
            return Of<SocialProfileCard>(("Handle", "bo"));
        },
        ["discussion-folded"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with
            {
                Next = null, CanLock = true,
                Comments =
                [
                    Fixtures.Comment(61, Fixtures.Bo, "<p>Again the same.</p>", 30) with { Folded = "muted" },
                    Fixtures.Comment(62, Fixtures.Ana, "<p>It costs 40,000.</p>", 20) with { Notice = new ModerationNotice("held", "Please leave prices out.") },
                ],
            };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["discussion-locked"] = (services, _) =>
        {
            services.Discussion = _ => Fixtures.Discussion with { Closed = true, CanPost = false, LockedReason = "The bill is paid.", CanLock = true, Comments = [], Next = null };
            return Of<SocialDiscussion>(("Subject", Fixtures.Order));
        },
        ["flag"] = (_, _) => Of<SocialFlag>(("Subject", Fixtures.Posts[1].Subject)),
        ["flag-answered"] = (services, _) =>
        {
            services.Moderation.Flags = [FakeModeration.Restricted.Flags[0]];
            return Of<SocialFlag>(("Subject", Fixtures.Posts[0].Subject));
        },
        ["standing"] = (services, _) =>
        {
            services.Moderation.Standing = FakeModeration.Restricted;
            return Of<SocialStanding>();
        },
        ["standing-good"] = (_, _) => Of<SocialStanding>(),
        ["moderation-queue"] = (_, _) => Of<SocialModerationQueue>(),
        ["moderation-queue-empty"] = (services, _) =>
        {
            services.Moderation.Cases = [];
            return Of<SocialModerationQueue>();
        },
        ["moderation-queue-forbidden"] = (services, _) => Refused(services, SocialError.Forbidden, Of<SocialModerationQueue>()),
        ["moderation-case"] = (_, page) => Opened(page, FakeModeration.Reported),
        ["moderation-case-edit"] = (_, page) => Opened(page, FakeModeration.Edited),
        ["moderation-case-sealed"] = (_, page) => Opened(page, FakeModeration.Sealed),
        ["moderation-case-closed"] = (_, page) => Opened(page, FakeModeration.Closed),
        ["moderation-case-appeal"] = (_, page) => Opened(page, FakeModeration.Appealed),
        ["moderation-person"] = (_, page) =>
        {
            page.QueryValues["sk-bulk"] = "remove-day";
            return Of<SocialModerationPerson>(("Person", "bo"));
        },
        ["moderation-rules"] = (_, _) => Of<SocialModerationRules>(),
        ["moderation-rules-none"] = (services, _) =>
        {
            services.Moderation.Rules = [];
            return Of<SocialModerationRules>();
        },
        ["moderation-rule"] = (_, page) =>
        {
            page.QueryValues["sk-rule"] = FakeModeration.Rule.ToString();
            return Of<SocialModerationRules>(("HeadingLevel", 3));
        },
        ["membership"] = (_, _) => Of<SocialMembership>(("Community", "ovens")),
        ["membership-inside"] = (services, _) =>
        {
            services.Memberships.Standing = Fixtures.Standing with { Access = "hidden", State = "active", Role = "steward", Way = null, CanLeave = true };
            return Of<SocialMembership>(("Community", "ovens"), ("HeadingLevel", 3));
        },
        ["membership-asked"] = (services, _) =>
        {
            services.Memberships.Standing = Fixtures.Standing with { Access = "request", State = "requested", Role = "member", Members = null, Way = null, CanLeave = true };
            return Of<SocialMembership>(("Community", "ovens"));
        },
        ["membership-invited"] = (services, _) =>
        {
            services.Memberships.Standing = Fixtures.Standing with { Access = "invite", State = "invited", Role = "member", Members = null, Way = "accept", CanLeave = true };
            return Of<SocialMembership>(("Community", "ovens"));
        },
        ["membership-signed-out"] = (services, _) => SignedOut(services, Of<SocialMembership>(("Community", "ovens"))),
        ["members"] = (_, _) => Of<SocialMembers>(("Community", "ovens")),
        ["members-managed"] = (services, page) =>
        {
            services.Memberships.Standing = Fixtures.Standing with { CanManage = true, Roles = ["steward", "moderator", "expert", "member", "reader"] };
            page.QueryValues["sk-members"] = "active";
            return Of<SocialMembers>(("Community", "ovens"), ("HeadingLevel", 3));
        },
        ["members-asking"] = (services, page) =>
        {
            services.Memberships.Standing = Fixtures.Standing with { CanManage = true, Roles = ["member"] };
            page.QueryValues["sk-members"] = "requested";
            return Of<SocialMembers>(("Community", "ovens"));
        },
        ["members-none"] = (services, page) =>
        {
            services.Memberships.Standing = Fixtures.Standing with { CanManage = true, Roles = ["member"] };
            page.QueryValues["sk-members"] = "invited";
            return Of<SocialMembers>(("Community", "ovens"));
        },
        ["audit"] = (_, _) => Of<SocialAudit>(),
        ["audit-checked"] = (_, page) =>
        {
            page.QueryValues["sk-proof"] = "1";
            return Of<SocialAudit>(("HeadingLevel", 3));
        },
        ["audit-empty"] = (services, _) =>
        {
            services.Oversight.Entries = [];
            return Of<SocialAudit>();
        },
        ["legal-holds"] = (_, _) => Of<SocialLegalHolds>(),
        ["legal-holds-none"] = (services, _) =>
        {
            services.Oversight.Holds.Clear();
            return Of<SocialLegalHolds>(("Subject", (SubjectRef?)SubjectRef.For("order", 1)));
        },
        ["my-data"] = (_, _) => Of<SocialMyData>(),
        ["my-data-preview"] = (_, page) =>
        {
            page.QueryValues["sk-erase"] = "redact";
            return Of<SocialMyData>(("Member", (MemberId?)Fixtures.Ana.Id), ("HeadingLevel", 3));
        },
        ["my-data-waiting"] = (services, _) =>
        {
            services.Erasures.Standing = new ErasureView(ErasureMode.Purge, Fixtures.Ago(60), Fixtures.Ago(-1380), "waiting", null, []);
            return Of<SocialMyData>();
        },
        ["my-data-signed-out"] = (services, _) => SignedOut(services, Of<SocialMyData>()),
        ["reaction-list"] = (_, _) => Of<SocialReactionList>(("Subject", Fixtures.Posts[0].Subject)),
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_static_host_gets_complete_html(string story)
    {
        var markup = await StaticAsync(story);
        Check(markup);
        Assert.DoesNotContain("data-sk-interactive", markup, StringComparison.Ordinal);
        Verified.Match(markup, story);
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void An_interactive_host_gets_the_same_html_and_the_mark(string story)
    {
        var (services, page) = Host();
        var rendered = Render(All[story](services, page));
        rendered.WaitForState(() => !rendered.Markup.Contains("aria-busy", StringComparison.Ordinal) && rendered.Markup.Trim().Length > 0, TimeSpan.FromSeconds(5));
        var markup = StaticHost.Steady(rendered.Markup);
        Check(markup);
        Assert.Equal(
            markup.Split("<form ").Length - 1,
            markup.Split("data-sk-interactive=\"true\"").Length - 1);
        Verified.Match(markup, story);
    }

    [Fact]
    public async Task Every_form_posts_to_an_endpoint_with_what_the_contract_asks()
    {
        foreach (var story in All.Keys)
        {
            var document = Parse(await StaticAsync(story));
            foreach (var form in document.QuerySelectorAll("form"))
            {
                Assert.Equal("post", form.GetAttribute("method"));
                Assert.StartsWith("/app/_socialkit/", form.GetAttribute("action"), StringComparison.Ordinal);
                Assert.Equal(["token"], Values(form, "__RequestVerificationToken"));
                Assert.Equal(["/app/orders/4711"], Values(form, "returnUrl"));
                Assert.StartsWith("signed:", Assert.Single(Values(form, "widget")), StringComparison.Ordinal);
                Assert.NotNull(document.GetElementById(form.GetAttribute("data-sk-error")!));
                var noun = form.GetAttribute("action")!.Split('/').Last();
                string[] expected = noun switch
                {
                    "posts" => ["scope", "kind", "title", "text", "clientId"],
                    "comments" => ["subject", "text", "clientId"],
                    "kudos" => ["to", "value", "text", "clientId"],
                    "edits" => ["text", "version", "started"],
                    "reactions" => ["subject", "set"],
                    "follows" => ["subject", "set"],
                    "acceptance" => ["set"],
                    "erasures" => ["mode"],
                    _ => [],
                };
                Assert.All(expected, name => Assert.NotNull(form.QuerySelector($"[name={name}]")));
            }

            // A reaction's kind comes from the button that was pressed.
            Assert.All(document.QuerySelectorAll("button.sk-react"), button => Assert.Equal("kind", button.GetAttribute("name")));
        }
    }

    [Fact]
    public async Task Every_field_has_a_name_and_every_text_area_keeps_a_draft()
    {
        foreach (var story in All.Keys)
        {
            var document = Parse(await StaticAsync(story));
            foreach (var field in document.QuerySelectorAll("textarea, input:not([type=hidden])"))
            {
                var id = field.Id;
                Assert.True(
                    field.Closest("label") is not null || (id is not null && document.QuerySelector($"label[for='{id}']") is { TextContent.Length: > 0 }),
                    $"{story}: {field.OuterHtml} has no label.");
            }

            Assert.All(document.QuerySelectorAll("textarea"), area => Assert.False(string.IsNullOrEmpty(area.GetAttribute("data-sk-draft"))));
            Assert.All(document.QuerySelectorAll("button, summary, a"), element =>
                Assert.False(string.IsNullOrWhiteSpace(element.GetAttribute("aria-label") ?? element.TextContent), $"{story}: {element.OuterHtml} says nothing."));
        }
    }

    /// <summary>Whoever speaks to the computer says what they read: the name must hold the visible words, in their order.</summary>
    [Fact]
    public async Task A_name_that_is_read_out_contains_the_words_that_are_shown()
    {
        var checkedAny = 0;
        foreach (var story in All.Keys)
        {
            var document = Parse(await StaticAsync(story));
            foreach (var hidden in document.QuerySelectorAll("[aria-hidden=true]"))
            {
                hidden.Remove();
            }

            foreach (var element in document.QuerySelectorAll("button[aria-label], summary[aria-label], a[aria-label]").Where(element => element.TextContent.Trim().Length > 0))
            {
                checkedAny++;
                Assert.Contains(element.TextContent.Trim(), element.GetAttribute("aria-label")!, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.True(checkedAny > 3, "No story shows a button that is named otherwise than it reads.");
    }

    private static async Task<string> StaticAsync(string story)
    {
        var services = new FakeServices();
        var page = new FakePage();
        return await StaticHost.RenderAsync(services, page, All[story](services, page));
    }

    private (FakeServices Services, FakePage Page) Host()
    {
        var services = new FakeServices();
        var page = new FakePage();
        StaticHost.Add(Services, services, page);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return (services, page);
    }

    private static void Check(string markup)
    {
        var document = Parse(markup);
        foreach (var element in document.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal));
        }

        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var element in document.QuerySelectorAll("[aria-labelledby], [aria-describedby]"))
        {
            var named = $"{element.GetAttribute("aria-labelledby")} {element.GetAttribute("aria-describedby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(named, id => Assert.Contains(id, ids));
        }

        Assert.All(document.QuerySelectorAll("[form]"), element => Assert.Contains(element.GetAttribute("form"), ids));
        Assert.All(document.QuerySelectorAll("script"), script => Assert.Empty(script.TextContent));
        Assert.All(document.QuerySelectorAll(".sk-author"), author => Assert.NotNull(author.QuerySelector("bdi")));
    }

    private static IDocument Parse(string markup) => new HtmlParser().ParseDocument(markup);

    private static string?[] Values(IElement form, string name) => [.. form.QuerySelectorAll($"input[name={name}]").Select(input => input.GetAttribute("value"))];

    private static RenderFragment Of<TComponent>(params (string Name, object? Value)[] parameters) where TComponent : IComponent =>
        builder => StaticHost.Component<TComponent>(builder, parameters);

    private static RenderFragment Opened(FakePage page, ModerationCaseId matter)
    {
        page.QueryValues["sk-case"] = matter.ToString();
        return Of<SocialModerationQueue>(("PersonUrl", "/app/moderation/{0}"), ("HeadingLevel", 3));
    }

    private static RenderFragment SignedOut(FakeServices services, RenderFragment fragment)
    {
        services.SignedInAs = null;
        return fragment;
    }

    private static RenderFragment Refused(FakeServices services, string code, RenderFragment fragment)
    {
        services.SignedInAs = code == SocialError.SignInRequired ? null : services.SignedInAs;
        services.Refusal = new SocialError(code, null, "Refused.");
        return fragment;
    }
}
