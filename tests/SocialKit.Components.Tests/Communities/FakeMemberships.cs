namespace SocialKit.Components.Tests;

/// <summary>A community of three, managed by whoever looks when <see cref="Standing"/> says so.</summary>
public sealed class FakeMemberships(FakeServices services) : IMembershipService
{
    public CommunityStanding Standing { get; set; } = Fixtures.Standing;

    private IReadOnlyList<MembershipView> Members(string state) => state switch
    {
        "active" =>
        [
            new(Fixtures.Ana, "owner", state, Fixtures.Ago(5_000), false), new(Fixtures.Bo, "expert", state, Fixtures.Ago(3_000), Standing.CanManage),
        ],
        "requested" => [new(Fixtures.Mei, "member", state, Fixtures.Ago(90), Standing.CanManage)],
        _ => [],
    };

    public ValueTask<CommunityStanding> ReadAsync(Viewer viewer, string community, CancellationToken cancellationToken) => ValueTask.FromResult(services.Answer(Standing));

    public ValueTask<MembershipPage> ListAsync(Viewer viewer, MembershipRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(services.Answer(new MembershipPage(Members(request.State), request is { Cursor: null, State: "active" } ? "next" : null)));

    public ValueTask SetAsync(Viewer viewer, string community, bool set, CancellationToken cancellationToken)
    {
        services.Do(set);
        Standing = Standing with { State = set ? "active" : null, Role = set ? "member" : null, Way = set ? null : "join", CanLeave = set };
        return ValueTask.CompletedTask;
    }

    public ValueTask<MembershipView> AdmitAsync(Viewer viewer, string community, string person, CancellationToken cancellationToken)
    {
        services.Do(person);
        return ValueTask.FromResult(Members("active")[0]);
    }

    public ValueTask<MembershipView> SetRoleAsync(Viewer viewer, string community, MemberId member, string role, CancellationToken cancellationToken)
    {
        services.Do((member, role));
        return ValueTask.FromResult(Members("active")[0]);
    }

    public ValueTask RemoveAsync(Viewer viewer, string community, MemberId member, CancellationToken cancellationToken)
    {
        services.Do(member);
        return ValueTask.CompletedTask;
    }

    public ValueTask<CommunityStanding> SetAccessAsync(Viewer viewer, string community, string access, CancellationToken cancellationToken)
    {
        services.Do(access);
        return ValueTask.FromResult(Standing = Standing with { Access = access });
    }
}
