namespace SocialKit.XssTalk.Tests;

/// <summary>What people say to each other.</summary>
public sealed class TalkTests(BrowserFixture fixture, HostileSite site)
{
    [Theory]
    [InlineData(Surfaces.Comment)]
    [InlineData(Surfaces.Link)]
    [InlineData(Surfaces.Kudos)]
    public Task No_hostile_text_makes_anything_happen(string surface) => SurfaceCheck.RunAsync(fixture.Browser, site, surface);
}
