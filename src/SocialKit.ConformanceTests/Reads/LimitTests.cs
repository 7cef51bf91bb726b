namespace SocialKit.ConformanceTests;

/// <summary>Nobody can ask for everything at once, and nobody is given less than they asked for in silence.</summary>
public abstract class LimitTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _me = Sample.NewMemberId();

    public static TheoryData<string> Bounds => Bound.Names;

    public static TheoryData<string> BoundsWithLeast => Bound.WithLeast;

    [Theory]
    [MemberData(nameof(Bounds))]
    [RowsAreRules]
    public async Task As_much_as_a_method_allows_is_answered_and_one_more_is_refused(string bound)
    {
        var asked = Bound.Named(bound);
        await PutAsync(Sample.Post());
        await asked.AskAsync(Store, As(_me), asked.Most, Stop);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => asked.AskAsync(Store, As(_me), asked.Most + 1, Stop));
    }

    [Theory]
    [MemberData(nameof(BoundsWithLeast))]
    [RowsAreRules]
    public async Task Nothing_and_less_than_nothing_are_refused(string bound)
    {
        await PutAsync(Sample.Post());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Bound.Named(bound).AskAsync(Store, As(_me), 0, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Bound.Named(bound).AskAsync(Store, As(_me), -1, Stop));
    }

    [Fact]
    public async Task The_largest_pages_are_full()
    {
        var (community, subject) = (new CommunityId(Sample.NewId()), Sample.Order());
        var root = Sample.Comment(subject);
        await PutAsync(
        [
            .. Enumerable.Range(0, 105).Select(i => Sample.Post(_me, community, Sample.Second(i))),
            .. Enumerable.Range(0, 105).Select(i => Sample.Comment(subject, Sample.Second(i))),
            root,
            .. Enumerable.Range(0, 105).Select(i => Sample.Reply(root, Sample.Second(i))),
            .. Enumerable.Range(0, 105).Select(_ => Sample.Reaction(subject)),
            .. Enumerable.Range(0, 1_005).Select(i => Sample.Follow(_me, Sample.Order(i))),
            .. Enumerable.Range(0, 105).Select(i => Sample.Kudos(Sample.NewMemberId(), [_me], Sample.Second(i))),
            .. Enumerable.Range(0, 105).Select(_ => Sample.Community()),
        ]);
        await CommitAsync(Puts() with { Activities = [.. Enumerable.Range(0, 1_005).Select(_ => Sample.Activity())] });
        foreach (var selector in new FeedSelector[] { new FeedSelector.Company(), new FeedSelector.InCommunity(community), new FeedSelector.ByMember(_me), new FeedSelector.HomeOf(_me) })
        {
            Assert.Equal(101, (await Store.Feeds.ReadAsync(Everyone, selector, null, 101, Stop)).Count);
        }

        Assert.Equal(101, (await Store.Discussions.ReadRootsAsync(Everyone, subject, DiscussionSort.Oldest, null, 101, Stop)).Count);
        Assert.Equal(101, (await Store.Discussions.ReadRepliesAsync(Everyone, [root.Id], null, 101, Stop)).Count);
        Assert.Equal(10, (await Store.Discussions.ReadLatestAsync(Everyone, [subject], 10, Stop)).Count);
        Assert.Equal(100, (await Store.Reactions.ReadWhoAsync(Everyone, subject, 100, Stop)).Count);
        Assert.Equal(1_000, (await Store.Follows.ReadOwnAsync(As(_me), 1_000, Stop)).Count);
        Assert.Equal(101, (await Store.Kudos.ReadAsync(Everyone, null, null, 101, Stop)).Count);
        Assert.Equal(101, (await Store.Kudos.ReadAsync(Everyone, _me, null, 101, Stop)).Count);
        Assert.Equal(101, (await Store.Communities.ReadAsync(Everyone, null, 101, Stop)).Count);
        Assert.Equal(1_000, (await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop)).Count);
    }
}
