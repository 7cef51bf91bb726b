namespace SocialKit.ConformanceTests;

/// <summary>Who reacted how.</summary>
public abstract class ReactionTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _me = Sample.NewMemberId();

    [Fact]
    public async Task Own_reactions_are_those_of_the_reader_on_the_subjects_asked_for()
    {
        var (one, two, three) = (Sample.Order(), Sample.Order(), Sample.Order());
        await PutAsync(
            Sample.Reaction(one, _me), Sample.Reaction(one, _me, "thanks"), Sample.Reaction(two, _me), Sample.Reaction(three, _me), Sample.Reaction(one));
        var own = await Store.Reactions.ReadOwnAsync(As(_me), [one, two, one], Stop);
        Assert.Equal([(one, "like"), (one, "thanks"), (two, "like")], own.Select(r => (r.Subject, r.Kind.Value)).OrderBy(r => r.Subject == two).ThenBy(r => r.Value));
    }

    [Fact]
    public async Task Nobody_in_particular_has_no_own_reactions()
    {
        var reaction = Sample.Reaction(Sample.Order());
        await PutAsync(reaction);
        Assert.Empty(await Store.Reactions.ReadOwnAsync(Everyone, [reaction.Subject], Stop));
        Assert.Empty(await Store.Reactions.ReadOwnAsync(AccessScope.For(Viewer.Anonymous(Tenant)), [reaction.Subject], Stop));
    }

    [Fact]
    public async Task Who_reacted_comes_newest_first_within_the_limit()
    {
        var subject = Sample.Order();
        var reactions = Enumerable.Range(0, 5).Select(second => Sample.Reaction(subject, at: Sample.Second(second))).ToArray();
        await PutAsync([.. reactions, Sample.Reaction(Sample.Order())]);
        Assert.Equal(reactions.Reverse().Take(3), await Store.Reactions.ReadWhoAsync(Everyone, subject, 3, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Reactions.ReadWhoAsync(Everyone, subject, 101, Stop).AsTask());
    }

    [Fact]
    public async Task Each_kind_has_its_own_counter()
    {
        var subject = Sample.Order();
        await PutAsync(Sample.Reaction(subject), Sample.Reaction(subject), Sample.Reaction(subject, kind: "thanks"));
        Assert.Equal(2, await CountAsync(subject, CounterKey.ReactionPrefix + "like"));
        Assert.Equal(1, await CountAsync(subject, CounterKey.ReactionPrefix + "thanks"));
    }
}
