namespace SocialKit.XssPeople.Tests;

/// <summary>How people, communities and topics are called.</summary>
public sealed class PeopleTests(BrowserFixture fixture, HostileSite site)
{
    [Theory]
    [InlineData(Surfaces.Profile)]
    [InlineData(Surfaces.Charter)]
    [InlineData(Surfaces.Topic)]
    public Task No_hostile_text_makes_anything_happen(string surface) => SurfaceCheck.RunAsync(fixture.Browser, site, surface);
}
