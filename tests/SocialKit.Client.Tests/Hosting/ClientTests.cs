using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.AspNetCore;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary>What the client makes of answers, and what it sends by itself.</summary>
public sealed class ClientTests
{
    private const string Busy = """{"status":503,"code":"unavailable","detail":"Not right now.","reference":"4711"}""";

    private static readonly Viewer s_nobody = Viewer.Anonymous(TenantId.Default);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"code":"invalid","field":"text","detail":"Too long."}""", 422, "invalid", "text", "Too long.")]
    [InlineData("""{"code":"too-large","field":null,"detail":"Too large.","other":[1]}""", 413, "too-large", null, "Too large.")]
    public async Task A_problem_is_the_refusal_it_was(string problem, int status, string code, string? field, string message)
    {
        var refused = await World.RefusedAsync(() => AskAsync(_ => Say(status, "application/problem+json", problem)));
        Assert.Equal(new SocialError(code, field, message), refused);
    }

    [Fact]
    public async Task A_server_that_does_not_work_is_like_a_store_that_does_not_work()
    {
        foreach (var (answer, full) in new (Func<HttpRequestMessage, HttpResponseMessage>, bool)[]
        {
            (_ => Say(503, "application/problem+json", Busy), false),
            (_ => Say(502, "text/html", "<h1>Bad gateway</h1>"), false),
            (_ => Say(503, "application/problem+json", "{"), false),
            (_ => Say(507, "application/problem+json", Busy), true),
            (_ => throw new HttpRequestException("refused", new SocketException(111)), false),
            (_ => throw new TaskCanceledException("slow", new TimeoutException()), false),
        })
        {
            var thrown = await Record.ExceptionAsync(() => AskAsync(answer));
            Assert.True(StorageFault.Is(thrown!), thrown!.ToString());
            Assert.Equal(full, StorageFault.IsFull(thrown!));
        }
    }

    [Fact]
    public async Task A_store_that_fails_behind_the_server_is_a_fault_here_too()
    {
        Exception? fault = null;
        await using var world = new World(watch: store => FragileStore.Over(store, _ =>
        {
            if (fault is not null)
                throw fault;
        }));
        var ana = await world.PersonAsync("ana");
        fault = new TimeoutException("secret");
        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => world.PostAsync(ana, "Hello"));
        Assert.DoesNotContain("secret", thrown.Message, StringComparison.Ordinal);
        fault = new IOException("secret", unchecked((int)0x80070070));
        Assert.True(StorageFault.IsFull((await Record.ExceptionAsync(() => world.PostAsync(ana, "Hello")))!));
        fault = null;
        await world.PostAsync(ana, "Hello");
    }

    [Theory]
    [InlineData(200, "text/html", "<form>Sign in</form>")]
    [InlineData(302, null, "")]
    [InlineData(404, "text/html", "<h1>Not found</h1>")]
    public async Task Something_else_than_the_API_says_what_to_look_at(int status, string? type, string text)
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(_ => Say(status, type, text)));
        Assert.Contains("MapSocialKit", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, SocialError.SignInRequired)]
    [InlineData(403, SocialError.Forbidden)]
    public async Task The_hosts_own_policy_is_a_refusal(int status, string code) =>
        Assert.Equal(code, (await World.RefusedAsync(() => AskAsync(_ => Say(status, null, "")))).Code);

    [Fact]
    public async Task An_error_of_the_server_names_its_reference_and_a_newer_answer_the_version()
    {
        Assert.Contains("4711", (await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(_ => Say(500, "application/problem+json", Busy)))).Message, StringComparison.Ordinal);
        Assert.Contains("version", (await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(_ => Say(200, "application/json", """{"posts":7}""")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_is_giving_up()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ClientOf(_ => Say(200, null, "")).GetRequiredService<IFeedService>()
            .ReadAsync(s_nobody, new FeedRequest(FeedScope.Home), giveUp.Token));
    }

    [Fact]
    public async Task A_create_carries_a_key_and_an_edit_its_version()
    {
        HttpRequestMessage? sent = null;
        var posts = ClientOf(request =>
        {
            sent = request;
            return Say(404, "application/problem+json", """{"code":"not-found","detail":"No."}""");
        }).GetRequiredService<IPostService>();

        await World.RefusedAsync(async () => await posts.CreateAsync(s_nobody, new NewPost(FeedScope.Company, PostKind.Text, "x"), Stop));
        Assert.Equal(32, Header("Idempotency-Key")!.Length);
        await World.RefusedAsync(async () => await posts.CreateAsync(s_nobody, new NewPost(FeedScope.Company, PostKind.Text, "x", ClientId: "mine"), Stop));
        Assert.Equal("mine", Header("Idempotency-Key"));
        Assert.NotNull(Header("X-SocialKit"));
        Assert.True(sent!.Options.TryGetValue(SocialKitClientOptions.Viewer, out var viewer) && ReferenceEquals(viewer, s_nobody));
        await World.RefusedAsync(async () => await posts.EditAsync(s_nobody, default, new EditText("x", 17, null), Stop));
        Assert.Equal("\"17\"", Header("If-Match"));

        sent = null;
        Assert.Equal("clientId", (await World.RefusedAsync(async () =>
            await posts.CreateAsync(s_nobody, new NewPost(FeedScope.Company, PostKind.Text, "x", ClientId: "zwei Wörter"), Stop))).Field);
        Assert.Null(sent);

        string? Header(string name) => sent!.Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }

    [Theory]
    [InlineData("https://example.com", "/_socialkit", "https://example.com/_socialkit/v1/feeds?scope=home")]
    [InlineData("https://example.com/app/", "/elsewhere", "https://example.com/app/elsewhere/v1/feeds?scope=home")]
    public async Task The_site_may_stand_below_a_path(string site, string prefix, string address)
    {
        Uri? asked = null;
        await Record.ExceptionAsync(() => AskAsync(
            request =>
            {
                asked = request.RequestUri;
                return Say(404, null, "");
            },
            options => (options.BaseAddress, options.Prefix) = (new Uri(site), prefix)));
        Assert.Equal(address, asked?.ToString());
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("BaseAddress", Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddSocialKitClient(_ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("Prefix", Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddSocialKitClient(options =>
            (options.BaseAddress, options.Prefix) = (new Uri("https://example.com"), "socialkit/"))).Message, StringComparison.Ordinal);
        using var services = new ServiceCollection().AddSocialKitClient(options => options.BaseAddress = new Uri("https://example.com")).BuildServiceProvider();
        Assert.NotNull(services.CreateScope().ServiceProvider.GetRequiredService<IPostService>());
    }

    [Fact]
    public async Task Names_that_are_steps_of_an_address_are_found_by_nobody_and_nobody_registers_from_outside()
    {
        var services = ClientOf(_ => throw new InvalidOperationException("asked"));
        foreach (var name in new[] { "", ".", ".." })
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await services.GetRequiredService<ICommunityService>().ReadAsync(s_nobody, name, Stop))).Code);

        await Assert.ThrowsAsync<NotSupportedException>(async () => await services.GetRequiredService<IMemberService>()
            .RegisterAsync(TenantId.Default, new MemberIdentity("x", "X", null, null, null), Stop));
    }

    [Fact]
    public async Task What_the_client_gives_is_what_the_server_has_to_the_last_member()
    {
        await using var world = new World();
        var (ana, ben) = (await world.PersonAsync("ana", "Ana Reis"), await world.PersonAsync("ben"));
        var question = await world.PostAsync(ana, "Why *so*? Ask @ben", PostKind.Question, "Why does it trip?");
        var answer = await world.Discussions.CommentAsync(ben, new NewComment(question.Subject, null, "Because.", CommentKind.Answer), Stop);
        await world.SayAsync(ana, question.Subject, "I see, thank you 👩‍🏭", answer.Id);
        await world.Discussions.AcceptAsync(ana, answer.Id, true, Stop);
        await world.Reactions.SetAsync(ana, SubjectRef.Of(answer.Id), new ReactionKind("thanks"), true, Stop);
        await world.KudosWall.GiveAsync(ana, new NewKudos(["ben"], "care", "Explained it to all of us.", question.Subject), Stop);
        await world.Discussions.DeleteAsync(ben, answer.Id, Stop);

        await SameAsync<IFeedService, FeedPage>(service => service.ReadAsync(ana, new FeedRequest(FeedScope.Home), Stop));
        await SameAsync<IDiscussionService, DiscussionPage>(service => service.ReadAsync(ana, new DiscussionRequest(question.Subject) { Sort = DiscussionSort.Newest }, Stop));
        await SameAsync<IPostService, PostView>(service => service.ReadAsync(ana, question.Id, Stop));
        await SameAsync<IKudosService, KudosPage>(service => service.ReadAsync(ben, new KudosRequest(), Stop));
        await SameAsync<IMemberService, ProfileView>(service => service.ReadProfileAsync(ben, ana.Member!.Value, Stop));
        await SameAsync<ISubjectService, SubjectLocation>(service => service.LocateAsync(ben, SubjectRef.Of(question.Id), Stop));

        async Task SameAsync<TService, TView>(Func<TService, ValueTask<TView>> read) where TService : notnull
        {
            // Not in the API's own JSON: what it left out would be missing on both sides. No HTML and empty HTML are the same.
            var (inside, outside) = (await read(world.Place.OnServer<TService>()), await read(world.Place.Ask<TService>()!));
            Assert.Equal(
                JsonSerializer.Serialize(inside).Replace("\"Html\":{\"Value\":null}", "\"Html\":{\"Value\":\"\"}", StringComparison.Ordinal),
                JsonSerializer.Serialize(outside));
        }
    }

    private static HttpResponseMessage Say(int status, string? type, string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        if (type is not null)
            content.Headers.ContentType = new(type);

        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }

    private static async Task AskAsync(Func<HttpRequestMessage, HttpResponseMessage> answer, Action<SocialKitClientOptions>? configure = null) =>
        await ClientOf(answer, configure).GetRequiredService<IFeedService>().ReadAsync(s_nobody, new FeedRequest(FeedScope.Home), Stop);

    private static IServiceProvider ClientOf(Func<HttpRequestMessage, HttpResponseMessage> answer, Action<SocialKitClientOptions>? configure = null)
    {
        var http = new HttpClient(new Answering(answer));
        return new ServiceCollection().AddSocialKitClient(options =>
        {
            options.BaseAddress = new Uri("https://example.com");
            options.HttpClient = _ => http;
            configure?.Invoke(options);
        }).BuildServiceProvider().CreateScope().ServiceProvider;
    }

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(answer(request));
        }
    }
}
