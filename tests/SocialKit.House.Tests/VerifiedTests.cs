using Xunit.Sdk;

namespace SocialKit.House.Tests;

public sealed class VerifiedTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("socialkit-verified-").FullName;

    string Expected => Path.Combine(_folder, "A.B.verified.html");

    string Received => Path.Combine(_folder, "A.B.received.html");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_snapshot_fails_and_leaves_what_was_received()
    {
        Assert.ThrowsAny<XunitException>(() => Verified.Match("<p>a</p>", Expected, accept: false));

        Assert.False(File.Exists(Expected));
        Assert.Contains("a", File.ReadAllText(Received), StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_snapshot_matches_and_clears_what_was_received()
    {
        Assert.ThrowsAny<XunitException>(() => Verified.Match("<p>a</p>", Expected, accept: false));
        Verified.Match("<p>a</p>", Expected, accept: true);
        Verified.Match("<p>a</p>", Expected, accept: false);

        Assert.False(File.Exists(Received));
    }

    [Theory]
    [InlineData("<p id='x' class=\"y\">a</p>", "<p class=y id=x>a</p>")]
    [InlineData("<ul>\n  <li>a</li>\n\n</ul>", "<ul><li>a</li></ul>")]
    [InlineData("<p blazor:onclick=\"1\"><!--!-->a</p>", "<p>a</p>")]
    public void What_a_browser_reads_alike_is_the_same(string one, string other)
    {
        Assert.Equal(Verified.Normalise(one), Verified.Normalise(other));
    }

    [Theory]
    [InlineData("<p class=x>a</p>", "<p class=y>a</p>")]
    [InlineData("<p>a</p>", "<p>b</p>")]
    [InlineData("<p>a</p>", "<div>a</div>")]
    [InlineData("<svg viewBox='0 0 1 1'></svg>", "<svg viewBox='0 0 2 2'></svg>")]
    [InlineData("<a href=x>a</a>", "<a>a</a>")]
    public void What_a_browser_reads_differently_is_not(string one, string other)
    {
        Verified.Match(one, Expected, accept: true);

        Assert.ThrowsAny<XunitException>(() => Verified.Match(other, Expected, accept: false));
    }
}
