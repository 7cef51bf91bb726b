using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialKit.AspNetCore;
using SocialKit.InMemory;

namespace SocialKit.Leaks.Tests;

/// <summary>A running site with a town in its store, which can be put back to how it was at any time.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Ledger _ledger;
    private readonly Dictionary<Role, (HttpClient Client, string Token, string Cookie)> _clients = [];

    private Site(WebApplication app, Ledger ledger) => (_app, _ledger) = (app, ledger);

    public Town Town { get; private set; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public IServiceProvider Services => _app.Services;

    /// <summary>Every endpoint of ours that the running application has.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
    [
        .. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<SocialKitMap.Member>() is not null),
    ];

    /// <summary>Commits that changed records since the last time it was asked.</summary>
    public IReadOnlyList<Commit> TakeChanges() => _ledger.TakeChanges();

    public static async Task<Site> OpenAsync(Action<SocialKitOptions>? configure = null, Town? town = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var store = DispatchProxy.Create<IStore, Ledger>();
        var ledger = (Ledger)(object)store;
        builder.Services.AddSingleton<TimeProvider>(new Clock());
        builder.Services.AddSingleton<IIdGenerator, Ids>();
        builder.Services.AddSingleton<ITenantProvider, Tenants>();
        builder.Services.AddAuthorizationBuilder().AddPolicy("CanSeeOrder", policy => policy.RequireAssertion(context =>
            context.Resource is Order { Owner: var owner } && (owner is null || context.User.FindFirstValue("sub") == owner)))
            .AddPolicy("IsStaff", policy => policy.RequireClaim("sub", "tom"));
        builder.Services.AddSocialKitCore(options =>
        {
            options.AnonymousRead = true;
            options.Rates.Enabled = false;
            configure?.Invoke(options);
        }).AddSocialKitAspNetCore().UseStore("in memory", _ => store).AddSubject<Order, Orders>("order", policy: "CanSeeOrder")
            .AddStaff(moderators: "IsStaff", administrators: "IsStaff", auditors: "IsStaff");
        var app = builder.Build();
        app.Use((http, next) =>
        {
            // The host's own sign-in, as far as a test needs one.
            if (http.Request.Headers["X-Signed-In"].ToString().Split('/') is [var tenant, var user])
            {
                http.User = new ClaimsPrincipal(user.Length == 0
                    ? new ClaimsIdentity([new Claim("tenant", tenant)])
                    : new ClaimsIdentity([new Claim("tenant", tenant), new Claim("sub", user), new Claim("name", user.ToUpperInvariant()), new Claim("preferred_username", user)], "Test"));
            }

            return next(http);
        });
        app.UseRouting();
        app.UseAuthorization();
        app.MapGet("/token", (IAntiforgery antiforgery, HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!);
        app.MapSocialKit();
        var site = new Site(app, ledger) { Town = town ?? new Town() };
        await site.ResetAsync();
        await app.StartAsync(Stop);
        return site;
    }

    /// <summary>Everything as it was at the beginning, or another town.</summary>
    public async Task ResetAsync(Town? town = null)
    {
        Town = town ?? Town;
        var memory = new InMemoryStore();
        foreach (var tenant in new[] { Role.Here, Role.There })
        {
            var made = await memory.CommitAsync(
                new Commit { Tenant = tenant, At = Town.Now, Puts = Town.RecordsOf(tenant) }, Stop);
            Assert.Equal(CommitOutcome.Applied, made.Outcome);
        }

        _ledger.Inner = memory;
        _ledger.TakeChanges();
    }

    /// <summary>What was spent of rates since the last time it was asked.</summary>
    public IReadOnlyList<Guard.Allowance> TakeSpent() => _ledger.TakeSpent();

    /// <summary>Spends the whole of some allowances.</summary>
    public async Task SpendAsync(TenantId tenant, IEnumerable<Guard.Allowance> allowances)
    {
        var spent = await _ledger.Inner.CommitAsync(
            new Commit { Tenant = tenant, At = Town.Now, Guards = [.. allowances.Select(allowance => allowance with { Amount = allowance.Limit })] }, Stop);
        Assert.Equal(CommitOutcome.Applied, spent.Outcome);
    }

    /// <summary>Sends a request as somebody, with what a page of this site would send along.</summary>
    public async Task<Answer> SendAsync(Role role, Ask ask, params (string Name, string? Value)[] headers)
    {
        var (client, token, cookie) = await ClientOfAsync(role);
        using var request = new HttpRequestMessage(ask.Verb, ask.Address);
        request.Headers.Add("X-Signed-In", $"{role.Tenant}/{role.User}");
        if (ask.Form is not null)
        {
            request.Headers.Add("Cookie", cookie);
            request.Content = new FormUrlEncodedContent([.. ask.Form, KeyValuePair.Create("__RequestVerificationToken", token)]);
        }
        else
        {
            request.Headers.Add("X-SocialKit", "1");
            if (ask.Json is not null)
            {
                request.Content = new StringContent(ask.Json, null, "application/json");
            }
        }

        if (ask.Version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{ask.Version}\"");
        }

        foreach (var (name, value) in headers)
        {
            System.Net.Http.Headers.HttpHeaders of = name == "Content-Type" ? request.Content!.Headers : request.Headers;
            of.Remove(name);
            if (value is not null)
            {
                of.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, Stop);
        return await Answer.OfAsync(response, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _, _) in _clients.Values)
        {
            client.Dispose();
        }

        await _app.DisposeAsync();
    }

    private async Task<(HttpClient Client, string Token, string Cookie)> ClientOfAsync(Role role)
    {
        if (_clients.TryGetValue(role, out var known))
        {
            return known;
        }

        var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/token");
        request.Headers.Add("X-Signed-In", $"{role.Tenant}/{role.User}");
        using var response = await client.SendAsync(request, Stop);
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return _clients[role] = (client, await response.Content.ReadAsStringAsync(Stop), cookie);
    }

    internal sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Town.Now;
    }

    private sealed class Ids : IIdGenerator
    {
        private int _last;

        public Guid NewId(DateTimeOffset at) => new($"0195f000-0001-7000-8000-{Interlocked.Increment(ref _last):x12}");
    }

    private sealed class Tenants : ITenantProvider
    {
        public ValueTask<TenantId> GetTenantAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
            new(new TenantId(principal.FindFirstValue("tenant") ?? "nowhere"));
    }

    private sealed record Order(string? Owner);

    /// <summary>Order 5 is ada's alone, 7 is closed, 9 was there once.</summary>
    private sealed class Orders : ISubjectResolver<Order>
    {
        public ValueTask<IReadOnlyDictionary<string, ResolvedSubject<Order>>> ResolveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
            new(ids.Where(id => id is "1" or "5" or "7").ToDictionary(
                id => id, id => new ResolvedSubject<Order>(new Order(id == "5" ? "ada" : null), $"Order {id}", $"/orders/{id}") { Closed = id == "7" }));
    }

    /// <summary>Stands before the store: remembers what was changed.</summary>
    public class Ledger : DispatchProxy
    {
        private readonly List<Commit> _changes = [];
        private readonly List<Guard.Allowance> _spent = [];

        public IStore Inner { get; set; } = new InMemoryStore();

        public IReadOnlyList<Commit> TakeChanges()
        {
            lock (_changes)
            {
                List<Commit> taken = [.. _changes];
                _changes.Clear();
                return taken;
            }
        }

        public IReadOnlyList<Guard.Allowance> TakeSpent()
        {
            lock (_changes)
            {
                List<Guard.Allowance> taken = [.. _spent];
                _spent.Clear();
                return taken;
            }
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.Invoke(Inner, BindingFlags.DoNotWrapExceptions, null, args, null);
            return args is [Commit commit, ..] ? new ValueTask<CommitResult>(KeepAsync(commit, answer!)) : answer;
        }

        private async Task<CommitResult> KeepAsync(Commit commit, object committing)
        {
            var result = await (ValueTask<CommitResult>)committing;
            if (result.Outcome == CommitOutcome.Applied)
            {
                lock (_changes)
                {
                    _spent.AddRange(commit.Guards.OfType<Guard.Allowance>().Where(guard => !guard.Name.StartsWith("audit-", StringComparison.Ordinal)));

                    // That somebody read what is private because of their office is written down while they read.
                    if (commit.Puts.Any(put => put is not (AuditEntry or AuditHead or Secret)) || commit.Removes.Count + commit.Activities.Count > 0)
                    {
                        _changes.Add(commit);
                    }
                }
            }

            return result;
        }
    }
}

