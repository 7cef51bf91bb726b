using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Components;

namespace SocialKit.AspNetCore.Tests;

public class StartTests
{
    [Fact]
    public async Task An_endpoint_nobody_decided_about_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestSite.StartAsync(group: group => group.MapGet("mine", () => "open to all")));
        Assert.Contains("mine", failure.Message, StringComparison.Ordinal);
        Assert.Contains(".WithMetadata(SocialKitPolicy.AnonymousRead)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_with_a_policy_is_served_and_guarded()
    {
        await using var site = await TestSite.StartAsync(group: group => group.MapPost("mine", () => "done").WithMetadata(SocialKitPolicy.Write));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Browse().PostAsync("/_socialkit/mine", [], ("Sec-Fetch-Site", "cross-site"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Browse().PostAsync("/_socialkit/mine", [])).StatusCode);
    }

    [Fact]
    public async Task Every_endpoint_of_ours_carries_a_policy()
    {
        await using var site = await TestSite.StartAsync();
        var ours = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<SocialKitMap.Member>() is not null).ToList();
        Assert.True(ours.Count >= 18, $"Only {ours.Count} endpoints.");
        Assert.All(ours, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<SocialKitPolicy>()));

        // A question that is too long for an address is asked with POST and writes nothing; an address that leads nowhere takes every method.
        var writes = ours.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) == true).ToList();
        Assert.Equal(
            ["/_socialkit/v1/discussions/summaries", "/_socialkit/v1/bulk-decisions/preview", "/_socialkit/v1/rules/trial"],
            writes.Where(endpoint => endpoint.Metadata.GetMetadata<SocialKitPolicy>() != SocialKitPolicy.Write).Select(endpoint => ((RouteEndpoint)endpoint).RoutePattern.RawText));
        Assert.Equal(
            ["/_socialkit/v1/{**rest}"],
            ours.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is null).Select(endpoint => ((RouteEndpoint)endpoint).RoutePattern.RawText));
    }

    [Fact]
    public async Task A_fallback_policy_leaves_our_endpoints_to_themselves_and_the_hosts_to_the_host()
    {
        await using var site = await TestSite.StartAsync(builder => builder.Services.AddAuthorization(
            options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        var nobody = site.Browse(user: null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/orders/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/_socialkit/fragments/feed?scope=company")).StatusCode);
    }

    [Fact]
    public async Task A_policy_the_host_puts_on_the_group_is_asked_and_stays_there()
    {
        await using var site = await TestSite.StartAsync(group: group => group.RequireAuthorization(policy => policy.RequireClaim("sub", "ben")));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Browse().GetAsync("/_socialkit/fragments/feed?scope=company")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Browse("ben").GetAsync("/_socialkit/fragments/feed?scope=company")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Browse().GetAsync("/orders/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Browse(user: null).GetAsync("/_socialkit/assets/socialkit.js")).StatusCode);
    }

    [Fact]
    public void Without_AddSocialKit_the_map_says_which_line_is_missing()
    {
        var app = TestSite.NewBuilder().Build();
        Assert.Contains("builder.Services.AddSocialKit();", Assert.Throws<InvalidOperationException>(() => app.MapSocialKit()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_MapSocialKit_the_start_says_which_line_is_missing()
    {
        var builder = TestSite.NewBuilder();
        builder.Services.AddSocialKit().UseInMemory();
        await using var app = builder.Build();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestSite.Stop));
        Assert.Contains("app.MapSocialKit();", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_the_start_says_which_line_is_missing()
    {
        var builder = TestSite.NewBuilder();
        builder.Services.AddSocialKitCore().AddSocialKitAspNetCore();
        await using var app = builder.Build();
        app.MapSocialKit();
        Assert.Contains(".UseSqlite(", (await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestSite.Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_the_host_does_not_have_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestSite.StartAsync(
            builder => builder.Services.AddSocialKitCore().AddSubject<Invoice, Invoices>("invoice", policy: "CanSeeInvoice")));
        Assert.Contains("AddPolicy(\"CanSeeInvoice\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_nobody_registered_names_the_line_to_add()
    {
        await using var site = await TestSite.StartAsync();
        await using var scope = site.App.Services.CreateAsyncScope();
        var page = scope.ServiceProvider.GetRequiredService<ISocialPage>();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await page.DescribeAsync(
            new WidgetDescription("discussion", new Dictionary<string, string> { ["subject"] = "ordr:1" }), TestSite.Stop));
        Assert.Contains(".AddSubject<TEntity, TResolver>(\"ordr\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_may_have_a_component_called_Feed()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.Browse().OpenAsync("/");
        Assert.NotNull(page.GetElementById("own-feed"));
        Assert.NotNull(page.QuerySelector("[data-sk-name=feed]"));
        Assert.Single(page.QuerySelectorAll("link[rel=stylesheet]"));
    }

    private sealed record Invoice;

    private sealed class Invoices : ISubjectResolver<Invoice>
    {
        public ValueTask<IReadOnlyDictionary<string, ResolvedSubject<Invoice>>> ResolveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
            new(new Dictionary<string, ResolvedSubject<Invoice>>());
    }
}
