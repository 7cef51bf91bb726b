namespace SocialKit.Cli.Tests;

public class CommunitySlugTests
{
    [Theory]
    [InlineData("coffee", "coffee")]
    [InlineData("coffee.stackexchange.com", "coffee.stackexchange.com")]
    [InlineData("  Crème & Café! ", "creme-cafe")]
    [InlineData("a__b--c", "a-b-c")]
    [InlineData("...", "community-ab5df625")]
    public void A_slug_is_made_of_what_the_name_has(string name, string slug) => Assert.Equal(slug, CommunitySlug.From(name));

    [Fact]
    public void A_name_in_another_script_gets_the_same_address_each_time()
    {
        Assert.Equal(CommunitySlug.From("咖啡"), CommunitySlug.From("咖啡"));
        Assert.NotEqual(CommunitySlug.From("咖啡"), CommunitySlug.From("茶"));
        Assert.Equal(64, CommunitySlug.From(new string('x', 300)).Length);
    }
}
