namespace SocialKit.Core.Tests;

/// <summary>Coming into communities and going, letting in, and who may. What they then see is tested elsewhere.</summary>
public sealed class MembershipServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("in memory")]
    [InlineData("SQLite")]
    public async Task What_is_open_is_joined_and_left_and_counts_its_members(string store)
    {
        await using var company = await Company.OpenAsync(store);
        var memberships = company.World.Get<IMembershipService>();
        await company.CommunityAsync("fixes", "open", company.Ana);
        Assert.Equal(("join", null, 1L, false, false), Of(await memberships.ReadAsync(company.Cleo, "fixes", Token)));
        await memberships.SetAsync(company.Cleo, "fixes", true, Token);
        await memberships.SetAsync(company.Cleo, "fixes", true, Token);
        Assert.Equal((null, "member", 2L, true, false), Of(await memberships.ReadAsync(company.Cleo, "fixes", Token)));
        Assert.Equal(["ana", "cleo"], await NamesAsync(company, company.Ben, "active"));
        await memberships.SetAsync(company.Cleo, "fixes", false, Token);
        await memberships.SetAsync(company.Cleo, "fixes", false, Token);
        Assert.Equal(("join", null, 1L, false, false), Of(await memberships.ReadAsync(company.Cleo, "fixes", Token)));

        static (string?, string?, long?, bool, bool) Of(CommunityStanding standing) => (standing.Way, standing.Role, standing.Members, standing.CanLeave, standing.CanManage);
    }

    [Fact]
    public async Task Where_others_decide_one_asks_and_they_let_in_or_turn_down()
    {
        await using var company = await Company.OpenAsync("in memory");
        var (memberships, ana, ben, cleo) = (company.World.Get<IMembershipService>(), company.Ana, company.Ben, company.Cleo);
        var community = await company.CommunityAsync("fixes", "request", ana);
        var post = await company.World.PostAsync(ana, "For members", scope: FeedScope.Community(community.Id));
        Assert.Equal(("ask", (string?)null, (long?)null), await StandsAsync(company, cleo));
        await memberships.SetAsync(cleo, "fixes", true, Token);
        await memberships.SetAsync(ben, "fixes", true, Token);
        Assert.Equal((null, "requested", null), await StandsAsync(company, cleo));
        Assert.Equal(["ben", "cleo"], await NamesAsync(company, ana, "requested"));

        // Asking opens nothing yet, and who asked is told to nobody but those who decide.
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await company.World.Posts.ReadAsync(cleo, post.Id, Token))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await NamesAsync(company, cleo, "requested"))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await NamesAsync(company, cleo, "active"))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await memberships.AdmitAsync(cleo, "fixes", "cleo", Token))).Code);

        Assert.Equal("active", (await memberships.AdmitAsync(ana, "fixes", "@cleo", Token)).State);
        Assert.Equal("active", (await memberships.AdmitAsync(ana, "fixes", "cleo", Token)).State);
        await memberships.RemoveAsync(ana, "fixes", ben.RequireMember(), Token);
        Assert.Equal((null, "active", 2L), await StandsAsync(company, cleo));
        Assert.Equal(("ask", null, null), await StandsAsync(company, ben));
        await company.World.Posts.ReadAsync(cleo, post.Id, Token);

        // Taking a request back.
        await memberships.SetAsync(ben, "fixes", true, Token);
        await memberships.SetAsync(ben, "fixes", false, Token);
        Assert.Empty(await NamesAsync(company, ana, "requested"));
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("hidden")]
    public async Task Only_who_is_invited_comes_in_and_a_hidden_community_is_there_for_nobody_else(string access)
    {
        await using var company = await Company.OpenAsync("in memory");
        var (memberships, ana, ben, cleo) = (company.World.Get<IMembershipService>(), company.Ana, company.Ben, company.Cleo);
        await company.CommunityAsync("fixes", access, ana);
        var code = access == "hidden" ? SocialError.NotFound : SocialError.Forbidden;
        foreach (var attempt in new Func<Task>[]
        {
            async () => await memberships.SetAsync(cleo, "fixes", true, Token), async () => await memberships.AdmitAsync(cleo, "fixes", "cleo", Token),
            async () => await memberships.SetRoleAsync(cleo, "fixes", cleo.RequireMember(), "owner", Token), async () => await memberships.RemoveAsync(cleo, "fixes", ana.RequireMember(), Token),
            async () => await memberships.SetAccessAsync(cleo, "fixes", "open", Token), async () => await NamesAsync(company, cleo, "active"), async () => await NamesAsync(company, cleo, "invited"),
        })
        {
            Assert.Equal(code, (await World.RefusedAsync(attempt)).Code);
        }

        Assert.Equal("invited", (await memberships.AdmitAsync(ana, "fixes", "cleo", Token)).State);
        Assert.Equal(("accept", "invited", null), await StandsAsync(company, cleo));
        await memberships.SetAsync(cleo, "fixes", false, Token);
        if (access == "hidden")
        {
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await StandsAsync(company, cleo))).Code);
        }

        await memberships.AdmitAsync(ana, "fixes", ben.RequireMember().ToString(), Token);
        await memberships.SetAsync(ben, "fixes", true, Token);
        Assert.Equal((null, "active", 2L), await StandsAsync(company, ben));

        // Somebody who left the company, or never was there, is not invited.
        await company.World.Members.SetStatusAsync(TenantId.Default, "cleo", MemberStatus.Left, Token);
        foreach (var person in new[] { "cleo", "nobody", "" })
        {
            Assert.Equal("person", (await World.RefusedAsync(async () => await memberships.AdmitAsync(ana, "fixes", person, Token))).Field);
        }
    }

    [Fact]
    public async Task Nobody_gives_or_takes_a_role_above_their_own()
    {
        await using var company = await Company.OpenAsync("in memory");
        var (memberships, ana, ben, cleo) = (company.World.Get<IMembershipService>(), company.Ana, company.Ben, company.Cleo);
        var dora = await company.World.PersonAsync("dora");
        await company.CommunityAsync("fixes", "open", ana, ben, cleo, dora);
        Assert.Equal("steward", (await memberships.SetRoleAsync(ana, "fixes", ben.RequireMember(), "steward", Token)).Role);
        Assert.Equal(["steward", "moderator", "expert", "member", "reader"], (await memberships.ReadAsync(ben, "fixes", Token)).Roles);
        await memberships.SetRoleAsync(ben, "fixes", cleo.RequireMember(), "moderator", Token);
        foreach (var attempt in new Func<Task>[]
        {
            async () => await memberships.SetRoleAsync(ben, "fixes", ben.RequireMember(), "owner", Token), async () => await memberships.SetRoleAsync(ben, "fixes", ana.RequireMember(), "member", Token),
            async () => await memberships.RemoveAsync(ben, "fixes", ana.RequireMember(), Token), async () => await memberships.SetRoleAsync(cleo, "fixes", dora.RequireMember(), "expert", Token),
            async () => await memberships.SetRoleAsync(dora, "fixes", dora.RequireMember(), "owner", Token),
        })
        {
            Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(attempt)).Code);
        }

        Assert.Equal("role", (await World.RefusedAsync(async () => await memberships.SetRoleAsync(ana, "fixes", ben.RequireMember(), "king", Token))).Field);
        Assert.Equal([(true, "owner"), (true, "steward"), (true, "moderator"), (true, "member")], (await ListAsync(company, ana, "active")).Select(one => (one.CanChange, one.Role)));
        Assert.Equal([false, true, true, true], (await ListAsync(company, ben, "active")).Select(one => one.CanChange));

        // An administrator of the site stands in; what was done is in the audit, by ids alone.
        company.World.Staff.Appoint(dora, StaffRole.Administrator, StaffRole.Auditor);
        await memberships.SetRoleAsync(dora, "fixes", ben.RequireMember(), "owner", Token);
        Assert.Equal(
            [("role-given", "owner"), ("role-given", "moderator"), ("role-given", "steward")],
            (await company.World.Get<IAuditService>().ReadAsync(dora, new AuditRequest(), Token)).Entries.Select(entry => (entry.Verb, entry.Reason)));
    }

    [Fact]
    public async Task The_only_owner_who_is_here_can_neither_go_nor_step_down_nor_be_taken_out()
    {
        await using var company = await Company.OpenAsync("in memory");
        var (memberships, ana, ben) = (company.World.Get<IMembershipService>(), company.Ana, company.Ben);
        await company.CommunityAsync("fixes", "open", ana, ben);
        await memberships.SetRoleAsync(ana, "fixes", ben.RequireMember(), "owner", Token);
        await memberships.SetAsync(ben, "fixes", false, Token);
        await RefusedAsync();

        // Another one who left the company does not count.
        await memberships.SetAsync(ben, "fixes", true, Token);
        await memberships.SetRoleAsync(ana, "fixes", ben.RequireMember(), "owner", Token);
        await company.World.Members.SetStatusAsync(TenantId.Default, "ben", MemberStatus.Left, Token);
        await RefusedAsync();
        await company.World.Members.SetStatusAsync(TenantId.Default, "ben", MemberStatus.Active, Token);
        await memberships.SetAsync(ana, "fixes", false, Token);
        Assert.Equal("owner", (await memberships.ReadAsync(ben, "fixes", Token)).Role);

        async Task RefusedAsync()
        {
            foreach (var attempt in new Func<Task>[]
            {
                async () => await memberships.SetAsync(ana, "fixes", false, Token), async () => await memberships.SetRoleAsync(ana, "fixes", ana.RequireMember(), "member", Token),
                async () => await memberships.RemoveAsync(ana, "fixes", ana.RequireMember(), Token),
            })
            {
                Assert.Equal(SocialError.Conflict, (await World.RefusedAsync(attempt)).Code);
            }
        }
    }

    [Theory]
    [InlineData("in memory")]
    [InlineData("SQLite")]
    public async Task Of_two_owners_who_go_at_the_same_moment_one_stays(string store)
    {
        await using var company = await Company.OpenAsync(store);
        var memberships = company.World.Get<IMembershipService>();
        var community = await company.CommunityAsync("fixes", "open", company.Ana, company.Ben);
        for (var round = 0; round < 20; round++)
        {
            await company.PutAsync(
            [
                .. await MissingAsync(company.Ana), .. await MissingAsync(company.Ben),
            ]);
            var left = await Task.WhenAll(new[] { company.Ana, company.Ben }.Select(owner => Task.Run(async () =>
            {
                try
                {
                    await memberships.SetAsync(owner, "fixes", false, Token);
                    return true;
                }
                catch (SocialKitException refused) when (refused.Error.Code == SocialError.Conflict)
                {
                    return false;
                }
            })));
            Assert.Single(left, true);
        }

        async Task<IReadOnlyList<Membership>> MissingAsync(Viewer owner)
        {
            var stands = await company.World.Store.Records.GetAsync<Membership>(
                AccessScope.System(TenantId.Default), [Membership.KeyOf(community.Id, owner.RequireMember())], Token);
            return stands is [{ Role: var role }] && role == CommunityRole.Owner
                ? []
                : [company.MembershipOf(community, owner, CommunityRole.Owner) with { Version = stands.Count == 0 ? 1 : stands[0].Version + 1 }];
        }
    }

    [Fact]
    public async Task A_narrower_access_closes_what_was_said_before_with_the_next_request()
    {
        await using var company = await Company.OpenAsync("in memory");
        var (memberships, ana, cleo) = (company.World.Get<IMembershipService>(), company.Ana, company.Cleo);
        var community = await company.CommunityAsync("fixes", "open", ana);
        var post = await company.World.PostAsync(ana, "Said in the open", scope: FeedScope.Community(community.Id));
        await company.World.Posts.ReadAsync(cleo, post.Id, Token);
        Assert.Equal("request", (await memberships.SetAccessAsync(ana, "fixes", "request", Token)).Access);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await company.World.Posts.ReadAsync(cleo, post.Id, Token))).Code);
        await memberships.SetAccessAsync(ana, "fixes", "hidden", Token);
        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await StandsAsync(company, cleo))).Code);
        await memberships.SetAccessAsync(ana, "fixes", "open", Token);
        await company.World.Posts.ReadAsync(cleo, post.Id, Token);
        Assert.Equal("access", (await World.RefusedAsync(async () => await memberships.SetAccessAsync(ana, "fixes", "secret", Token))).Field);

        // An administrator who is not in it cannot hide it from everybody who could open it, nor from themselves.
        company.World.Staff.Appoint(cleo, StaffRole.Administrator);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await memberships.SetAccessAsync(cleo, "fixes", "hidden", Token))).Code);
        await memberships.SetAccessAsync(cleo, "fixes", "invite", Token);
    }

    [Fact]
    public async Task Who_is_banned_does_not_come_in_and_is_told_why()
    {
        await using var company = await Company.OpenAsync("in memory");
        var (memberships, ana, cleo) = (company.World.Get<IMembershipService>(), company.Ana, company.Cleo);
        var community = await company.CommunityAsync("fixes", "open", ana);
        await company.PutAsync(new Sanction
        {
            Id = new SanctionId(Guid.CreateVersion7()), Member = cleo.RequireMember(), Kind = SanctionKind.Ban, Community = community.Id, Reason = "Threats.", Decision = new DecisionId(Guid.CreateVersion7()), Moderator = ana.RequireMember(),
            CreatedAt = company.World.Clock.GetUtcNow(), Version = 1,
        });
        var refused = await World.RefusedAsync(async () => await memberships.SetAsync(cleo, "fixes", true, Token));
        Assert.Equal(SocialError.Forbidden, refused.Code);
        Assert.Contains("Threats.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        await using var company = await Company.OpenAsync("in memory");
        var people = new List<Viewer>();
        for (var i = 0; i < 7; i++)
        {
            people.Add(await company.World.PersonAsync($"person{i}"));
        }

        await company.CommunityAsync("fixes", "open", [.. people]);
        List<string> read = [];
        for (string? cursor = null; ;)
        {
            var page = await company.World.Get<IMembershipService>().ListAsync(company.Cleo, new MembershipRequest("fixes", Cursor: cursor, Limit: 3), Token);
            read.AddRange(page.Members.Select(one => one.Member.Handle));
            if ((cursor = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(people.Count, read.Distinct().Count());
        Assert.Equal(people.Count, read.Count);
        Assert.Equal("state", (await World.RefusedAsync(async () => await NamesAsync(company, company.Cleo, "former"))).Field);
    }

    private static async Task<(string? Way, string? State, long? Members)> StandsAsync(Company company, Viewer viewer) =>
        await company.World.Get<IMembershipService>().ReadAsync(viewer, "fixes", Token) is var standing ? (standing.Way, standing.State, standing.Members) : default;

    private static async Task<IReadOnlyList<MembershipView>> ListAsync(Company company, Viewer viewer, string state) =>
        (await company.World.Get<IMembershipService>().ListAsync(viewer, new MembershipRequest("fixes", state), Token)).Members;

    private static async Task<IReadOnlyList<string>> NamesAsync(Company company, Viewer viewer, string state) =>
        [.. (await ListAsync(company, viewer, state)).Select(one => one.Member.Handle)];
}
