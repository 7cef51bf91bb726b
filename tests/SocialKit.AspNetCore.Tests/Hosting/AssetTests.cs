using System.IO.Compression;
using System.Net;

namespace SocialKit.AspNetCore.Tests;

public class AssetTests
{
    [Theory]
    [InlineData("socialkit.css", "text/css")]
    [InlineData("socialkit.js", "text/javascript")]
    public async Task Assets_are_kept_for_good_packed_and_open_to_everyone(string file, string type)
    {
        await using var site = await TestSite.StartAsync(builder => Microsoft.Extensions.DependencyInjection.PolicyServiceCollectionExtensions
            .AddAuthorization(builder.Services, options => options.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        var address = (await site.Browse().OpenAsync("/orders/1")).QuerySelector($"[href$='{file}'],[src$='{file}']")!;
        var url = address.GetAttribute("href") ?? address.GetAttribute("src")!;
        var nobody = site.Browse(user: null);

        var packed = await nobody.GetAsync(url, ("Accept-Encoding", "gzip, deflate, br"));
        Assert.Equal(HttpStatusCode.OK, packed.StatusCode);
        Assert.Equal(type, packed.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", packed.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("br", packed.Content.Headers.ContentEncoding.Single());
        Assert.Equal("nosniff", packed.Headers.GetValues("X-Content-Type-Options").Single());
        await using var brotli = new BrotliStream(await packed.Content.ReadAsStreamAsync(TestSite.Stop), CompressionMode.Decompress);
        var unpacked = await new StreamReader(brotli).ReadToEndAsync(TestSite.Stop);
        Assert.Equal(await (await nobody.GetAsync(url)).Content.ReadAsStringAsync(TestSite.Stop), unpacked);

        Assert.Equal("gzip", (await nobody.GetAsync(url, ("Accept-Encoding", "gzip, br;q=0"))).Content.Headers.ContentEncoding.Single());
        Assert.Equal(HttpStatusCode.NotModified, (await nobody.GetAsync(url, ("Accept-Encoding", "br"), ("If-None-Match", packed.Headers.ETag!.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(url + ".map")).StatusCode);
        Assert.Equal("public, max-age=300", (await nobody.GetAsync($"/_socialkit/assets/{file}")).Headers.GetValues("Cache-Control").Single());
        Assert.Equal("public, max-age=300", (await nobody.GetAsync($"/_socialkit/assets/older/{file}")).Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public void Script_and_style_stay_within_their_budget()
    {
        var assets = new EmbeddedAssets();
        Assert.InRange(assets.Find("socialkit.js").Bytes("br").Length, 1, 12 * 1024);
        Assert.InRange(assets.Find("socialkit.js").Bytes("br").Length + assets.Find("socialkit.css").Bytes("br").Length, 1, 25 * 1024);
    }
}
