using System.Globalization;
using Intranet.Company;
using SocialKit;

namespace Intranet.Demo;

/// <summary>Fills an empty database with Varnholt's last eight weeks, once. An interrupted start is finished by the next one.</summary>
internal sealed class DemoSeeder(Importer importer, IStore store, TimeProvider clock, ILogger<DemoSeeder> logger) : BackgroundService
{
    /// <summary>How long the first start waits for the demo. On a slow machine pages answer meanwhile with what is there.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2.5);

    private const int BatchSize = 400;
    private const int FirstPosts = 60;
    private const string Source = "varnholt-demo";
    private static readonly ImportSettings s_settings = new(TenantId.Default, TypedByPeople: true);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(ExecuteTask!, Task.Delay(s_patience, clock, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.PrepareAsync(stoppingToken);

        // Kudos are written last and in one commit: when they are there, everything is, and what people changed since stays changed.
        var done = UniqueKey.Origin(Source, "kudos/0");
        if ((await store.Records.FindAsync<Kudos>(AccessScope.System(TenantId.Default), [done], stoppingToken)).Count > 0)
        {
            return;
        }

        var started = clock.GetTimestamp();
        await SeedAsync(DemoOrganisation.Create(), clock.GetUtcNow(), stoppingToken);
        logger.LogInformation("Seeded Varnholt in {Seconds:0.0} s", clock.GetElapsedTime(started).TotalSeconds);
    }

    private static Origin Person(string handle) => new(Source, $"person/{handle}");

    private static Origin Post(int key) => new(Source, $"post/{key}");

    private static Origin Comment(int key) => new(Source, $"comment/{key}");

    private async Task SeedAsync(DemoOrganisation demo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var founded = now - TimeSpan.FromDays(60);
        await importer.PutMembersAsync(
            s_settings,
            [
                .. demo.People.Select(person => new ImportedMember(Person(person.Handle), person.Name, founded)
                {
                    ExternalId = person.Handle, Handle = person.Handle, Unit = person.Unit, Role = person.Role,
                }),
            ],
            cancellationToken);

        var communities = new Dictionary<string, CommunityId>();
        foreach (var community in demo.Communities)
        {
            var owner = Member.UniqueHandle(community.Owner);
            var owners = await store.Records.FindAsync<Member>(AccessScope.System(TenantId.Default), [owner], cancellationToken);
            var charter = new Charter(
                community.Purpose, community.Problem, community.Audience, community.Measures, owners[owner].Id, now + TimeSpan.FromDays(180));
            communities[community.Slug] = (await importer.PutCommunityAsync(
                s_settings, new ImportedCommunity(community.Slug, community.Name, charter, CommunityState.Active, founded), cancellationToken)).Id;
        }

        await SeedCouncilAsync(now, founded, cancellationToken);
        await importer.PutTopicsAsync(s_settings, [.. demo.Posts.SelectMany(post => post.Topics).Distinct()], founded, cancellationToken);
        await importer.PutFollowsAsync(
            s_settings,
            [
                .. demo.Follows.Select(follow => follow.Target.Split(':') is ["member", var handle]
                    ? new ImportedFollow(Person(follow.Member), Person(handle), null, founded)
                    : new ImportedFollow(Person(follow.Member), null, follow.Target["community:".Length..], founded)),
            ],
            cancellationToken);
        // The newest first: who opens the first page while the rest is still being written sees a feed already.
        var newest = demo.Posts.OrderBy(post => post.Age).Take(FirstPosts).ToList();
        await SeedTalkAsync(demo, newest, communities, now, cancellationToken);
        await SeedTalkAsync(demo, [.. demo.Posts.Except(newest)], communities, now, cancellationToken);
        await importer.PutKudosAsync(
            s_settings,
            [
                .. demo.Kudos.Select((kudos, index) => new ImportedKudos(
                    new Origin(Source, $"kudos/{index}"), Person(kudos.Giver), [.. kudos.Recipients.Select(Person)],
                    VarnholtValues.KeyOf(kudos.Value), kudos.Text, now - kudos.Age)),
            ],
            cancellationToken);
    }

    /// <summary>A community that people ask to come into: some are in, some have asked, one is invited.</summary>
    private async Task SeedCouncilAsync(DateTimeOffset now, DateTimeOffset founded, CancellationToken cancellationToken)
    {
        var everybody = AccessScope.System(TenantId.Default);
        (string Handle, CommunityRole Role, MembershipState State)[] council =
        [
            ("rosa", CommunityRole.Owner, MembershipState.Active), ("cormac", CommunityRole.Steward, MembershipState.Active),
            ("tuuli", CommunityRole.Member, MembershipState.Active), ("jonas", CommunityRole.Member, MembershipState.Active),
            ("amina", CommunityRole.Expert, MembershipState.Active), ("fatou", CommunityRole.Reader, MembershipState.Active),
            ("luc", CommunityRole.Member, MembershipState.Requested), ("yuki", CommunityRole.Member, MembershipState.Requested),
            ("maddie", CommunityRole.Member, MembershipState.Invited),
        ];
        var people = await store.Records.FindAsync<Member>(everybody, [.. council.Select(one => Member.UniqueHandle(one.Handle))], cancellationToken);
        var owner = people[Member.UniqueHandle("rosa")].Id;
        var charter = new Charter(
            "Colleagues from every site prepare what is agreed with the management, where they can speak freely.",
            "Shift models and changes in the plants are decided before those who work them have read the proposal.",
            "Elected members of the works council and the people they ask for advice.",
            ["Every proposal answered within ten working days", "Minutes out two days after each meeting"], owner, now + TimeSpan.FromDays(180));
        var made = await importer.PutCommunityAsync(
            s_settings, new ImportedCommunity("works-council", "Works council", charter, CommunityState.Active, founded), cancellationToken);
        var community = (await store.Records.GetAsync<Community>(everybody, [Community.KeyOf(made.Id)], cancellationToken))[0];
        await store.CommitAsync(
            new Commit
            {
                Tenant = TenantId.Default,
                At = now,
                Puts =
                [
                    community with { Access = CommunityAccess.Request, Version = community.Version + 1 },
                    .. council.Select((one, index) => new Membership
                    {
                        Community = made.Id, Member = people[Member.UniqueHandle(one.Handle)].Id, Role = one.Role, State = one.State, ChangedBy = owner,
                        CreatedAt = founded.AddDays(index), ChangedAt = founded.AddDays(index), Version = 1,
                    }),
                ],
            },
            cancellationToken);
    }

    private async Task SeedTalkAsync(
        DemoOrganisation demo, IReadOnlyList<DemoPost> posts, Dictionary<string, CommunityId> communities, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var keys = posts.Select(post => post.Key).ToHashSet();
        var comments = demo.Comments.Where(comment => keys.Contains(comment.Post)).ToList();
        var targets = posts.Select(post => $"post:{post.Key}").Concat(comments.Select(comment => $"comment:{comment.Key}")).ToHashSet();
        foreach (var batch in posts.Chunk(BatchSize))
        {
            await importer.PutPostsAsync(
                s_settings,
                [
                    .. batch.Select(post => new ImportedPost(Post(post.Key), Person(post.Author), new PostKind(post.Kind), post.Text, now - post.Age)
                    {
                        Community = post.Community is null ? null : communities[post.Community], Title = post.Title, Topics = post.Topics,
                    }),
                ],
                cancellationToken);
        }

        foreach (var batch in comments.Chunk(BatchSize))
        {
            await importer.PutCommentsAsync(
                s_settings,
                [
                    .. batch.Select(comment => new ImportedComment(
                        Comment(comment.Key), Post(comment.Post), comment.Parent is { } parent ? Comment(parent) : null,
                        Person(comment.Author), new CommentKind(comment.Kind), comment.Text, now - comment.Age)),
                ],
                cancellationToken);
        }

        await importer.AcceptAsync(
            s_settings,
            [.. posts.Where(post => post.AcceptedComment is not null).Select(post => (Post(post.Key), Comment(post.AcceptedComment!.Value)))],
            cancellationToken);
        foreach (var reactions in demo.Reactions.Where(reaction => targets.Contains(reaction.Target)).Chunk(1_000))
        {
            await importer.PutReactionsAsync(
                s_settings,
                [.. reactions.Select(reaction => new ImportedReaction(Person(reaction.Member), Target(reaction.Target), new ReactionKind(reaction.Kind), now))],
                cancellationToken);
        }

        static Origin Target(string target) => target.StartsWith("post:", StringComparison.Ordinal)
            ? Post(int.Parse(target.AsSpan(5), CultureInfo.InvariantCulture))
            : Comment(int.Parse(target.AsSpan(8), CultureInfo.InvariantCulture));
    }
}
