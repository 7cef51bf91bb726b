using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>Muting, blocking and ending a talk where the page lives on.</summary>
public class KeepingAwayTests : BunitContext
{
    private readonly FakeServices _services = new();

    public KeepingAwayTests()
    {
        StaticHost.Add(Services, _services, new FakePage());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Somebody_is_muted_and_blocked_from_their_card_and_taken_back_from_the_list()
    {
        var card = Render<SocialProfileCard>(parameters => parameters.Add(one => one.Handle, "bo"));
        card.Find("form[action$=mutes]").Submit();
        Assert.Contains("Muted: undo", card.Markup, StringComparison.Ordinal);
        card.Find("form[action$=blocks]").Submit();
        Assert.Contains("Blocked: undo", card.Markup, StringComparison.Ordinal);

        var list = Render<SocialMuted>();
        list.Find("form[action$=mutes]").Submit();
        list.Find("form[action$=blocks]").Submit();
        Assert.Contains("You muted and blocked nobody.", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_talk_is_ended_with_a_reason()
    {
        _services.Discussion = request => Fixtures.Discussion with { Subject = request.Subject, CanLock = true };
        var talk = Render<SocialDiscussion>(parameters => parameters.Add(one => one.Subject, Fixtures.Order));
        talk.WaitForElement("form[action$=locks] input[name=reason]").Input("The bill is paid.");
        talk.Find("form[action$=locks]").Submit();
        talk.WaitForAssertion(() => Assert.Equal([(Fixtures.Order, "The bill is paid.")], _services.Commands));
    }
}
