using SocialKit.Sqlite;

namespace SocialKit.Core.Tests;

/// <summary>A company on either store, with people in it: ana and ben are in the closed community, cleo is not.</summary>
internal sealed class Company : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly SqliteStore? _file;

    private Company(World world, DirectoryInfo? folder, SqliteStore? file)
    {
        World = world;
        _folder = folder;
        _file = file;
    }

    public World World { get; }

    public Viewer Ana { get; private set; } = null!;

    public Viewer Ben { get; private set; } = null!;

    public Viewer Cleo { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Company> OpenAsync(string store, Action<SocialKitOptions>? configure = null)
    {
        var folder = store == "SQLite" ? Directory.CreateTempSubdirectory("sk-visibility") : null;
        var file = folder is null ? null : new SqliteStore(Path.Combine(folder.FullName, "socialkit.db"));
        var world = new World(configure, file is null ? null : _ => file);
        await world.Store.PrepareAsync(Token);
        return new Company(world, folder, file)
        {
            Ana = await world.PersonAsync("ana"), Ben = await world.PersonAsync("ben"), Cleo = await world.PersonAsync("cleo"),
        };
    }

    public async Task<Community> CommunityAsync(string slug, string access, params Viewer[] members)
    {
        var now = World.Clock.GetUtcNow();
        var community = new Community
        {
            Id = new CommunityId(Guid.CreateVersion7(now)),
            Slug = slug,
            Name = slug,
            Charter = new Charter("We keep every oven running.", "Downtime", "Fitters", ["Fewer calls"], members.FirstOrDefault()?.Member, now.AddDays(90)),
            State = CommunityState.Active,
            Access = new CommunityAccess(access),
            CreatedAt = now,
            Version = 1,
        };
        await PutAsync([community, .. members.Select((member, i) => MembershipOf(community, member, i == 0 ? CommunityRole.Owner : CommunityRole.Member))]);
        return community;
    }

    public Membership MembershipOf(Community community, Viewer member, CommunityRole role, MembershipState? state = null) => new()
    {
        Community = community.Id,
        Member = member.Member!.Value,
        Role = role,
        State = state ?? MembershipState.Active,
        ChangedBy = member.Member!.Value,
        CreatedAt = World.Clock.GetUtcNow(),
        ChangedAt = World.Clock.GetUtcNow(),
        Version = 1,
    };

    public Task PutAsync(params IRecord[] records) => CommitAsync(records, []);

    public Task RemoveAsync(params IRecord[] records) => CommitAsync([], records);

    public async Task<TRecord> FindAsync<TRecord>(RecordKey key) where TRecord : class, IRecord<TRecord> =>
        Assert.Single(await World.Store.Records.GetAsync<TRecord>(AccessScope.System(TenantId.Default), [key], Token));

    private async Task CommitAsync(IRecord[] puts, IRecord[] removes) => Assert.Equal(
        CommitOutcome.Applied,
        (await World.Store.CommitAsync(new Commit { Tenant = TenantId.Default, At = World.Clock.GetUtcNow(), Puts = puts, Removes = removes }, Token)).Outcome);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }

        _folder?.Delete(recursive: true);
    }
}
