using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace SocialKit.AspNetCore.Tests;

public class HostingStackTests
{
    [Fact]
    public async Task A_host_in_memory_answers()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.MapGet("/", () => "here");
        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("here", await app.GetTestClient().GetStringAsync("/", TestContext.Current.CancellationToken));
    }
}
