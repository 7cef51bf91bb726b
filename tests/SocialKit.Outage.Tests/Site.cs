using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocialKit.Outage.Tests;

public sealed record Order(string Id);

/// <summary>Every order that is asked for is there.</summary>
public sealed class Orders : ISubjectResolver<Order>
{
    public ValueTask<IReadOnlyDictionary<string, ResolvedSubject<Order>>> ResolveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        new(ids.ToDictionary(id => id, id => new ResolvedSubject<Order>(new Order(id), $"Order {id}", $"/orders/{id}")));
}

/// <summary>An ordinary host on a real socket: its own page, its own sign-in, a health check, and SocialKit on a PostgreSQL that will fail.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app) => _app = app;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Uri Address => new(_app.Urls.Single());

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public static async Task<Site> StartAsync(string connectionString, string schema)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ApplicationName = typeof(Site).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthorizationBuilder().AddPolicy("CanSeeOrder", policy => policy.RequireAssertion(_ => true));
        builder.Services.AddSocialKitCore(options => options.Rates.Enabled = false).AddSocialKitAspNetCore()
            .UsePostgreSql(connectionString, schema, applySchema: true)
            .AddSubject<Order, Orders>("order", policy: "CanSeeOrder");
        builder.Services.AddHealthChecks().AddSocialKit();
        var app = builder.Build();
        app.Use(SignInAsync);
        app.MapGet("/", () => "The host's own page.");
        app.MapGet("/orders/{id}", (string id) => new RazorComponentResult<OrderPage>(new { Id = id }));
        app.MapHealthChecks("/healthz");
        app.MapSocialKit();
        await app.StartAsync(Stop);
        return new Site(app);
    }

    public Person Person(string name) => new(Address, name);

    /// <summary>The texts of every comment that is stored, in no order.</summary>
    public async Task<List<string>> StoredAsync()
    {
        var texts = new List<string>();
        for (RecordKey? after = null; ;)
        {
            var page = await Store.Records.ScanAsync<Comment>(AccessScope.System(TenantId.Default), RecordFilter.All, after, 1_000, Stop);
            texts.AddRange(page.Select(comment => comment.Text.Source));
            if (page.Count < 1_000)
            {
                return texts;
            }

            after = page[^1].Key;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // As far as a test needs one: whoever the header names.
    private static Task SignInAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["X-User"].ToString() is { Length: > 0 } user)
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", user), new Claim("name", user), new Claim("preferred_username", user)], "Test"));
        }

        return next(http);
    }
}
