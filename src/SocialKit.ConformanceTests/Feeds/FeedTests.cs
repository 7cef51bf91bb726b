namespace SocialKit.ConformanceTests;

/// <summary>Posts in reading order.</summary>
public abstract class FeedTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _me = Sample.NewMemberId();

    [Fact]
    public async Task The_company_feed_holds_every_post_newest_first()
    {
        var posts = Enumerable.Range(0, 5).Select(second => Sample.Post(at: Sample.Second(second))).ToArray();
        await PutAsync(posts[3], posts[0], posts[4], posts[1], posts[2]);
        Assert.Equal(posts.Reverse().Select(post => post.Id), await ReadAsync(new FeedSelector.Company()));
    }

    [Fact]
    public async Task A_community_feed_and_a_members_feed_hold_their_own_posts_only()
    {
        var community = new CommunityId(Sample.NewId());
        var (inside, mine) = (Sample.Post(community: community), Sample.Post(_me));
        await PutAsync(inside, mine, Sample.Post(), Sample.Post(community: new CommunityId(Sample.NewId())));
        Assert.Equal([inside.Id], await ReadAsync(new FeedSelector.InCommunity(community)));
        Assert.Equal([mine.Id], await ReadAsync(new FeedSelector.ByMember(_me)));
    }

    [Fact]
    public async Task Home_holds_followed_authors_followed_communities_and_own_posts_each_once()
    {
        var (ana, community) = (Sample.NewMemberId(), new CommunityId(Sample.NewId()));
        var byAna = Sample.Post(ana, at: Sample.Second(1));
        var inCommunity = Sample.Post(community: community, at: Sample.Second(2));
        var both = Sample.Post(ana, community, Sample.Second(3));
        var own = Sample.Post(_me, at: Sample.Second(4));
        var ownInside = Sample.Post(_me, community, Sample.Second(5));
        await PutAsync(
            byAna, inCommunity, both, own, ownInside, Sample.Post(), Sample.Post(community: new CommunityId(Sample.NewId())),
            Sample.Follow(_me, SubjectRef.Of(ana)), Sample.Follow(_me, SubjectRef.Of(community)), Sample.Follow(_me, SubjectRef.Of(_me)),
            Sample.Follow(ana, SubjectRef.Of(Sample.NewMemberId())), Sample.Follow(_me, Sample.Order()));
        Assert.Equal([ownInside.Id, own.Id, both.Id, inCommunity.Id, byAna.Id], await ReadAsync(new FeedSelector.HomeOf(_me)));
    }

    [Fact]
    public async Task Home_holds_the_posts_of_a_member_who_follows_nothing_not_even_themselves()
    {
        var own = Sample.Post(_me);
        await PutAsync(own, Sample.Post());
        Assert.Equal([own.Id], await ReadAsync(new FeedSelector.HomeOf(_me)));
    }

    [Fact]
    public async Task A_page_never_holds_more_than_was_asked_for()
    {
        var community = new CommunityId(Sample.NewId());
        await PutAsync([.. Enumerable.Range(0, 5).Select(i => Sample.Post(_me, community, Sample.Second(i)))]);
        foreach (var selector in new FeedSelector[] { new FeedSelector.Company(), new FeedSelector.InCommunity(community), new FeedSelector.ByMember(_me), new FeedSelector.HomeOf(_me) })
        {
            Assert.Equal(3, (await ReadAsync(selector, limit: 3)).Count);
        }
    }

    [Fact]
    public async Task Home_changes_with_what_is_followed()
    {
        var post = Sample.Post();
        var follow = Sample.Follow(_me, SubjectRef.Of(post.Author));
        await PutAsync(post);
        Assert.Empty(await ReadAsync(new FeedSelector.HomeOf(_me)));
        await PutAsync(follow);
        Assert.Single(await ReadAsync(new FeedSelector.HomeOf(_me)));
        await RemoveAsync(follow);
        Assert.Empty(await ReadAsync(new FeedSelector.HomeOf(_me)));
    }

    [Theory]
    [InlineData("company")]
    [InlineData("community")]
    [InlineData("member")]
    [InlineData("home")]
    public async Task Pages_join_without_a_seam_and_equal_times_are_ordered_by_id(string which)
    {
        var community = new CommunityId(Sample.NewId());
        var posts = Enumerable.Range(0, 33).Select(i => Sample.Post(_me, community, Sample.Second(i / 10), Guid.NewGuid())).ToArray();
        await PutAsync([.. posts, Sample.Follow(_me, SubjectRef.Of(community))]);
        FeedSelector selector = which switch
        {
            "company" => new FeedSelector.Company(),
            "community" => new FeedSelector.InCommunity(community),
            "member" => new FeedSelector.ByMember(_me),
            _ => new FeedSelector.HomeOf(_me),
        };
        var expected = posts.OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id.ToString(), StringComparer.Ordinal).ToList();
        var read = new List<PostId>();
        for (Keyset? after = null; ;)
        {
            var page = await Store.Feeds.ReadAsync(Everyone, selector, after, 7, Stop);
            read.AddRange(page.Select(post => post.Id));
            if (page.Count < 7)
            {
                break;
            }

            after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
        }

        Assert.Equal(expected.Select(post => post.Id), read);
        var tenth = new Keyset(expected[10].CreatedAt, expected[10].Id.Value, Inclusive: true);
        Assert.Equal(expected[10].Id, (await Store.Feeds.ReadAsync(Everyone, selector, tenth, 1, Stop))[0].Id);
    }

    [Fact]
    public async Task A_deleted_post_is_given_only_to_who_deleted_it_and_never_counts_against_a_limit()
    {
        var place = Sample.Community();
        var community = place.Id;
        var author = Sample.NewMemberId();
        var standing = Sample.Post(author, community, Sample.Second(0));
        var deleted = Enumerable.Range(1, 5).Select(i => Sample.Post(author, community, Sample.Second(i)) with { DeletedAt = Sample.Start, DeletedBy = _me }).ToArray();
        var byNobody = Sample.Post(author, community, Sample.Second(9)) with { DeletedAt = Sample.Start };
        await PutAsync([place, standing, .. deleted, byNobody, Sample.Follow(_me, SubjectRef.Of(author)), Sample.Follow(author, SubjectRef.Of(community))]);
        foreach (var selector in new FeedSelector[]
        {
            new FeedSelector.Company(), new FeedSelector.InCommunity(community), new FeedSelector.ByMember(author), new FeedSelector.HomeOf(_me), new FeedSelector.HomeOf(author),
        })
        {
            Assert.Equal([standing.Id], await ReadAsync(selector, limit: 1));
            Assert.Equal([standing.Id], await ReadAsync(selector, As(author), 1));
            Assert.Equal(deleted.Reverse().Append(standing).Select(post => post.Id), await ReadAsync(selector, As(_me)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(102)]
    public async Task Unbounded_pages_are_refused(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAsync(new FeedSelector.Company(), limit: limit));

    private async Task<List<PostId>> ReadAsync(FeedSelector selector, AccessScope? scope = null, int limit = 101) =>
        [.. (await Store.Feeds.ReadAsync(scope ?? Everyone, selector, null, limit, Stop)).Select(post => post.Id)];
}
