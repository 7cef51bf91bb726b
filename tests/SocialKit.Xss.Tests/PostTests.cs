namespace SocialKit.Xss.Tests;

/// <summary>What stands on top of a feed.</summary>
public sealed class PostTests(BrowserFixture fixture, HostileSite site)
{
    [Theory]
    [InlineData(Surfaces.Post)]
    [InlineData(Surfaces.Title)]
    public Task No_hostile_text_makes_anything_happen(string surface) => SurfaceCheck.RunAsync(fixture.Browser, site, surface);
}
