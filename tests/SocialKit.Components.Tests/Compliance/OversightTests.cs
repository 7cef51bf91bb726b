using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>Audit and legal holds where the page lives on.</summary>
public class OversightTests : BunitContext
{
    private readonly FakeServices _services = new();

    public OversightTests()
    {
        StaticHost.Add(Services, _services, new FakePage());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_hold_is_placed_and_released_in_place()
    {
        var widget = Render<SocialLegalHolds>();
        widget.Find("input[type=text][name=subject]").Input("member:ana");
        widget.Find("input[name=reason]").Input("Case 13");
        widget.Find("form[action$=legal-holds]").Submit();
        Assert.Equal((SubjectRef.For("member", "ana"), "Case 13"), _services.Commands.Single());
        Assert.Contains("Case 13", widget.Markup, StringComparison.Ordinal);

        widget.Find("form[action$=deletion]").Submit();
        Assert.DoesNotContain("Case 12", widget.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_written_as_a_subject_is_said_beside_the_form_and_nothing_is_asked()
    {
        var widget = Render<SocialLegalHolds>();
        widget.Find("input[type=text][name=subject]").Input("order 4711");
        widget.Find("input[name=reason]").Input("Case 13");
        widget.Find("form[action$=legal-holds]").Submit();
        Assert.Empty(_services.Commands);
        Assert.Contains("order:4711", widget.Find("[role=alert]:not([hidden])").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chain_is_checked_when_somebody_asks()
    {
        var widget = Render<SocialAudit>();
        Assert.DoesNotContain("as they were written", widget.Markup, StringComparison.Ordinal);
        widget.Find("a[href*=sk-proof]").Click();
        Assert.Contains("All 3 entries are as they were written.", widget.Markup, StringComparison.Ordinal);
    }
}
