using System.Security.Claims;

namespace SocialKit.Core.Tests;

/// <summary>Whom a text can call: nobody is offered who could not open it, and who is named in vain is said to its author.</summary>
public sealed class MentionServiceTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);

    private World? _world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private World World => _world ??= new World();

    [Fact]
    public async Task Everybody_can_be_called_where_everybody_reads_but_oneself_and_who_left_and_who_keeps_apart()
    {
        var (ana, anton) = (await World.PersonAsync("ana"), await World.PersonAsync("anton", "Anton Vogel"));
        var (andrew, anke, ben) = (await World.PersonAsync("andrew"), await World.PersonAsync("anke"), await World.PersonAsync("ben"));
        await World.Members.SetStatusAsync(TenantId.Default, "andrew", MemberStatus.Left, Token);
        Assert.Equal(["anke", "anton"], await OfferedAsync(ana, null, "@An"));
        Assert.Equal(["anke", "anton", "ben"], await OfferedAsync(ana, null, null));
        Assert.Equal(["anke"], await OfferedAsync(ana, null, "an", 1));
        Assert.Empty(await OfferedAsync(ana, null, "<script>"));
        Assert.Empty(await OfferedAsync(ana, null, "an%"));

        await World.Get<IBlockService>().SetAsync(anton, ana.RequireMember(), true, Token);
        await World.Get<IBlockService>().SetAsync(ana, ben.RequireMember(), true, Token);
        Assert.Equal(["anke"], await OfferedAsync(ana, null, ""));
        Assert.Equal(["ana", "anton", "ben"], await OfferedAsync(anke, null, ""));
        Assert.NotNull(andrew.Member);
    }

    [Theory]
    [InlineData("in memory")]
    [InlineData("SQLite")]
    public async Task In_a_closed_community_only_its_members_are_offered_and_outsiders_learn_nothing(string store)
    {
        await using var company = await Company.OpenAsync(store);
        var (ana, ben, cleo) = (company.Ana, company.Ben, company.Cleo);
        var closed = await company.CommunityAsync("ovens", CommunityAccess.Hidden.Value, ana, ben);
        var post = await company.World.PostAsync(ana, "We meet on Monday", scope: FeedScope.Community(closed.Id));
        var mentions = company.World.Get<IMentionService>();

        // The end of a handle is not looked at: cleo is not there at all.
        foreach (var place in new[] { SubjectRef.Of(closed.Id), post.Subject, SubjectRef.For(SubjectRef.CommunityKind, "ovens") })
        {
            Assert.Equal(["ben"], (await mentions.FindAsync(ana, place, "", null, Token)).Select(person => person.Handle));
            Assert.Empty(await mentions.FindAsync(ana, place, "cle", null, Token));
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await mentions.FindAsync(cleo, place, "", null, Token))).Code);
        }

        // It opens, and who came in is offered.
        await company.PutAsync(company.MembershipOf(closed, cleo, CommunityRole.Member));
        Assert.Equal(["ben", "cleo"], (await mentions.FindAsync(ana, post.Subject, "", null, Token)).Select(person => person.Handle));
    }

    [Fact]
    public async Task Who_took_part_comes_first()
    {
        var people = new List<Viewer>();
        foreach (var handle in new[] { "ana", "ben", "cleo", "dora", "emil" })
        {
            people.Add(await World.PersonAsync(handle));
        }

        var post = await World.PostAsync(people[4], "Who repairs the oven?");
        await World.SayAsync(people[3], post.Subject, "I do");
        Assert.Equal(["emil", "dora", "ben", "cleo"], await OfferedAsync(people[0], post.Subject, ""));
        Assert.Equal(["dora"], await OfferedAsync(people[0], post.Subject, "d"));
    }

    [Fact]
    public async Task On_what_is_the_hosts_own_its_policy_is_asked_for_each_and_without_their_principals_nobody_is_offered()
    {
        _world = new World(add: builder => builder.AddMemberPrincipals<Directory>());
        await MayReadAsync(["ben", "dora"]);
        await using var bare = new World();
        var ana = await bare.PersonAsync("ana");
        await bare.PersonAsync("ben");
        Assert.Empty(await bare.Get<IMentionService>().FindAsync(ana, s_order, "", null, Token));
    }

    [Fact]
    public async Task An_author_is_told_for_an_hour_whom_a_text_names_in_vain_and_nobody_else_is()
    {
        await using var company = await Company.OpenAsync("in memory");
        var (world, ana, ben) = (company.World, company.Ana, company.Ben);
        var closed = await company.CommunityAsync("ovens", CommunityAccess.Hidden.Value, ana, ben);
        var post = await world.PostAsync(ana, "@cleo and @ben, and @nobody", scope: FeedScope.Community(closed.Id));
        Assert.Equal(["cleo"], post.NotReached.Select(person => person.Handle));
        Assert.Equal(["cleo"], (await world.Posts.ReadAsync(ana, post.Id, Token)).NotReached.Select(person => person.Handle));
        Assert.Empty((await world.Posts.ReadAsync(ben, post.Id, Token)).NotReached);
        await world.SayAsync(ben, post.Subject, "@cleo cannot see this");
        Assert.Equal(["cleo"], Assert.Single((await world.TalkAsync(ben, post.Subject)).Comments).NotReached.Select(person => person.Handle));
        Assert.Empty(Assert.Single((await world.TalkAsync(ana, post.Subject)).Comments).NotReached);
        Assert.Empty((await world.PostAsync(ana, "@cleo", scope: FeedScope.Company)).NotReached);

        world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Single((await world.Posts.ReadAsync(ana, post.Id, Token)).NotReached);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await world.Posts.ReadAsync(ana, post.Id, Token)).NotReached);
    }

    [Fact]
    public async Task Looking_people_up_is_for_who_is_signed_in_and_has_its_measure()
    {
        _world = new World(options => options.Rates.Enabled = true);
        var ana = await World.PersonAsync("ana");
        await World.PersonAsync("ben");
        Assert.Equal(SocialError.SignInRequired, (await World.RefusedAsync(async () => await OfferedAsync(World.Nobody, null, ""))).Code);
        Assert.Equal("limit", (await World.RefusedAsync(async () => await OfferedAsync(ana, null, "", 21))).Field);
        for (var i = 0; i < 60; i++)
        {
            await OfferedAsync(ana, null, "b");
        }

        Assert.Equal(SocialError.TooFast, (await World.RefusedAsync(async () => await OfferedAsync(ana, null, "b"))).Code);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["ben"], await OfferedAsync(ana, null, "b"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    private async Task MayReadAsync(string[] readers)
    {
        World.Host.Grant = (viewer, subject) => viewer.Principal.FindFirst("sub")?.Value is "ana" or "ben" or "dora"
            ? new SubjectGrant("Order 1", "/Orders/Details/1", CanPost: true, Closed: false)
            : null;
        var ana = await World.PersonAsync("ana");
        foreach (var handle in new[] { "ben", "cleo", "dora", "emil" })
        {
            await World.PersonAsync(handle);
        }

        var said = await World.SayAsync(ana, s_order, "@cleo and @ben");
        Assert.Equal(["cleo"], Assert.Single((await World.TalkAsync(ana, s_order)).Comments).NotReached.Select(person => person.Handle));
        Assert.Equal(readers, await OfferedAsync(ana, s_order, ""));
        Assert.Equal(readers, await OfferedAsync(ana, SubjectRef.Of(said.Id), ""));
    }

    private async Task<IReadOnlyList<string>> OfferedAsync(Viewer viewer, SubjectRef? place, string? prefix, int? limit = null) =>
        [.. (await World.Get<IMentionService>().FindAsync(viewer, place, prefix, limit, Token)).Select(person => person.Handle)];

    /// <summary>A host's directory, in which emil is no longer.</summary>
    private sealed class Directory : IMemberPrincipals
    {
        public ValueTask<ClaimsPrincipal?> FindAsync(TenantId tenant, string externalId, CancellationToken cancellationToken) =>
            new(externalId == "emil" ? null : new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", externalId)], "test")));
    }
}
