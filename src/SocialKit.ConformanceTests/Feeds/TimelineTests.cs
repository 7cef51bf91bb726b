namespace SocialKit.ConformanceTests;

/// <summary>The home feed as far as it was pushed.</summary>
public abstract class TimelineTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _me = Sample.NewMemberId();
    private readonly MemberId _friend = Sample.NewMemberId();
    private readonly CommunityId _community = new(Sample.NewId());

    [Fact]
    public async Task It_holds_what_was_pushed_what_is_pulled_and_ones_own_each_once_newest_first()
    {
        var pushed = Sample.Post(_friend, at: Sample.Second(1));
        var both = Sample.Post(_friend, _community, Sample.Second(2));
        var own = Sample.Post(_me, at: Sample.Second(3));
        var pulled = Sample.Post(community: _community, at: Sample.Second(4));
        var star = Sample.Post(at: Sample.Second(5));
        await PutAsync(
            pushed, both, own, pulled, star, Sample.Post(at: Sample.Second(6)), Sample.Post(_friend, at: Sample.Second(7)), Sample.Follow(_me, SubjectRef.Of(_friend)),
            Sample.Entry(_me, pushed), Sample.Entry(_me, both), Sample.Entry(_me, own), Sample.Entry(Sample.NewMemberId(), star));
        Assert.Equal([star.Id, pulled.Id, own.Id, both.Id, pushed.Id], await ReadAsync(SubjectRef.Of(_community), SubjectRef.Of(star.Author)));
        Assert.Equal([own.Id, both.Id, pushed.Id], await ReadAsync());
        Assert.Equal([own.Id, both.Id, pushed.Id], await ReadAsync(Sample.Order(), SubjectRef.For("member", "not-an-id")));
    }

    [Fact]
    public async Task What_was_pushed_by_someone_no_longer_followed_is_not_shown_and_comes_back_when_followed_again()
    {
        var (byFriend, inCommunity) = (Sample.Post(_friend), Sample.Post(community: _community, at: Sample.Second(1)));
        var (friend, community) = (Sample.Follow(_me, SubjectRef.Of(_friend)), Sample.Follow(_me, SubjectRef.Of(_community)));
        await PutAsync(byFriend, inCommunity, friend, community, Sample.Entry(_me, byFriend), Sample.Entry(_me, inCommunity));
        Assert.Equal([inCommunity.Id, byFriend.Id], await ReadAsync());
        await RemoveAsync(friend);
        Assert.Equal([inCommunity.Id], await ReadAsync());
        await RemoveAsync(community);
        await PutAsync(friend);
        Assert.Equal([byFriend.Id], await ReadAsync());
    }

    [Fact]
    public async Task A_pushed_post_that_is_deleted_or_gone_is_left_out_and_never_counts_against_the_limit()
    {
        var posts = Enumerable.Range(0, 6).Select(i => Sample.Post(_friend, at: Sample.Second(i))).ToArray();
        await PutAsync([.. posts, .. posts.Select(post => Sample.Entry(_me, post)), Sample.Follow(_me, SubjectRef.Of(_friend))]);
        await PutAsync(posts[5] with { DeletedAt = Sample.Start, DeletedBy = _friend, Version = 2 });
        await RemoveAsync(posts[4]);
        var page = await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Timeline(_me, []), null, 2, Stop);
        Assert.Equal([posts[3].Id, posts[2].Id], page.Select(post => post.Id));
        Assert.Equal([posts[5].Id, posts[3].Id], (await Store.Feeds.ReadAsync(As(_friend), new FeedSelector.Timeline(_me, []), null, 2, Stop)).Select(post => post.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Its_pages_join_without_a_seam_among_equal_times_and_equal_what_home_says(int size)
    {
        var random = new Random(size);
        var posts = Enumerable.Range(0, 40).Select(i => Sample.Post(
            (i % 4) switch { 0 => _me, 1 => _friend, 2 => Sample.NewMemberId(), _ => _friend }, i % 4 == 2 ? _community : null, Sample.Second(random.Next(5)), Guid.NewGuid())).ToArray();
        await PutAsync(
        [
            .. posts, Sample.Follow(_me, SubjectRef.Of(_friend)), Sample.Follow(_me, SubjectRef.Of(_community)),
            .. posts.Where(post => post.Author == _friend).Select(post => Sample.Entry(_me, post)),
        ]);
        var read = new List<PostId>();
        for (Keyset? after = null; ;)
        {
            var page = await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Timeline(_me, [SubjectRef.Of(_community)]), after, size, Stop);
            read.AddRange(page.Select(post => post.Id));
            Assert.True(read.Count <= posts.Length, "The pages have no end.");
            if (page.Count < size)
            {
                break;
            }

            after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
        }

        Assert.Equal((await Store.Feeds.ReadAsync(Everyone, new FeedSelector.HomeOf(_me), null, 101, Stop)).Select(post => post.Id), read);
    }

    [Fact]
    public async Task Followers_come_by_their_ids_page_by_page()
    {
        var followers = Enumerable.Range(0, 11).Select(_ => new MemberId(Guid.NewGuid())).OrderBy(member => member.Value).ToArray();
        await PutAsync([.. followers.Select(member => Sample.Follow(member, SubjectRef.Of(_friend))), Sample.Follow(_friend, SubjectRef.Of(followers[0]))]);
        var read = new List<MemberId>();
        while (await Store.Follows.ReadFollowersAsync(Everyone, SubjectRef.Of(_friend), read.Count == 0 ? null : read[^1], 4, Stop) is { Count: > 0 } page)
        {
            read.AddRange(page);
        }

        Assert.Equal(followers, read);
        Assert.Empty(await Store.Follows.ReadFollowersAsync(AccessScope.System(OtherTenant), SubjectRef.Of(_friend), null, 4, Stop));
    }

    private async Task<List<PostId>> ReadAsync(params SubjectRef[] pulled) =>
        [.. (await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Timeline(_me, pulled), null, 101, Stop)).Select(post => post.Id)];
}
