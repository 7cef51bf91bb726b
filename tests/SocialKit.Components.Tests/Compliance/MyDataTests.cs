using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>My data where the page lives on.</summary>
public class MyDataTests : BunitContext
{
    private readonly FakeServices _services = new();

    public MyDataTests()
    {
        StaticHost.Add(Services, _services, new FakePage());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Nothing_is_asked_for_before_it_was_shown_what_happens()
    {
        var widget = Render<SocialMyData>();
        Assert.Empty(widget.FindAll("form[action$=erasures]"));

        widget.Find("a[href*='sk-erase=redact']").Click();
        Assert.Contains("12 stay without you", widget.Markup, StringComparison.Ordinal);
        Assert.Empty(_services.Commands);

        widget.Find("form[action$=erasures]").Submit();
        Assert.Equal([(Fixtures.Ana.Id, ErasureMode.Redact)], _services.Commands);
        Assert.Contains("will be carried out after", widget.Markup, StringComparison.Ordinal);
        Assert.Empty(widget.FindAll("a[href*='sk-erase=']"));
    }

    [Fact]
    public void It_can_be_thought_over_and_taken_back()
    {
        var widget = Render<SocialMyData>();
        widget.Find("a[href*='sk-erase=purge']").Click();
        widget.Find(".sk-actions a").Click();
        Assert.Empty(widget.FindAll("form[action$=erasures]"));

        widget.Find("a[href*='sk-erase=purge']").Click();
        widget.Find("form[action$=erasures]").Submit();
        widget.Find("form[action$=cancellation]").Submit();
        Assert.Equal(3, widget.FindAll("a[href*='sk-erase=']").Count);
    }

    [Fact]
    public void A_refusal_stands_beside_the_button()
    {
        var widget = Render<SocialMyData>();
        widget.Find("a[href*='sk-erase=purge']").Click();
        _services.Refusal = new SocialError(SocialError.TooFast, null, "Wait a minute.");
        widget.Find("form[action$=erasures]").Submit();
        Assert.Contains("Wait a minute.", widget.Find("[role=alert]:not([hidden])").TextContent, StringComparison.Ordinal);
    }
}
