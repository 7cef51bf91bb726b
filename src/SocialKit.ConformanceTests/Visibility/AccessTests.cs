namespace SocialKit.ConformanceTests;

/// <summary>What a scope does not admit is in no answer, however it is asked for and whatever stands beside it.</summary>
public abstract class AccessTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _me = Sample.NewMemberId();
    private readonly MemberId _ana = Sample.NewMemberId();
    private readonly Community _community = Sample.Community();

    public static TheoryData<string> Closed => ["request", "invite", "hidden", "a-word-of-a-partner"];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Posts_of_a_closed_community_are_for_its_active_members(string access)
    {
        var (inside, outside) = (Sample.Post(_ana, _community.Id, Sample.Second(2)), Sample.Post(_ana, at: Sample.Second(1)));
        await PutAsync(
            _community with { Access = new CommunityAccess(access) }, inside, outside, Sample.Entry(_me, inside),
            Sample.Follow(_me, SubjectRef.Of(_ana)), Sample.Follow(_me, SubjectRef.Of(_community.Id)));
        foreach (var (selector, open) in Feeds)
        {
            foreach (var state in new MembershipState?[] { null, MembershipState.Requested, MembershipState.Invited })
            {
                Assert.DoesNotContain(inside.Id, await ReadAsync(selector, Me(state is { } so ? [Sample.Membership(_community.Id, _me, state: so)] : [])));
            }

            Assert.Equal(open ? [inside.Id, outside.Id] : [inside.Id], await ReadAsync(selector, Me(Sample.Membership(_community.Id, _me))));
            Assert.Contains(inside.Id, await ReadAsync(selector, Everyone));
        }
    }

    [Fact]
    public async Task A_community_that_narrows_takes_everything_in_it_along_at_once()
    {
        var (post, kudos) = (Sample.Post(_ana, _community.Id), Sample.Kudos(_ana, [_me]) with { Subject = SubjectRef.Of(_community.Id), Community = _community.Id });
        var follow = Sample.Follow(_me, SubjectRef.Of(_community.Id));
        await PutAsync(_community, post, kudos, follow, Sample.Membership(_community.Id, _ana));
        var scope = Me();
        await AssertSeenAsync(1);
        await PutAsync(_community with { Access = CommunityAccess.Hidden, Version = 2 });
        await AssertSeenAsync(0);
        await PutAsync(_community with { Version = 3 });
        await AssertSeenAsync(1);

        async Task AssertSeenAsync(int seen)
        {
            var subject = SubjectRef.Of(_community.Id);
            Assert.Equal(seen, (await Store.Feeds.ReadAsync(scope, new FeedSelector.Company(), null, 10, Stop)).Count);
            Assert.Equal(seen, (await Store.Communities.ReadAsync(scope, null, 10, Stop)).Count);
            Assert.Equal(seen, (await Store.Kudos.ReadAsync(scope, null, null, 10, Stop)).Count);
            Assert.Equal(seen, (await Store.Kudos.ReadAsync(scope, _me, null, 10, Stop)).Count);
            Assert.Equal(seen, (await Store.Follows.ReadOwnAsync(scope, 10, Stop)).Count);
            Assert.Equal(seen, (await Store.Follows.ReadFollowersAsync(scope, subject, null, 10, Stop)).Count);
            Assert.Equal(seen, (await Store.Memberships.ReadAsync(scope, _community.Id, MembershipState.Active, null, 10, Stop)).Count);
            Assert.Equal(seen, await CountAsync(subject, CounterKey.Posts, scope));
            Assert.Equal(seen, await CountAsync(subject, CounterKey.Members, scope));
        }
    }

    [Fact]
    public async Task A_page_is_full_however_much_between_is_not_for_the_reader()
    {
        var open = Enumerable.Range(0, 5).Select(i => Sample.Post(_ana, at: Sample.Second(i * 10))).ToList();
        var closed = Enumerable.Range(0, 40).Select(i => Sample.Post(_ana, _community.Id, Sample.Second(i)));
        await PutAsync([_community with { Access = CommunityAccess.Invite }, .. open, .. closed, Sample.Follow(_me, SubjectRef.Of(_ana))]);
        foreach (var selector in new FeedSelector[] { new FeedSelector.Company(), new FeedSelector.HomeOf(_me), new FeedSelector.ByMember(_ana) })
        {
            Assert.Equal(open.Select(post => post.Id).Reverse().Take(4), await ReadAsync(selector, Me(), 4));
        }
    }

    [Fact]
    public async Task A_post_in_a_community_that_is_not_there_is_for_nobody()
    {
        await PutAsync(Sample.Post(_ana, new CommunityId(Sample.NewId())));
        Assert.Empty(await ReadAsync(new FeedSelector.Company(), Me()));
    }

    [Fact]
    public async Task Communities_are_listed_for_those_who_may_know_of_them()
    {
        var communities = new[] { "open", "request", "invite", "hidden", "other" }
            .Select((access, i) => Sample.Community($"c{i}") with { Access = new CommunityAccess(access) }).ToArray();
        await PutAsync([.. communities]);
        Assert.Equal(["c0", "c1", "c2"], await SlugsAsync(Me()));
        Assert.Equal(["c0", "c1", "c2"], await SlugsAsync(Me(Sample.Membership(communities[3].Id, _me, state: MembershipState.Requested))));
        Assert.Equal(["c0", "c1", "c2", "c3"], await SlugsAsync(Me(Sample.Membership(communities[3].Id, _me, state: MembershipState.Invited))));
        Assert.Equal(["c0", "c1", "c2", "c4"], await SlugsAsync(Me(Sample.Membership(communities[4].Id, _me))));
        Assert.Equal(5, (await SlugsAsync(Everyone)).Count);

        async Task<List<string>> SlugsAsync(AccessScope scope) => [.. (await Store.Communities.ReadAsync(scope, null, 10, Stop)).Select(community => community.Slug)];
    }

    [Theory]
    [InlineData("held")]
    [InlineData("rejected")]
    [InlineData("hidden")]
    public async Task What_is_not_published_is_for_its_author_and_those_who_moderate_there(string state)
    {
        var post = Sample.Post(_ana, _community.Id) with { Moderation = new ModerationState(state) };
        var (subject, other) = (Sample.Post().Subject, Sample.Membership(new CommunityId(Sample.NewId()), _me, CommunityRole.Owner));
        var root = Sample.Comment(subject, author: _ana) with { Community = _community.Id, Moderation = new ModerationState(state) };
        await PutAsync(_community, post, root, Sample.Entry(_me, post), Sample.Follow(_me, SubjectRef.Of(_ana)));
        foreach (var role in new[] { CommunityRole.Owner, CommunityRole.Steward, CommunityRole.Moderator })
        {
            await AssertSeenAsync(Me(Sample.Membership(_community.Id, _me, role)), seen: true);
        }

        await AssertSeenAsync(As(_ana), seen: true);
        await AssertSeenAsync(Me(Sample.Membership(_community.Id, _me, CommunityRole.Expert), other), seen: false);
        await AssertSeenAsync(Me(Sample.Membership(_community.Id, _me, CommunityRole.Owner, MembershipState.Invited)), seen: false);
        Assert.Equal(0, await CountAsync(SubjectRef.Of(_ana), CounterKey.Posts));
        Assert.Equal(0, await CountAsync(subject, CounterKey.Comments));
        Assert.Empty(await Store.Discussions.ReadLatestAsync(Me(), [subject], 10, Stop));
        Assert.Empty(await Store.Discussions.SummariseAsync(Me(), [subject], Stop));

        async Task AssertSeenAsync(AccessScope scope, bool seen)
        {
            Assert.Equal(seen, (await ReadAsync(new FeedSelector.InCommunity(_community.Id), scope)).Count == 1);
            Assert.Equal(seen, (await ReadAsync(new FeedSelector.ByMember(_ana), scope)).Count == 1);
            Assert.Equal(seen, (await Store.Discussions.ReadRootsAsync(scope, subject, DiscussionSort.Oldest, null, 10, Stop)).Count == 1);
        }
    }

    [Fact]
    public async Task A_held_comment_keeps_its_place_while_a_published_one_stands_below()
    {
        var root = Sample.Comment(Sample.Order(), author: _ana) with { Moderation = ModerationState.Held };
        var (held, reply) = (Sample.Reply(root, Sample.Second(1), _ana) with { Moderation = ModerationState.Held }, Sample.Reply(root, Sample.Second(2)));
        await PutAsync(root, held);
        Assert.Empty(await Store.Discussions.ReadRootsAsync(Me(), root.Subject, DiscussionSort.Newest, null, 10, Stop));
        Assert.Empty(await Store.Discussions.ReadRepliesAsync(Me(), [root.Id], null, 10, Stop));
        await PutAsync(reply);
        Assert.Single(await Store.Discussions.ReadRootsAsync(Me(), root.Subject, DiscussionSort.Newest, null, 10, Stop));
        Assert.Equal(reply.Id, Assert.Single(await Store.Discussions.ReadRepliesAsync(Me(), [root.Id], null, 10, Stop)).Id);
    }

    [Fact]
    public async Task Muted_people_topics_and_communities_and_hidden_posts_leave_the_feeds_but_not_their_own_pages()
    {
        var (bob, topic) = (Sample.NewMemberId(), new TopicId(Sample.NewId()));
        Post[] posts =
        [
            Sample.Post(_ana, at: Sample.Second(6)), Sample.Post(_ana, at: Sample.Second(5)) with { Kind = PostKind.Announcement },
            Sample.Post(bob, at: Sample.Second(4)) with { Topics = [new TopicId(Sample.NewId()), topic] }, Sample.Post(bob, _community.Id, Sample.Second(3)),
            Sample.Post(bob, at: Sample.Second(2)), Sample.Post(_me, _community.Id, Sample.Second(1)) with { Topics = [topic] },
        ];
        await PutAsync([_community, .. posts, Sample.Follow(_me, SubjectRef.Of(_ana)), Sample.Follow(_me, SubjectRef.Of(bob))]);
        var scope = Facts(new AccessFacts
        {
            Mutes =
            [
                Sample.Mute(_me, SubjectRef.Of(_ana)), Sample.Mute(_me, SubjectRef.Of(topic)), Sample.Mute(_me, SubjectRef.Of(_community.Id)),
                Sample.Mute(_me, posts[4].Subject), Sample.Mute(_me, SubjectRef.Of(bob), Sample.Second(-1)), Sample.Mute(_ana, SubjectRef.Of(bob)),
            ],
        });
        PostId[] left = [posts[1].Id, posts[5].Id];
        Assert.Equal(left, await ReadAsync(new FeedSelector.Company(), scope));
        Assert.Equal(left, await ReadAsync(new FeedSelector.HomeOf(_me), scope));
        Assert.Equal([posts[0].Id, posts[1].Id], await ReadAsync(new FeedSelector.ByMember(_ana), scope));
        Assert.Equal([posts[2].Id, posts[3].Id], await ReadAsync(new FeedSelector.ByMember(bob), scope));
        Assert.Equal([posts[3].Id, posts[5].Id], await ReadAsync(new FeedSelector.InCommunity(_community.Id), scope));
    }

    [Fact]
    public async Task Posts_of_whom_the_reader_blocked_leave_the_feeds_outside_communities()
    {
        var (free, inside, announced) = (Sample.Post(_ana, at: Sample.Second(3)), Sample.Post(_ana, _community.Id, Sample.Second(2)),
            Sample.Post(_ana, at: Sample.Second(1)) with { Kind = PostKind.Announcement });
        await PutAsync(_community, free, inside, announced);
        Assert.Equal([inside.Id, announced.Id], await ReadAsync(new FeedSelector.Company(), Facts(new AccessFacts { Blocks = [Sample.Block(_me, _ana)] })));
        Assert.Equal([free.Id, inside.Id, announced.Id], await ReadAsync(new FeedSelector.Company(), Facts(new AccessFacts { Blocks = [Sample.Block(_ana, _me)] })));
    }

    [Fact]
    public async Task A_member_is_told_their_own_memberships_blocks_and_mutes_and_nobody_elses()
    {
        IRecord[] mine =
        [
            Sample.Membership(_community.Id, _me), Sample.Membership(new CommunityId(Sample.NewId()), _me, state: MembershipState.Invited),
            Sample.Block(_me, _ana), Sample.Block(_ana, _me), Sample.Mute(_me, SubjectRef.Of(_ana)), Sample.Mute(_me, Sample.Post().Subject, Sample.Second(-9)),
            Sample.Sanction(_me, _community.Id), Sample.Sanction(_me, until: Sample.Second(-9)),
        ];
        await PutAsync([.. mine, Sample.Membership(_community.Id, _ana), Sample.Block(_ana, Sample.NewMemberId()), Sample.Mute(_ana, SubjectRef.Of(_me)), Sample.Sanction(_ana), Sample.Sanction(_me) with { LiftedAt = Sample.Start }]);
        var facts = await Store.Access.ReadAsync(As(_me), Stop);
        Assert.Equal(
            mine.Select(record => record.Key.ToString()).Order(), facts.Memberships.Concat<IRecord>(facts.Blocks).Concat(facts.Mutes).Concat(facts.Sanctions).Select(record => record.Key.ToString()).Order());
        Assert.Equal(Whole.Of(new AccessFacts()), Whole.Of(await Store.Access.ReadAsync(AccessScope.For(Viewer.Anonymous(Tenant)), Stop)));
    }

    [Fact]
    public async Task Members_are_found_by_the_beginning_of_their_handle()
    {
        string[] handles = ["an", "ana", "ana.b", "ana-b", "anb", "b", "a"];
        await PutAsync([.. handles.Select(handle => Sample.Member(handle))]);
        Assert.Equal(["ana", "ana-b", "ana.b"], await FindAsync("ana", null));
        Assert.Equal(["ana.b", "anb"], await FindAsync("an", "ana-b"));
        Assert.Empty(await FindAsync("ana%", null));

        async Task<List<string>> FindAsync(string prefix, string? after) =>
            [.. (await Store.Members.ReadByHandleAsync(Everyone, prefix, after, 10, Stop)).Select(member => member.Handle)];
    }

    // Each feed that holds the post inside, and whether it also holds the one outside.
    private IEnumerable<(FeedSelector Selector, bool Open)> Feeds =>
    [
        (new FeedSelector.Company(), true), (new FeedSelector.ByMember(_ana), true), (new FeedSelector.HomeOf(_me), true),
        (new FeedSelector.InCommunity(_community.Id), false), (new FeedSelector.Timeline(_me, []), false),
        (new FeedSelector.Timeline(Sample.NewMemberId(), [SubjectRef.Of(_community.Id)]), false),
    ];

    private AccessScope Me(params Membership[] memberships) => Facts(new AccessFacts { Memberships = memberships });

    private AccessScope Facts(AccessFacts facts) => AccessScope.For(Viewer.Anonymous(Tenant) with { Member = _me }, facts, Sample.Start);

    private async Task<List<PostId>> ReadAsync(FeedSelector selector, AccessScope scope, int limit = 20) =>
        [.. (await Store.Feeds.ReadAsync(scope, selector, null, limit, Stop)).Select(post => post.Id)];
}
