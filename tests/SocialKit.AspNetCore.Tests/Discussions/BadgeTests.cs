using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialKit.AspNetCore.Tests;

[Route("grid")]
public class GridController : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View("/Views/Badges.cshtml", Enumerable.Range(1, 50).Select(i => $"order:b{i}").Append("order:5").ToList());

    [HttpGet("widgets")]
    public IActionResult Widgets() => View("/Views/Widgets.cshtml");

    [HttpGet("bad")]
    public IActionResult Bad() => View("/Views/Bad.cshtml");
}

public class BadgeTests
{
    [Fact]
    public async Task Fifty_badges_of_a_view_ask_once()
    {
        var calls = new Calls();
        await using var site = await StartAsync(builder =>
        {
            builder.Services.AddSingleton(calls);
            var real = builder.Services.Last(service => service.ServiceType == typeof(IDiscussionService));
            builder.Services.AddScoped(real.ImplementationType!);
            builder.Services.Replace(ServiceDescriptor.Scoped<IDiscussionService>(services =>
                Counting.Around((IDiscussionService)services.GetRequiredService(real.ImplementationType!), calls)));
        });
        var page = await site.Browse().OpenAsync("/grid");
        // The fifty-first is an order Ana may not see.
        Assert.Equal(50, page.QuerySelectorAll(".sk-tally").Length);
        Assert.Equal("row order:b7", page.QuerySelectorAll("td")[6].FirstChild!.TextContent.Trim());
        Assert.Contains("order%3Ab7", page.QuerySelectorAll("td")[6].QuerySelector("a")!.GetAttribute("href"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, calls.Summarise);
    }

    [Fact]
    public async Task Every_tag_renders_its_widget_in_a_view()
    {
        await using var site = await StartAsync();
        await site.ReadAsync("order:1");
        var page = await site.Browse().OpenAsync("/grid/widgets");
        Assert.Equal(
            [
                "audit", "composer", "discussion", "feed", "flag", "give-kudos", "kudos-wall", "legal-holds", "members", "membership", "moderation-person", "moderation-queue", "moderation-rules", "muted", "my-data", "profile-card", "standing",
            ],
            page.QuerySelectorAll("[data-sk-name]").Select(root => root.GetAttribute("data-sk-name")!).Order(StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("socialkit-feed,socialkit-discussion"));
        Assert.Single(page.QuerySelectorAll("link[rel=stylesheet]"));
    }

    [Fact]
    public async Task A_bad_attribute_is_named()
    {
        await using var site = await StartAsync();
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => site.Browse().GetAsync("/grid/bad"));
        Assert.Contains("<socialkit-feed scope=\"nowhere\">", failure.Message, StringComparison.Ordinal);
    }

    private static Task<TestSite> StartAsync(Action<WebApplicationBuilder>? services = null) => TestSite.StartAsync(
        builder =>
        {
            builder.Services.AddControllersWithViews().AddApplicationPart(typeof(GridController).Assembly);
            services?.Invoke(builder);
        },
        after: app => app.MapControllers());

    public sealed class Calls
    {
        private int _summarise;

        public int Summarise => _summarise;

        public void Count() => Interlocked.Increment(ref _summarise);
    }

    public class Counting : System.Reflection.DispatchProxy
    {
        private IDiscussionService _inner = null!;
        private Calls _calls = null!;

        public static IDiscussionService Around(IDiscussionService inner, Calls calls)
        {
            var proxy = Create<IDiscussionService, Counting>();
            var counting = (Counting)(object)proxy;
            (counting._inner, counting._calls) = (inner, calls);
            return proxy;
        }

        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IDiscussionService.SummariseAsync))
                _calls.Count();

            return targetMethod.Invoke(_inner, args);
        }
    }
}
