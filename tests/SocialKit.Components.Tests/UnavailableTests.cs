using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>The store does not answer: the page stands, the widget says so in its place, and what it cannot show it asks for again.</summary>
public class UnavailableTests : BunitContext
{
    private static readonly Exception s_away = new TimeoutException("The store did not answer.");

    private readonly FakeServices _services = new();
    private readonly FakePage _page = new();

    public UnavailableTests()
    {
        StaticHost.Add(Services, _services, _page);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Every widget there is: one that comes new is tested without a line here.</summary>
    public static TheoryData<string> Widgets => [.. typeof(SocialWidget).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(SocialWidget)) && !type.IsAbstract).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Widgets))]
    public async Task In_a_static_page_every_widget_says_so_and_offers_the_page_again(string widget)
    {
        _services.ViewerFault = s_away;
        CheckMessage(new HtmlParser().ParseDocument(await StaticHost.RenderAsync(_services, _page, Of(widget))));
        Assert.Same(s_away, Assert.Single(_page.Contained));
        Assert.Empty(_page.Described);
    }

    [Theory]
    [MemberData(nameof(Widgets))]
    public async Task In_a_page_that_lives_on_every_widget_says_so_and_comes_back_by_its_link(string widget)
    {
        _services.ViewerFault = s_away;
        var rendered = Render(Of(widget));
        rendered.WaitForAssertion(() => CheckMessage(new HtmlParser().ParseDocument(rendered.Markup)));

        await rendered.Find("[role=status] a").ClickAsync();
        rendered.WaitForAssertion(() => CheckMessage(new HtmlParser().ParseDocument(rendered.Markup)));
        Assert.Equal(2, _page.Contained.Count);

        _services.ViewerFault = null;
        await rendered.Find("[role=status] a").ClickAsync();
        rendered.WaitForAssertion(() => Assert.Empty(rendered.FindAll("[role=status]")));
        Assert.StartsWith("signed:", rendered.Find("[data-sk-widget]").GetAttribute("data-sk-widget"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_page_waits_for_the_store_once()
    {
        _services.Fault = s_away;
        await StaticHost.RenderAsync(_services, _page, builder =>
        {
            StaticHost.Component<SocialKudosWall>(builder);
            StaticHost.Component<SocialFeed>(builder);
            StaticHost.Component<SocialDiscussion>(builder, ("Subject", Fixtures.Order));
            StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", Fixtures.Order));
        });
        Assert.Single(_page.Contained);
        Assert.Empty(_services.FeedRequests);
        Assert.Empty(_services.DiscussionRequests);
        Assert.Empty(_services.Summarised);
    }

    [Fact]
    public async Task Badges_are_asides_and_show_nothing()
    {
        _services.Fault = s_away;
        var html = await StaticHost.RenderAsync(_services, _page, builder =>
        {
            StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", Fixtures.Order));
            StaticHost.Component<SocialDiscussionBadge>(builder, ("Subject", SubjectRef.For("order", "2")));
        });
        Assert.Equal("", html.Trim());
        Assert.Same(s_away, Assert.Single(_page.Contained));
    }

    [Theory]
    [MemberData(nameof(Widgets))]
    public async Task A_mistake_in_code_still_reaches_the_page(string widget)
    {
        _services.ViewerFault = new ArgumentException("No such order.");
        Assert.Same(_services.ViewerFault, await Assert.ThrowsAsync<ArgumentException>(() => StaticHost.RenderAsync(_services, _page, Of(widget))));
        Assert.Throws<ArgumentException>(() => Render(Of(widget)));
    }

    [Fact]
    public async Task A_form_keeps_its_text_and_writes_once_when_it_is_sent_again()
    {
        var talk = Render<SocialDiscussion>(parameters => parameters.Add(widget => widget.Subject, Fixtures.Order));
        talk.WaitForElement(".sk-discussion > form");
        await talk.Find(".sk-discussion > form textarea").InputAsync(new ChangeEventArgs { Value = "Where is it?" });
        var clientId = talk.Find(".sk-discussion > form [name=clientId]").GetAttribute("value");
        _services.Fault = s_away;
        await talk.Find(".sk-discussion > form").SubmitAsync();

        Assert.Contains("Not stored right now.", talk.Find(".sk-discussion > form [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Where is it?", talk.Find(".sk-discussion > form textarea").GetAttribute("value"));
        Assert.NotNull(talk.Find($"#sk-comment-{Fixtures.Comments[0].Id}"));
        Assert.Same(s_away, Assert.Single(_page.Contained));

        _services.Fault = null;
        await talk.Find(".sk-discussion > form").SubmitAsync();
        Assert.Equal(("Where is it?", clientId), Assert.Single(_services.Commands) is NewComment comment ? (comment.Text, comment.ClientId) : default);
    }

    [Fact]
    public async Task A_list_that_cannot_be_continued_is_there_again_with_all_its_pages()
    {
        var feed = Render<SocialFeed>();
        await feed.WaitForElement("[data-sk-more]").ClickAsync();
        feed.WaitForAssertion(() => Assert.Equal(2, _services.FeedRequests.Count));
        _services.Fault = s_away;
        await feed.WaitForElement("[data-sk-more]").ClickAsync();
        feed.WaitForAssertion(() => CheckMessage(new HtmlParser().ParseDocument(feed.Markup)));

        _services.Fault = null;
        await feed.Find("[role=status] a").ClickAsync();
        feed.WaitForElement("article.sk-post");
        Assert.Equal(5, _services.FeedRequests.Count);
    }

    private static void CheckMessage(IDocument document)
    {
        var message = Assert.Single(document.QuerySelectorAll("[role=status]"));
        Assert.Contains("Not available right now", message.TextContent, StringComparison.Ordinal);
        var again = Assert.Single(message.QuerySelectorAll("a"));
        Assert.Equal(("Try again", "/app/orders/4711"), (again.TextContent, again.GetAttribute("href")));
        Assert.Empty(document.QuerySelectorAll("form, article, [aria-busy]"));
    }

    private static RenderFragment Of(string widget) => builder =>
    {
        builder.OpenComponent(0, typeof(SocialWidget).Assembly.GetExportedTypes().Single(type => type.Name == widget));
        foreach (var (name, value) in widget switch
        {
            nameof(SocialDiscussion) => new Dictionary<string, object> { ["Subject"] = Fixtures.Order },
            nameof(SocialFollowButton) => new() { ["Subject"] = SubjectRef.Of(Fixtures.Bo.Id) },
            nameof(SocialHistory) or nameof(SocialReactionList) or nameof(SocialFlag) => new() { ["Subject"] = Fixtures.Posts[0].Subject },
            nameof(SocialPost) => new() { ["Post"] = Fixtures.Posts[0].Id },
            nameof(SocialProfileCard) => new() { ["Handle"] = "bo" },
            _ => [],
        })
        {
            builder.AddComponentParameter(1, name, value);
        }

        builder.CloseComponent();
    };
}
