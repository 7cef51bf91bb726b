using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialKit.Client;

namespace SocialKit.Core.Tests;

/// <summary>
/// Where a <see cref="World"/> is and how its services are asked: on a server, through SocialKit.Client. What only the host itself may ask is asked
/// on the server.
/// </summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AsyncServiceScope _server;
    private readonly ServiceProvider _client;
    private readonly AsyncServiceScope _asking;

    /// <param name="add">Adds the world's services.</param>
    public Place(Func<IServiceCollection, SocialKitBuilder> add)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddSingleton(Doors);
        builder.Services.AddScoped<IViewerAccessor, Doorkeeper>();
        add(builder.Services).AddSocialKitAspNetCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.Use((http, next) =>
        {
            Asked = http.GetEndpoint();
            return next(http);
        });
        _app.MapSocialKit();
        ((IHost)_app).Start();
        _server = _app.Services.CreateAsyncScope();

        var services = new ServiceCollection();
        services.AddSocialKitClient(options =>
        {
            options.BaseAddress = new Uri("http://localhost");
            options.HttpClient = provider => provider.GetRequiredService<HttpClient>();
        });
        services.AddSingleton(_ => NewHttpClient());
        _client = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _asking = _client.CreateAsyncScope();
    }

    /// <summary>Who has asked, by the number their requests carry: the host's sign-in, as far as a test needs one.</summary>
    public Doors Doors { get; } = new();

    /// <summary>The endpoint that the last request led to; null when it led to none.</summary>
    public Endpoint? Asked { get; private set; }

    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public HttpClient NewHttpClient() => new(new SignIn(Doors, _app.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };

    public T Get<T>() where T : notnull =>
        typeof(T) == typeof(IMemberService)
            ? (T)(object)new MembersOfBothSides(OnServer<IMemberService>(), Ask<IMemberService>()!)
            : typeof(T) == typeof(IErasureService)
                ? (T)(object)new ErasuresOfBothSides(OnServer<IErasureService>(), Ask<IErasureService>()!)
                : Ask<T>() ?? OnServer<T>();

    public T OnServer<T>() where T : notnull => _server.ServiceProvider.GetRequiredService<T>();

    /// <summary>The client's own service; null where it has none.</summary>
    public T? Ask<T>() => _asking.ServiceProvider.GetService<T>();

    public async ValueTask DisposeAsync()
    {
        await _asking.DisposeAsync();
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The site registers people, the client reads of them.</summary>
    private sealed class MembersOfBothSides(IMemberService server, IMemberService client) : IMemberService
    {
        public ValueTask<MemberId> RegisterAsync(TenantId tenant, MemberIdentity identity, CancellationToken cancellationToken) =>
            server.RegisterAsync(tenant, identity, cancellationToken);

        public ValueTask<bool> SetStatusAsync(TenantId tenant, string externalId, MemberStatus status, CancellationToken cancellationToken) =>
            server.SetStatusAsync(tenant, externalId, status, cancellationToken);

        public ValueTask<ProfileView> ReadProfileAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken) =>
            client.ReadProfileAsync(viewer, member, cancellationToken);

        public ValueTask<MemberView?> FindAsync(Viewer viewer, string handle, CancellationToken cancellationToken) =>
            client.FindAsync(viewer, handle, cancellationToken);
    }

    /// <summary>The site carries erasures out, the client asks for them.</summary>
    private sealed class ErasuresOfBothSides(IErasureService server, IErasureService client) : IErasureService
    {
        public ValueTask<IReadOnlyList<ErasureLine>> ReadPreviewAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken) =>
            client.ReadPreviewAsync(viewer, member, mode, cancellationToken);

        public ValueTask<ErasureView?> ReadAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken) =>
            client.ReadAsync(viewer, member, cancellationToken);

        public ValueTask<ErasureView> RequestAsync(Viewer viewer, MemberId member, ErasureMode mode, CancellationToken cancellationToken) =>
            client.RequestAsync(viewer, member, mode, cancellationToken);

        public ValueTask CancelAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken) => client.CancelAsync(viewer, member, cancellationToken);

        public ValueTask<int> RunDueAsync(TenantId tenant, CancellationToken cancellationToken) => server.RunDueAsync(tenant, cancellationToken);
    }

    private sealed class SignIn(Doors doors, HttpMessageHandler server) : DelegatingHandler(server)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Options.TryGetValue(SocialKitClientOptions.Viewer, out var viewer))
            {
                request.Headers.Add(Doors.Header, doors.KeyOf(viewer));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Doorkeeper(IHttpContextAccessor http, Doors doors) : IViewerAccessor
    {
        public ValueTask<Viewer> GetViewerAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(doors.Find(http.HttpContext!.Request.Headers[Doors.Header]) ?? Viewer.Anonymous(TenantId.Default));
    }
}

/// <summary>The people who may come in, each with a key.</summary>
internal sealed class Doors
{
    public const string Header = "X-Test-Viewer";

    private readonly ConcurrentDictionary<Viewer, string> _keys = new(ReferenceEqualityComparer.Instance);

    public string KeyOf(Viewer viewer) => _keys.GetOrAdd(viewer, _ => Guid.NewGuid().ToString("N"));

    public Viewer? Find(string? key) => _keys.FirstOrDefault(pair => pair.Value == key).Key;
}
