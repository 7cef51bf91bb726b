using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialKit.Components.Tests;

public class DiscussionTests
{
    [Fact]
    public async Task A_tombstone_has_neither_name_nor_words()
    {
        var article = (await DocumentAsync()).GetElementById($"sk-comment-{Fixtures.Comments[1].Id}")!;

        Assert.Contains("deleted by its author", article.TextContent, StringComparison.Ordinal);
        Assert.Null(article.QuerySelector(".sk-author, .sk-text, .sk-avatar"));
        Assert.DoesNotContain("Ana", article.OuterHtml, StringComparison.Ordinal);
        Assert.EndsWith("/restoration", article.QuerySelector("form")!.GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_says_its_level_and_whom_it_answers()
    {
        var document = await DocumentAsync();
        var deep = document.GetElementById($"sk-comment-{Fixtures.Comments[0].Replies[2].Id}")!;

        Assert.Contains("sk-level-3", deep.ClassList);
        Assert.Equal("Reply by يسرى حداد, level 3", deep.GetAttribute("aria-label"));
        Assert.Contains("replying to @ana", string.Join(' ', deep.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_deeper_than_shown_stands_at_the_last()
    {
        var deep = Fixtures.Comments[0] with { Replies = [Fixtures.Comments[0].Replies[0] with { Level = 9 }] };
        var document = await DocumentAsync(services => services.Discussion = _ => Fixtures.Discussion with { Comments = [deep] });
        Assert.NotNull(document.QuerySelector(".sk-level-3"));
    }

    [Fact]
    public async Task What_the_address_asks_for_is_read()
    {
        var services = new FakeServices();
        var page = new FakePage();
        page.QueryValues["sk-talk-sort"] = "newest";
        page.QueryValues["sk-talk-after"] = "cursor";
        page.QueryValues["sk-at"] = Fixtures.Comments[0].Id.ToString();
        await StaticHost.RenderAsync<SocialDiscussion>(services, page, ("Subject", Fixtures.Order), ("PageSize", (int?)5));

        Assert.Equal(
            new DiscussionRequest(Fixtures.Order) { Sort = DiscussionSort.Newest, Cursor = "cursor", Focus = Fixtures.Comments[0].Id, Limit = 5 },
            Assert.Single(services.DiscussionRequests));
    }

    [Theory]
    [InlineData("sk-talk-after", SocialError.BadCursor, true)]
    [InlineData("sk-at", SocialError.NotFound, false)]
    public async Task A_link_that_leads_nowhere_any_more_shows_the_discussion(string name, string code, bool told)
    {
        var services = new FakeServices();
        services.Discussion = request => request.Cursor is null && request.Focus is null
            ? Fixtures.Discussion
            : throw new SocialKitException(new SocialError(code, null, "No."));
        var page = new FakePage();
        page.QueryValues[name] = Fixtures.Comments[0].Id.ToString();
        var markup = await StaticHost.RenderAsync<SocialDiscussion>(services, page, ("Subject", Fixtures.Order));

        Assert.Contains("17 comments", markup, StringComparison.Ordinal);
        Assert.Equal(told, markup.Contains("from the start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subject_that_may_not_be_seen_looks_like_one_that_is_not_there()
    {
        var page = new FakePage();
        page.QueryValues["sk-at"] = Fixtures.Comments[0].Id.ToString();
        var services = new FakeServices { Refusal = new SocialError(SocialError.NotFound, null, "Secret order 4711.") };
        var markup = await StaticHost.RenderAsync<SocialDiscussion>(services, page, ("Subject", Fixtures.Order));

        Assert.Contains("Nothing to see here", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_accept_gets_the_button_for_what_is_not_yet_so()
    {
        var document = await DocumentAsync(services => services.Discussion = _ => Fixtures.Answers);
        var forms = document.QuerySelectorAll("form[action$='/acceptance']");

        Assert.Equal(["false", "true"], forms.Select(form => form.QuerySelector("[name=set]")!.GetAttribute("value")));
        Assert.Equal("answer", document.QuerySelector(".sk-choose :checked")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Reactions_say_their_name_their_count_and_whether_they_are_mine()
    {
        var document = await DocumentAsync();
        var mine = document.QuerySelector($"#sk-comment-{Fixtures.Comments[0].Replies[0].Id} button[aria-pressed=true]")!;

        Assert.Equal("Thanks, you", mine.GetAttribute("aria-label"));
        var off = document.GetElementById(mine.GetAttribute("form")!)!;
        Assert.Equal("false", off.QuerySelector("[name=set]")!.GetAttribute("value"));
        Assert.Equal("Like, 2 people", document.QuerySelector($"#sk-comment-{Fixtures.Comments[0].Id} button[value=like]")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task What_people_write_is_encoded_unless_it_came_through_the_sanitiser()
    {
        var person = Fixtures.Ana with { Name = "<b>Ana</b>", Role = "<i>x</i>" };
        var markup = await StaticHost.RenderAsync<SocialDiscussion>(
            new FakeServices { Discussion = _ => Fixtures.Discussion with { Comments = [Fixtures.Comments[2] with { Author = person }] } },
            new FakePage(),
            ("Subject", Fixtures.Order));

        Assert.DoesNotContain("<b>Ana", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>x", markup, StringComparison.Ordinal);
    }

    private static async Task<IDocument> DocumentAsync(Action<FakeServices>? set = null)
    {
        var services = new FakeServices();
        set?.Invoke(services);
        return new HtmlParser().ParseDocument(await StaticHost.RenderAsync<SocialDiscussion>(services, new FakePage(), ("Subject", Fixtures.Order)));
    }
}
