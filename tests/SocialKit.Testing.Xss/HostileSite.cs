using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace SocialKit.Testing.Xss;

/// <summary>
/// A host whose content security policy only reports: what gets through is executed, and tells. Everything is written through the services, the
/// way a form goes, and shown by the widgets.
/// </summary>
public sealed class HostileSite : IAsyncLifetime
{
    public const int PerPage = 100;

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
    private static int s_tenants;
    private readonly ConcurrentDictionary<string, Batch> _batches = new();
    private readonly ConcurrentDictionary<string, string> _controls = new();
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ApplicationName = typeof(HostileSite).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthorizationBuilder().AddPolicy("CanSeeOrder", policy => policy.RequireAssertion(_ => true));
        builder.Services.AddSocialKit(options => options.Rates.Enabled = false).UseInMemory().AddSubject<Order, Orders>("order", policy: "CanSeeOrder");
        builder.Services.Replace(ServiceDescriptor.Singleton<ITenantProvider>(new TenantOfPrincipal()));
        _app = builder.Build();
        _app.Use((http, next) =>
        {
            http.Response.Headers["Content-Security-Policy-Report-Only"] = Policy;
            if (http.Request.Path.Value!.Split('/') is ["", "batch", var tenant])
            {
                http.User = Principal(tenant, "reader");
            }

            return next(http);
        });
        _app.MapSocialKit();
        _app.MapGet("/batch/{tenant}", (string tenant) => new RazorComponentResult<BatchPage>(new { Batch = _batches[tenant] }) { PreventStreamingRendering = true });
        _app.MapGet("/control/{id}", (string id) => Results.Content(_controls[id], "text/html; charset=utf-8"));
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>Puts a page on the site as it is.</summary>
    public string AddControl(string html)
    {
        var id = Guid.NewGuid().ToString("N");
        _controls[id] = html;
        return $"/control/{id}";
    }

