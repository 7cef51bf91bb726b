namespace SocialKit.ConformanceTests;

/// <summary>Who follows what.</summary>
public abstract class FollowTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _me = Sample.NewMemberId();

    [Fact]
    public async Task Own_follows_come_newest_first_within_the_limit()
    {
        var follows = Enumerable.Range(0, 5).Select(second => Sample.Follow(_me, Sample.Order(), Sample.Second(second))).ToArray();
        await PutAsync([.. follows, Sample.Follow(Sample.NewMemberId(), Sample.Order())]);
        Assert.Equal(follows.Reverse().Take(3), await Store.Follows.ReadOwnAsync(As(_me), 3, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Follows.ReadOwnAsync(As(_me), 1_001, Stop).AsTask());
    }

    [Fact]
    public async Task Nobody_in_particular_follows_nothing()
    {
        await PutAsync(Sample.Follow(_me, Sample.Order()));
        Assert.Empty(await Store.Follows.ReadOwnAsync(Everyone, 10, Stop));
    }

    [Fact]
    public async Task Followers_and_following_are_counted()
    {
        var ana = SubjectRef.Of(Sample.NewMemberId());
        await PutAsync(Sample.Follow(_me, ana), Sample.Follow(Sample.NewMemberId(), ana), Sample.Follow(_me, Sample.Order()));
        Assert.Equal(2, await CountAsync(ana, CounterKey.Followers));
        Assert.Equal(2, await CountAsync(SubjectRef.Of(_me), CounterKey.Following));
    }
}