/// <summary>A request, as whoever sends it writes it down.</summary>
/// <param name="Verb">The method.</param>
/// <param name="Address">Where to.</param>
public sealed record Ask(HttpMethod Verb, string Address)
{
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    public string? Json { get; init; }

    public string? Version { get; init; }

    public static Ask Get(string address) => new(HttpMethod.Get, address);

    /// <summary>The same, about something else.</summary>
    public Ask About(string id, string other) => this with
    {
        Address = Address.Replace(id, other, StringComparison.Ordinal),
        Json = Json?.Replace(id, other, StringComparison.Ordinal),
        Form = Form is null ? null : [.. Form.Select(field => KeyValuePair.Create(field.Key, field.Value.Replace(id, other, StringComparison.Ordinal)))],
    };
}

/// <summary>What came back, whole.</summary>
public sealed partial record Answer(int Status, string Headers, string Body)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken stop) => new(
        (int)response.StatusCode,
        string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal)),
        await response.Content.ReadAsStringAsync(stop));

    public bool Holds(string word) => Body.Contains(word, StringComparison.OrdinalIgnoreCase) || Headers.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Every byte, but for what is another in every answer: tokens, tickets, references; and for the id that was asked for.</summary>
    public string Without(params ReadOnlySpan<string> asked)
    {
        var text = $"{Status}\n{Headers}\n{Body}";
        foreach (var id in asked)
        {
            text = text.Replace(id, "{id}", StringComparison.Ordinal);
        }

        return OneTime().Replace(text, "{one-time}");
    }

    [System.Text.RegularExpressions.GeneratedRegex("""CfDJ8[A-Za-z0-9_-]+|(?<=data-sk-widget=")[^"]+|(?<=name="widget" value=")[^"]+|(?<=name="clientId" value=")[^"]+|(?<=Set-Cookie: )[^\n]+""")]
    private static partial System.Text.RegularExpressions.Regex OneTime();
}