    /// <summary>Writes texts into a tenant of their own, as if somebody had sent them.</summary>
    public async Task<Batch> WriteAsync(string surface, IReadOnlyList<string> texts)
    {
        var tenant = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref s_tenants)}");
        await using var scope = _app!.Services.CreateAsyncScope();
        var writer = new Writer(scope.ServiceProvider, new TenantId(tenant));
        var batch = await writer.WriteAsync(surface, texts);
        return _batches[tenant] = batch;
    }

    private static ClaimsPrincipal Principal(string tenant, string name) =>
        new(new ClaimsIdentity([new Claim("sub", name), new Claim("name", name), new Claim("preferred_username", name), new Claim("tenant", tenant)], "Test"));

    public sealed record Order(string Id);

    private sealed class TenantOfPrincipal : ITenantProvider
    {
        public ValueTask<TenantId> GetTenantAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
            new(principal.FindFirst("tenant") is { } tenant ? new TenantId(tenant.Value) : TenantId.Default);
    }

    private sealed class Orders : ISubjectResolver<Order>
    {
        public ValueTask<IReadOnlyDictionary<string, ResolvedSubject<Order>>> ResolveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
            new(ids.ToDictionary(id => id, id => new ResolvedSubject<Order>(new Order(id), $"Order {id}", $"/orders/{id}")));
    }

    private sealed class Writer(IServiceProvider services, TenantId tenant)
    {
        private int _stored;
        private int _refused;

        public async Task<Batch> WriteAsync(string surface, IReadOnlyList<string> texts)
        {
            var ana = await PersonAsync(new MemberIdentity("ana", "Ana", "ana", null, null));
            await PersonAsync(new MemberIdentity("ben", "Ben", "ben", null, null));
            var (handles, slugs) = (new List<string>(), new List<string>());
            foreach (var (i, text) in texts.Index())
            {
                switch (surface)
                {
                    case Surfaces.Post:
                        await TryAsync(() => PostAsync(ana, FeedScope.Company, PostKind.Text, text, null));
                        break;
                    case Surfaces.Title:
                        await TryAsync(() => PostAsync(ana, FeedScope.Company, PostKind.Question, $"The text below title {i}", text));
                        break;
                    case Surfaces.Comment or Surfaces.Link:
                        await TryAsync(async () => await services.GetRequiredService<IDiscussionService>().CommentAsync(
                            ana, new NewComment(SubjectRef.For("order", "1"), null, text, CommentKind.Comment, Guid.NewGuid().ToString("N")), Stop));
                        break;
                    case Surfaces.Kudos:
                        await TryAsync(async () => await services.GetRequiredService<IKudosService>().GiveAsync(
                            ana, new NewKudos(["ben"], "craft", text, null, Guid.NewGuid().ToString("N")), Stop));
                        break;
                    case Surfaces.Profile:
                        // The name also stands above a post of theirs.
                        var handle = $"m{i}";
                        await TryAsync(async () => await PostAsync(
                            await PersonAsync(new MemberIdentity(handle, text, handle, text, text)), FeedScope.Company, PostKind.Text, "Hello there", null));
                        handles.Add(handle);
                        break;
                    case Surfaces.Charter:
                        slugs.Add(await CommunityAsync(ana, i, text));
                        break;
                    case Surfaces.Topic:
                        await TopicAsync(ana, i, text);
                        break;
                    default:
                        throw new ArgumentOutOfRangeException(nameof(surface), surface, "No such surface.");
                }
            }

            return new Batch(tenant.Value, surface, _stored, _refused) { Handles = handles, Slugs = slugs };
        }

        private async Task TryAsync(Func<Task> write)
        {
            try
            {
                await write();
                _stored++;
            }
            catch (SocialKitException refusal)
            {
                // What is refused is refused with a sentence about a field.
                Assert.False(string.IsNullOrWhiteSpace(refusal.Error.Message));
                Assert.NotNull(refusal.Error.Field);
                _refused++;
            }
        }

        private async Task<Viewer> PersonAsync(MemberIdentity identity) => new(
            tenant, await services.GetRequiredService<IMemberService>().RegisterAsync(tenant, identity, Stop), Principal(tenant.Value, identity.ExternalId));

        private async Task<PostView> PostAsync(Viewer author, FeedScope scope, PostKind kind, string text, string? title) =>
            await services.GetRequiredService<IPostService>().CreateAsync(author, new NewPost(scope, kind, text, title, Guid.NewGuid().ToString("N")), Stop);

        // Nothing of the product writes these two yet but import, which puts records as they come.
        private async Task<string> CommunityAsync(Viewer owner, int number, string text)
        {
            var community = new Community
            {
                Id = new CommunityId(Guid.CreateVersion7()),
                Slug = $"c{number}",
                Name = text,
                Charter = new Charter(text, text, text, [text], owner.Member, DateTimeOffset.UnixEpoch),
                State = CommunityState.Active,
                CreatedAt = DateTimeOffset.UtcNow,
                Version = 1,
            };
            await PutAsync(community);
            await PostAsync(owner, FeedScope.Community(community.Slug), PostKind.Text, $"Hello there, number {number}", null);
            _stored++;
            return community.Slug;
        }

        private async Task TopicAsync(Viewer author, int number, string text)
        {
            var topic = new Topic { Id = new TopicId(Guid.CreateVersion7()), Slug = $"topic-{number}", Name = text, CreatedAt = DateTimeOffset.UtcNow, Version = 1 };
            var view = await PostAsync(author, FeedScope.Company, PostKind.Text, $"Hello there, number {number}", null);
            var store = services.GetRequiredService<IStore>();
            var post = (await store.Records.GetAsync<Post>(AccessScope.System(tenant), [Post.KeyOf(view.Id)], Stop)).Single();
            await PutAsync(topic, post with { Topics = [topic.Id], Version = post.Version + 1 });
            _stored++;
        }

        private async Task PutAsync(params IRecord[] records) => Assert.Equal(
            CommitOutcome.Applied,
            (await services.GetRequiredService<IStore>().CommitAsync(new Commit { Tenant = tenant, At = DateTimeOffset.UtcNow, Puts = records }, Stop)).Outcome);
    }
}
