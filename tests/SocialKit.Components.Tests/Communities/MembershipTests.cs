using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

/// <summary>The way in and out, and the members, where the page lives on.</summary>
public class MembershipTests : BunitContext
{
    private readonly FakeServices _services = new();

    public MembershipTests()
    {
        StaticHost.Add(Services, _services, new FakePage());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void One_joins_and_leaves_after_a_question()
    {
        var widget = Render<SocialMembership>(parameters => parameters.Add(one => one.Community, "ovens"));
        widget.Find("form").Submit();
        Assert.Equal([true], _services.Commands);
        Assert.Contains("Member", widget.Find(".sk-badge-mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("You can join again at any time.", widget.Find("details").TextContent, StringComparison.Ordinal);
        widget.Find("details form").Submit();
        Assert.Equal([true, false], _services.Commands);
    }

    [Fact]
    public void Those_who_manage_let_in_give_roles_take_out_invite_and_choose_access()
    {
        _services.Memberships.Standing = Fixtures.Standing with { CanManage = true, Roles = ["owner", "steward", "moderator", "expert", "member", "reader"] };
        var widget = Render<SocialMembers>(parameters => parameters.Add(one => one.Community, "ovens"));
        widget.Find("select[name=role]").Change("moderator");
        widget.Find("form[action$='memberships/role']").Submit();
        widget.Find("form[action$='memberships/deletion']").Submit();
        widget.Find("input[name=person][type=text]").Input("@mei");
        widget.FindAll("form[action$='memberships/admission']")[^1].Submit();
        widget.Find("input[name=access][value=invite]").Change("invite");
        widget.Find("form[action$='memberships/access']").Submit();
        widget.Find("a[href*='sk-members=requested']").Click();
        widget.Find("li form[action$='memberships/admission']").Submit();
        Assert.Equal([(Fixtures.Bo.Id, "moderator"), Fixtures.Bo.Id, "@mei", "invite", Fixtures.Mei.Id.ToString()], _services.Commands);
    }

    [Fact]
    public void Others_only_read_who_is_in()
    {
        var widget = Render<SocialMembers>(parameters => parameters.Add(one => one.Community, "ovens"));
        Assert.Equal(2, widget.FindAll("li").Count);
        Assert.Empty(widget.FindAll("nav"));
        Assert.Empty(widget.FindAll("details.sk-box"));
    }
}
