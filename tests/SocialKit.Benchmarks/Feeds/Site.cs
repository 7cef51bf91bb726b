using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocialKit.Benchmarks;

/// <summary>
/// One process with SocialKit and its floor side by side: the same server, the same collector, the same warm code. It runs as a child of the
/// benchmark, so that what it uses is counted without the client, and it ends when its standard input does.
/// </summary>
static class Site
{
    public const int Viewers = 200;

    public static async Task RunAsync(string path)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSocialKit().UseSqlite(path);

        await using var app = builder.Build();
        using var floor = new FloorFeed(path);
        var principals = Enumerable.Range(0, Viewers).Select(DataSet.Principal).ToArray();
        app.Use((http, next) =>
        {
            http.User = principals[int.Parse(http.Request.Query["viewer"].ToString(), CultureInfo.InvariantCulture)];
            return next(http);
        });
        app.UseRouting();
        app.MapSocialKit();

        var plain = new byte[12_288];
        app.MapGet("/plain", (HttpContext http) => WriteAsync(http, "text/plain", plain));
        app.MapGet("/usage", (HttpContext http) => http.Response.WriteAsync(FormattableString.Invariant($"{Cpu.ProcessMicroseconds()} {GC.GetTotalAllocatedBytes()}")));
        app.MapGet("/kit/feed.json", async (HttpContext http) =>
        {
            var viewer = await http.RequestServices.GetRequiredService<IViewerAccessor>().GetViewerAsync(http.RequestAborted);
            var page = await http.RequestServices.GetRequiredService<IFeedService>().ReadAsync(viewer, new FeedRequest(FeedScope.Company, null, 25), http.RequestAborted);
            http.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(http.Response.BodyWriter, page, Pages.Json.FeedPage, http.RequestAborted);
        });
        app.MapGet("/floor/feed.json", async (HttpContext http) =>
        {
            http.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(http.Response.BodyWriter, floor.Read(MemberOf(http)), Pages.Json.FloorPage, http.RequestAborted);
        });
        app.MapGet("/floor/feed.html", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            // A page with forms has a token, whoever writes it.
            var token = antiforgery.GetAndStoreTokens(http);
            http.Response.ContentType = "text/html; charset=utf-8";
            var model = new FeedModel(floor.Read(MemberOf(http)), MemberOf(http), token.RequestToken!, "/_socialkit/assets/00000000000000000000/socialkit.css", "/_socialkit/assets/00000000000000000000/socialkit.js");
            await Slices.Feed.Create(model).RenderAsync(http.Response.BodyWriter, cancellationToken: http.RequestAborted);
        });

        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private static MemberId MemberOf(HttpContext http) => World.Member(int.Parse(http.User.FindFirstValue("sub").AsSpan("employee-".Length), CultureInfo.InvariantCulture));

    private static async Task WriteAsync(HttpContext http, string type, byte[] body)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }
}
