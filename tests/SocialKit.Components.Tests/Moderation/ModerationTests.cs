using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>The widgets of moderation where the page lives on.</summary>
public class ModerationTests : BunitContext
{
    private readonly FakeServices _services = new();

    public ModerationTests()
    {
        StaticHost.Add(Services, _services, new FakePage());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_report_is_made_and_shown()
    {
        var widget = Render<SocialFlag>(parameters => parameters.Add(flag => flag.Subject, Fixtures.Posts[1].Subject));
        widget.Find("input[value=respect]").Change("respect");
        widget.Find("textarea[name=reason]").Input("It is about her.");
        widget.Find("form").Submit();
        Assert.Equal([new NewFlag(Fixtures.Posts[1].Subject, "respect", "It is about her.")], _services.Commands);
        Assert.Empty(widget.FindAll("form"));
        Assert.Contains("The moderators have your report.", widget.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_is_opened_claimed_and_decided_and_the_decision_can_be_taken_back()
    {
        var widget = Render<SocialModerationQueue>();
        widget.Find($"#sk-case-{FakeModeration.Reported} a.sk-button").Click();
        widget.Find("form[action$=claim]").Submit();
        Assert.Contains("You look at it.", widget.Markup, StringComparison.Ordinal);

        widget.Find("input[value=hide]").Change("hide");
        widget.Find("textarea[name=reason]").Input("About a person.");
        widget.Find("select[name=also]").Change("mute");
        widget.Find("select[name=days]").Change("7");
        widget.Find("select[name=norm]").Change("respect");
        widget.Find("form[action$=decision]").Submit();
        var (_, decision) = Assert.IsType<(ModerationCaseId, NewDecision)>(_services.Commands[^1]);
        Assert.Equal(
            new NewDecision(DecisionAction.Hide, "About a person.") { Also = DecisionAction.Mute, Until = DateTimeOffset.Parse("2026-09-21T00:00:00Z", null), Norm = "respect" }, decision);

        widget.Find("form[action$=restoration]").Submit();
        Assert.Equal(new DecisionId(Fixtures.Id(501)), _services.Commands[^1]);
        widget.FindAll("a").First(link => link.TextContent.Contains("Back to the queue", StringComparison.Ordinal)).Click();
        Assert.Empty(widget.FindAll($"#sk-case-{FakeModeration.Reported}"));
    }

    [Fact]
    public void An_appeal_is_answered()
    {
        var widget = Render<SocialModerationQueue>();
        widget.Find($"#sk-case-{FakeModeration.Appealed} a.sk-button").Click();
        widget.Find("input[name=granted][value=true]").Change("true");
        widget.Find("textarea[name=answer]").Input("We read it wrong.");
        widget.Find("form[action$=appeal-answer]").Submit();
        Assert.Equal((new DecisionId(Fixtures.Id(501)), true, "We read it wrong."), _services.Commands[^1]);
    }

    [Fact]
    public void Many_texts_are_counted_before_anything_changes()
    {
        var widget = Render<SocialModerationPerson>(parameters => parameters.Add(person => person.Person, "bo"));
        Assert.Empty(widget.FindAll("form[action$=bulk-decisions]"));
        widget.Find("a[href*='sk-bulk=hide-week']").Click();
        Assert.Contains("3 posts and 12 comments.", widget.Markup, StringComparison.Ordinal);
        Assert.Empty(_services.Commands);
        widget.Find("form[action$=bulk-decisions] textarea").Input("Advertising");
        widget.Find("form[action$=bulk-decisions]").Submit();
        Assert.Equal([new BulkDecision(Fixtures.Bo.Id, DecisionAction.Hide, BulkWindow.Week, "Advertising")], _services.Commands);
    }

    [Fact]
    public void A_person_is_warned()
    {
        var widget = Render<SocialModerationPerson>(parameters => parameters.Add(person => person.Person, "bo"));
        widget.Find("form[action$=sanctions] input[value=warn]").Change("warn");
        widget.Find("form[action$=sanctions] textarea").Input("Please stop.");
        widget.Find("form[action$=sanctions]").Submit();
        Assert.Equal([new NewSanction(Fixtures.Bo.Id, DecisionAction.Warn, "Please stop.")], _services.Commands);
    }

    [Fact]
    public void A_rule_is_changed_tried_and_removed()
    {
        var widget = Render<SocialModerationRules>();
        widget.Find($"a[href*='{FakeModeration.Rule}']").Click();
        widget.Find("form[action$=rules] input[name=name]").Input("Prices and offers");
        widget.Find("form[action$=rules]").Submit();
        Assert.Equal(((ModerationRuleId?)FakeModeration.Rule, new RuleDraft("Prices and offers", "words", "price*", "hold", "Please leave prices out.", "logistics"), (long?)3), _services.Commands[^1]);
        Assert.Empty(widget.FindAll("form[action$=rules]"));

        widget.Find("form[action$=trial] textarea").Input("What is the price?");
        widget.Find("form[action$=trial]").Submit();
        Assert.Equal(new RuleTrial("What is the price?"), _services.Commands[^1]);
        Assert.Contains("Takes too long", widget.Markup, StringComparison.Ordinal);

        widget.Find("form[action$=settings] select[name=holdAll]").Change("true");
        widget.Find("form[action$=settings]").Submit();
        Assert.Equal(new SettingView(null, null, true, 2), _services.Commands[^1]);

        widget.Find($"a[href*='{FakeModeration.Rule}']").Click();
        widget.Find("form[action$=deletion]").Submit();
        Assert.Equal(FakeModeration.Rule, _services.Commands[^1]);
    }

    [Fact]
    public void Who_does_not_agree_says_so_once()
    {
        _services.Moderation.Standing = FakeModeration.Restricted;
        var widget = Render<SocialStanding>();
        widget.Find("form[action$=appeal] textarea").Input("It was a joke.");
        widget.Find("form[action$=appeal]").Submit();
        Assert.Equal([(new DecisionId(Fixtures.Id(501)), "It was a joke.")], _services.Commands);
    }
}
