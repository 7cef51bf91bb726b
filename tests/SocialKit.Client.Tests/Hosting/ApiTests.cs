using System.Net;
using System.Reflection;
using System.Text.Json;
using SocialKit.AspNetCore;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary>What the JSON API promises to those who write their requests by hand: <c>docs/api.md</c>.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private static readonly string[] s_safe = ["GET", "HEAD"];

    private readonly World _world = new();
    private Viewer _ana = null!;
    private Caller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _ana = await _world.PersonAsync("ana", "Ana Reis");
        _caller = new Caller(_world, _ana);
    }

    public ValueTask DisposeAsync()
    {
        _caller.Dispose();
        return _world.DisposeAsync();
    }

    [Theory]
    [InlineData("PATCH", "posts/0195f000000070008000000000000001", "DELETE, GET, HEAD, PUT")]
    [InlineData("GET", "posts", "POST")]
    [InlineData("POST", "communities/coffee", "GET, HEAD")]
    public async Task An_address_with_a_method_it_does_not_take_says_which_it_takes(string method, string address, string takes)
    {
        var answer = await _caller.SendAsync(method, address, "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("wrong-method", answer["code"]);
        Assert.Equal(takes, string.Join(", ", answer.Allow));
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.SendAsync(method, "nothing/here", "{}")).Status);
    }

    [Fact]
    public async Task What_was_made_has_an_address_and_a_tag_that_tells_whether_it_is_still_the_same()
    {
        var made = await _caller.SendAsync("POST", "posts", """{"scope":"company","text":"Hello *all*"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"/_socialkit/v1/posts/{made["id"]}", made.Headers.Location!.ToString());
        Assert.Equal("private, no-store", made.Headers.CacheControl!.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal));

        var read = await _caller.GetAsync($"posts/{made["id"]}");
        Assert.Equal((HttpStatusCode.OK, made.Tag, made.Text), (read.Status, read.Tag, read.Text));
        Assert.Contains("<em>all</em>", read["html"], StringComparison.Ordinal);

        // Its stamp for an edit form is another one a second later, but what is seen is not.
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = await _caller.GetAsync($"posts/{made["id"]}");
        Assert.NotEqual(read["editStamp"], later["editStamp"]);
        Assert.Equal(read.Tag, later.Tag);
        var known = await _caller.GetAsync($"posts/{made["id"]}", ("If-None-Match", read.Tag));
        Assert.Equal((HttpStatusCode.NotModified, ""), (known.Status, known.Text));

        await _world.Reactions.SetAsync(_ana, SubjectRef.Parse($"post:{made["id"]}"), new ReactionKind("like"), true, TestContext.Current.CancellationToken);
        var liked = await _caller.GetAsync($"posts/{made["id"]}", ("If-None-Match", read.Tag));
        Assert.Equal(HttpStatusCode.OK, liked.Status);
        Assert.NotEqual(read.Tag, liked.Tag);
    }

    [Fact]
    public async Task An_edit_names_the_version_it_was_made_from()
    {
        var post = await _world.PostAsync(_ana, "First");
        var tag = (await _caller.GetAsync($"posts/{post.Id}")).Tag;

        Assert.Equal((428, "version-missing", "If-Match"), (await EditAsync("Second", null)).Problem());
        foreach (var wrong in new[] { "*", "3", "W/" + tag, "\"\"", "\"x\"", "\"-1\"", $"{tag}, {tag}", "\"99999999999999999999\"" })
            Assert.Equal((400, "invalid", "If-Match"), (await EditAsync("Second", wrong)).Problem());

        // A reaction makes another tag and is no reason to refuse an edit.
        await _world.Reactions.SetAsync(_ana, post.Subject, new ReactionKind("like"), true, TestContext.Current.CancellationToken);
        var edited = await EditAsync("Second", tag);
        Assert.Equal((HttpStatusCode.OK, "2"), (edited.Status, edited["version"]));

        var stale = await EditAsync("Third", tag);
        Assert.Equal((412, "conflict", "text"), stale.Problem());
        Assert.Equal(("Second", "2"), (stale["currentText"], stale["currentVersion"]));
        Assert.Equal(HttpStatusCode.OK, (await EditAsync("Third", "\"2\"")).Status);

        Task<Answer> EditAsync(string text, string? version) =>
            _caller.SendAsync("PUT", $"posts/{post.Id}", JsonSerializer.Serialize(new { text }), ("If-Match", version));
    }

    [Fact]
    public async Task A_create_sent_again_answers_the_first_result_and_another_body_is_refused()
    {
        const string body = """{"subject":"order:1","text":"Once"}""";
        var first = await _caller.SendAsync("POST", "comments", body, ("Idempotency-Key", "form-1"));
        _world.Clock.Advance(TimeSpan.FromHours(2));
        var again = await _caller.SendAsync("POST", "comments", body, ("Idempotency-Key", "\"form-1\""));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, first["id"]), (first.Status, again.Status, again["id"]));

        Assert.Equal((422, "key-reused", null), (await _caller.SendAsync("POST", "comments", body.Replace("Once", "Twice", StringComparison.Ordinal), ("Idempotency-Key", "form-1"))).Problem());
        foreach (var key in new[] { "two words", new string('k', 65), "\"", "\"\"", "schlüssel" })
            Assert.Equal((400, "invalid", "Idempotency-Key"), (await _caller.SendAsync("POST", "comments", body, ("Idempotency-Key", key))).Problem());

        Assert.Equal(1, (await _world.TalkAsync(_ana, SubjectRef.For("order", 1))).Total);
    }

    [Fact]
    public async Task A_key_on_a_write_that_sets_a_state_belongs_to_one_request()
    {
        var post = await _world.PostAsync(_ana, "Mine");
        var like = $$"""{"subject":"post:{{post.Id}}","kind":"like","set":true}""";
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(like)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(like.Replace(",", ", ", StringComparison.Ordinal))).Status);
        Assert.Equal((422, "key-reused", null), (await SetAsync(like.Replace("true", "false", StringComparison.Ordinal))).Problem());
        Assert.Equal((422, "key-reused", null), (await _caller.SendAsync("DELETE", $"posts/{post.Id}", (string?)null, ("Idempotency-Key", "r1"))).Problem());
        Assert.Equal((400, "invalid", "If-Match"), (await _caller.SendAsync("DELETE", $"posts/{post.Id}", (string?)null, ("If-Match", "\"1\""))).Problem());
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.SendAsync("DELETE", $"posts/{post.Id}", (string?)null, ("Idempotency-Key", "d1"))).Status);

        Task<Answer> SetAsync(string body) => _caller.SendAsync("PUT", "reactions", body, ("Idempotency-Key", "r1"));
    }

    [Theory]
    [InlineData("GET", "nowhere")]
    [InlineData("PATCH", "things")]
    [InlineData("POST", "a/b/c")]
    public async Task An_address_that_is_not_there_is_a_problem_too(string verb, string address) =>
        Assert.Equal((404, "not-found", null), (await _caller.SendAsync(verb, address, (string?)null)).Problem());

    [Theory]
    [InlineData("""{"scope":"company","text":"x","author":"ben"}""", "author")]
    [InlineData("""{"scope":"company","Text":"x"}""", "Text")]
    [InlineData("""{"scope":"company"}""", "text")]
    [InlineData("""{"text":"x"}""", "scope")]
    [InlineData("""{"scope":"company","text":"x","text":"y"}""", "text")]
    [InlineData("""{"scope":"company","text":null}""", "text")]
    [InlineData("""{"scope":"company","text":17}""", "text")]
    [InlineData("""{"scope":"company","text":["x"]}""", "text")]
    [InlineData("""{"scope":"company","text":{"a":[[[[[[[[1]]]]]]]]}}""", null)]
    [InlineData("""{"scope":"company","text":"\ud800"}""", "text")]
    [InlineData("""{"scope":"company","text":"\u0000"}""", "text")]
    [InlineData("""{"scope":"everyone","text":"x"}""", "scope")]
    [InlineData("""{"scope":true,"text":"x"}""", "scope")]
    [InlineData("""{"scope":null,"text":"x"}""", "scope")]
    [InlineData("""{"scope":"company","text":"x","kind":"Two Words"}""", "kind")]
    [InlineData("""{"scope":"company","text":"x","\ud800":1}""", null)]
    [InlineData("""{"scope":"company","text":"x"}{}""", null)]
    [InlineData("""{"scope":"company","text":"x",}""", null)]
    [InlineData("""{"scope":"company",/* no */"text":"x"}""", null)]
    [InlineData("""[{"scope":"company","text":"x"}]""", null)]
    [InlineData("null", null)]
    [InlineData("\"text\"", null)]
    [InlineData("", null)]
    [InlineData("scope=company&text=x", null)]
    public async Task A_body_holds_what_is_asked_for_and_nothing_else(string body, string? field)
    {
        Assert.Equal((400, "invalid", field), (await _caller.SendAsync("POST", "posts", body)).Problem());
        Assert.Empty((await _world.Feeds.ReadAsync(_ana, new FeedRequest(FeedScope.Company), TestContext.Current.CancellationToken)).Posts);
    }

    [Theory]
    [InlineData("comments", """{"subject":"order","text":"x"}""", "subject")]
    [InlineData("comments", """{"subject":"order:1","text":"x","parent":"1"}""", "parent")]
    [InlineData("kudos", """{"to":"ben","value":"care","text":"Was very kind to me."}""", "to")]
    [InlineData("kudos", """{"to":[1],"value":"care","text":"Was very kind to me."}""", "to")]
    public async Task A_value_of_another_type_is_named(string noun, string body, string field) =>
        Assert.Equal((400, "invalid", field), (await _caller.SendAsync("POST", noun, body)).Problem());

    [Fact]
    public async Task A_cursor_is_taken_to_the_letter()
    {
        await _world.PostAsync(_ana, "First");
        await _world.PostAsync(_ana, "Second");
        var cursor = (await _caller.GetAsync("feeds?scope=company&limit=1"))["next"]!;
        Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync($"feeds?scope=company&limit=1&cursor={cursor}")).Status);

        // The last letter of 16 bytes holds two bits of them: the letters beside it decode to the same.
        var beside = cursor[..^1] + (char)(cursor[^1] + 1);
        foreach (var other in new[] { cursor + "%09", "%20" + cursor, cursor + "=", beside })
            Assert.Equal((400, "bad-cursor", null), (await _caller.GetAsync($"feeds?scope=company&limit=1&cursor={other}")).Problem());
    }

    [Fact]
    public async Task A_comment_has_no_title()
    {
        var made = await _caller.SendAsync("POST", "comments", """{"subject":"order:1","text":"x"}""");
        Assert.Equal((400, "invalid", "title"), (await _caller.SendAsync("PUT", $"comments/{made["id"]}", """{"text":"y","title":"A title"}""", ("If-Match", made.Tag))).Problem());
    }

    [Theory]
    [InlineData("feeds", "scope")]
    [InlineData("feeds?scope=nowhere", "scope")]
    [InlineData("feeds?scope=home&scope=company", "scope")]
    [InlineData("feeds?scope=company&limit=ten", "limit")]
    [InlineData("feeds?scope=member:a%00b", "scope")]
    [InlineData("discussions", "subject")]
    [InlineData("discussions?subject=order", "subject")]
    [InlineData("discussions?subject=order:1&sort=best", "sort")]
    [InlineData("discussions?subject=order:1&focus=1", "focus")]
    [InlineData("members", "handle")]
    public async Task A_value_of_an_address_that_cannot_be_read_is_named(string address, string field) =>
        Assert.Equal((400, "invalid", field), (await _caller.GetAsync(address)).Problem());

    [Theory]
    [InlineData("feeds?scope=company&limit=0", 422, "invalid", "limit")]
    [InlineData("feeds?scope=company&cursor=forged", 400, "bad-cursor", null)]
    [InlineData("posts/1", 404, "not-found", null)]
    [InlineData("posts/00000000000000000000000000000001", 404, "not-found", null)]
    [InlineData("communities/nowhere", 404, "not-found", null)]
    [InlineData("members?handle=nobody", 404, "not-found", null)]
    public async Task A_refusal_has_its_code(string address, int status, string code, string? field) =>
        Assert.Equal((status, code, field), (await _caller.GetAsync(address)).Problem());

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Only_JSON_in_UTF_8_is_read(string? type) => Assert.Equal(
        (415, "invalid", "Content-Type"),
        (await _caller.SendAsync("POST", "posts", """{"scope":"company","text":"x"}""", ("Content-Type", type))).Problem());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_larger_than_the_limit_is_refused(bool chunked)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { scope = "company", text = new string('x', 256 * 1024) });
        var request = new HttpRequestMessage(HttpMethod.Post, Caller.At("posts"))
        {
            Content = chunked ? new StreamContent(new Unsized(body)) : new ByteArrayContent(body),
        };
        Assert.Equal((413, "too-large", null), (await _caller.SendAsync(request, ("X-SocialKit", "1"), ("Content-Type", "application/json"))).Problem());
    }

    [Fact]
    public async Task No_write_comes_from_another_site_or_without_the_header_or_from_nobody()
    {
        var post = await _world.PostAsync(_ana, "Mine");
        await _caller.GetAsync($"posts/{post.Id}");
        var before = StoreState.Of(_world.Memory);
        using var nobody = new Caller(_world, _world.Nobody);
        var asked = 0;
        foreach (var (endpoint, of, verb) in ViewerMethods.ApiOf(_world).Where(endpoint => !s_safe.Contains(endpoint.Verb)))
        {
            var address = endpoint.RoutePattern.RawText!["/_socialkit/v1/".Length..].Replace("{id}", post.Id.ToString(), StringComparison.Ordinal);
            var body = of.Body is null ? null : "{}";
            foreach (var header in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
                Assert.Equal((403, "cross-site", null), (await _caller.SendAsync(verb, address, body, header)).Problem());

            Assert.Equal((403, "cross-site", "X-SocialKit"), (await _caller.SendAsync(verb, address, body, ("X-SocialKit", null))).Problem());
            if (endpoint.Metadata.GetMetadata<SocialKitPolicy>() == SocialKitPolicy.Write)
                Assert.Equal((401, "sign-in-required", null), (await nobody.SendAsync(verb, address, body)).Problem());

            asked++;
        }

        Assert.True(asked >= 13, $"Only {asked} were asked.");
        Assert.Equal(before, StoreState.Of(_world.Memory));
    }

    [Fact]
    public async Task No_name_of_anything_that_is_stored_or_shown_can_be_smuggled_into_a_write()
    {
        var names = typeof(IPostService).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Append("clientId").Distinct().ToList();
        var tried = 0;
        foreach (var (endpoint, of, verb) in ViewerMethods.ApiOf(_world).Where(endpoint => endpoint.Of.Body is not null))
        {
            var known = ApiRequestJson.Default.GetTypeInfo(of.Body!)!.Properties.Select(property => property.Name).ToHashSet();
            var address = endpoint.RoutePattern.RawText!["/_socialkit/v1/".Length..].Replace("{id}", "00000000000000000000000000000001", StringComparison.Ordinal);
            foreach (var name in names.Where(name => !known.Contains(name)))
            {
                Assert.Equal((400, "invalid", name), (await _caller.SendAsync(verb, address, $$"""{"{{name}}":"x"}""")).Problem());
                tried++;
            }
        }

        Assert.True(tried > 300, $"Only {tried} were tried.");
    }

    [Fact]
    public async Task A_badge_says_nothing_of_the_record_behind_it()
    {
        await _world.Get<ISubjectLifecycleService>().RemapSubjectsAsync(
            TenantId.Default, "order", new Dictionary<string, string> { ["1"] = "2" }, TestContext.Current.CancellationToken);
        var badges = await _caller.SendAsync("POST", "discussions/summaries", """{"subjects":["order:1"]}""");
        Assert.Equal("""[{"subject":"order:1","total":0}]""", badges.Text);
    }

    [Fact]
    public async Task What_nobody_expected_is_a_problem_with_a_number_for_the_log()
    {
        var broken = false;
        await using var world = new World(watch: store => FragileStore.Over(store, _ =>
        {
            if (broken)
                throw new InvalidOperationException("secret-connection-string");
        }));
        using var caller = new Caller(world, await world.PersonAsync("ana"));
        broken = true;
        var problem = await caller.GetAsync("feeds?scope=company");
        Assert.Equal((500, "unexpected", null), problem.Problem());
        Assert.Matches("^[0-9a-f]{16,32}$", problem["reference"]);
    }

    /// <summary>A stream that does not say how long it is.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
