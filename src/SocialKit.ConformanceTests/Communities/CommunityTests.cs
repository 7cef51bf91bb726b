namespace SocialKit.ConformanceTests;

/// <summary>The list of communities.</summary>
public abstract class CommunityTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    [Fact]
    public async Task Communities_come_by_slug_byte_by_byte_and_go_on_after_one()
    {
        string[] slugs = ["a", "a-b", "a.b", "a1", "ab", "b"];
        await PutAsync([.. slugs.Reverse().Select(slug => Sample.Community(slug))]);
        Assert.Equal(slugs, (await Store.Communities.ReadAsync(Everyone, null, 101, Stop)).Select(community => community.Slug));
        Assert.Equal(["a.b", "a1"], (await Store.Communities.ReadAsync(Everyone, "a-b", 2, Stop)).Select(community => community.Slug));
        Assert.Equal(["b"], (await Store.Communities.ReadAsync(Everyone, "azz", 2, Stop)).Select(community => community.Slug));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Communities.ReadAsync(Everyone, null, 102, Stop).AsTask());
    }

    [Fact]
    public async Task A_slug_is_found_and_taken_whatever_its_case()
    {
        var community = Sample.Community("coffee");
        await PutAsync(community);
        var found = await Store.Records.FindAsync<Community>(Everyone, [Community.UniqueSlug("COFFEE")], Stop);
        Assert.Equal(community.Id, Assert.Single(found).Value.Id);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts(Sample.Community("coffee")))).Outcome);
    }
}
