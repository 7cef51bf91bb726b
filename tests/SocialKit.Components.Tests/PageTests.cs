using AngleSharp.Html.Parser;

namespace SocialKit.Components.Tests;

/// <summary>Several widgets on one page.</summary>
public class PageTests
{
    [Fact]
    public async Task Two_feeds_on_a_page_share_no_id_and_link_the_assets_once()
    {
        var markup = await StaticHost.RenderAsync(new FakeServices(), new FakePage(), builder =>
        {
            StaticHost.Component<SocialFeed>(builder, ("Scope", FeedScope.Home));
            StaticHost.Component<SocialFeed>(builder, ("Scope", FeedScope.Company), ("QueryPrefix", "sk-all-"));
        });

        var document = new HtmlParser().ParseDocument(markup);
        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Single(document.QuerySelectorAll("link[rel=stylesheet]"));
        Assert.Single(document.QuerySelectorAll("script[type=module]"));
        // The first keeps the plain ids that addresses point at.
        Assert.NotNull(document.GetElementById($"sk-post-{Fixtures.Posts[0].Id}"));
    }

    [Fact]
    public async Task The_second_of_two_widgets_says_in_its_description_how_its_ids_differ()
    {
        var page = new FakePage();
        await StaticHost.RenderAsync(new FakeServices(), page, builder =>
        {
            StaticHost.Component<SocialFeed>(builder, ("Scope", FeedScope.Home));
            StaticHost.Component<SocialFeed>(builder, ("Scope", FeedScope.Home));
        });

        Assert.DoesNotContain("instance", page.Described[0].Parameters.Keys);
        Assert.Equal("2+", page.Described[1].Parameters["instance"]);

        var fragment = await StaticHost.RenderAsync<SocialFeed>(new FakeServices(), new FakePage(), ("Scope", FeedScope.Home), ("Instance", "2+"));
        Assert.Contains($"id=\"sk-post-{Fixtures.Posts[0].Id}-feed-2\"", fragment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_discussions_about_different_things_keep_plain_comment_ids()
    {
        var services = new FakeServices
        {
            Discussion = request => Fixtures.Discussion with
            {
                Subject = request.Subject,
                Comments = request.Subject == Fixtures.Order ? [Fixtures.Comments[0]] : [Fixtures.Comments[2]],
            },
        };
        var markup = await StaticHost.RenderAsync(services, new FakePage(), builder =>
        {
            StaticHost.Component<SocialDiscussion>(builder, ("Subject", Fixtures.Order));
            StaticHost.Component<SocialDiscussion>(builder, ("Subject", SubjectRef.For("order", "4712")));
        });

        Assert.Contains($"id=\"sk-comment-{Fixtures.Comments[0].Id}\"", markup, StringComparison.Ordinal);
        Assert.Contains($"id=\"sk-comment-{Fixtures.Comments[2].Id}\"", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_badges_ask_once()
    {
        var services = new FakeServices();
        var markup = await StaticHost.RenderAsync(services, new FakePage(), builder =>
        {
            for (var i = 0; i < 50; i++)
                StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", SubjectRef.For("order", i)));
        });

        Assert.Equal(50, Assert.Single(services.Summarised).Count);
        Assert.Equal(50, markup.Split("3 comments").Length - 1);
    }

    [Fact]
    public async Task More_badges_than_one_call_takes_ask_in_parts()
    {
        var services = new FakeServices();
        await StaticHost.RenderAsync(services, new FakePage(), builder =>
        {
            for (var i = 0; i < 450; i++)
                StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", SubjectRef.For("order", i)));
        });

        Assert.Equal([200, 200, 50], services.Summarised.Select(subjects => subjects.Count));
    }

    [Fact]
    public async Task A_badge_the_viewer_may_not_read_shows_nothing_at_all()
    {
        var services = new FakeServices { Summary = subject => subject.Id == "1" ? null : new DiscussionSummary(0, null) };
        var page = new FakePage();
        var markup = await StaticHost.RenderAsync(services, page, builder =>
        {
            StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", SubjectRef.For("order", 1)));
            StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", SubjectRef.For("order", 2)));
        });

        Assert.Single(markup.Split("sk-root").Skip(1));
        // What shows nothing must not be the one that brings the style sheet.
        Assert.Contains("stylesheet", markup, StringComparison.Ordinal);
    }
}
