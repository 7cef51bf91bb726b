using System.Text;
using System.Text.Json;
using CsCheck;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary>
/// Requests that no list holds. Whatever comes, the server does not fail: it answers, or says as a problem what is wrong. Other requests in every
/// run; one that fails is made smaller and printed with its seed.
/// </summary>
public sealed class ApiFuzzTests : IAsyncLifetime
{
    private static readonly int s_requests = Repository.IsLongRun ? 100_000 : 4_000;

    // What makes one grammar end inside another.
    private static readonly string[] s_salt =
    [
        "\"", "\\", "\\u", "\\ud800", "\\u0000", "{", "}", "[", "]", ":", ",", "null", "true", "1e999", "-0", "0x1", "\0", "\u00a0", "\ufeff", "\ud83d\ude00", "%00", "%ff", "&", "?", "#",
        "/*", "//", "'", "\"text\":", "\"scope\":\"company\",", "order:1", "post:", "00000000000000000000000000000001", "..", "99999999999999999999",
    ];

    private static readonly Gen<byte[]> s_noise = Gen.OneOf(
        Gen.OneOf(s_salt).Select(Encoding.UTF8.GetBytes),
        Gen.Byte.Array[1, 8]);

    private readonly World _world = new();
    private Viewer _ana = null!;
    private Caller _caller = null!;
    private int _refused;

    public async ValueTask InitializeAsync()
    {
        _ana = await _world.PersonAsync("ana");
        _caller = new Caller(_world, _ana);
    }

    public ValueTask DisposeAsync()
    {
        _caller.Dispose();
        return _world.DisposeAsync();
    }

    [Fact]
    public async Task No_JSON_makes_the_server_fail()
    {
        var post = await _world.PostAsync(_ana, "There");
        var comment = await _world.SayAsync(_ana, post.Subject, "There too");
        var bodies = ViewerMethods.ApiOf(_world).Where(api => api.Of.Body is not null)
            .Select(api => (api.Verb, Address: AddressOf(api.Endpoint.RoutePattern.RawText!, post.Id, comment.Id), Json: SampleOf(api.Of.Body!, post)))
            .ToList();
        Assert.All(bodies, body => JsonDocument.Parse(body.Json).Dispose());

        var request =
            from body in Gen.OneOf([.. bodies])
            from other in Gen.OneOf([.. bodies])
            from cuts in Gen.Double[0, 1].Array[0, 3]
            from noise in s_noise.Array[3]
            from kind in Gen.Int[0, 3]
            select (body.Verb, body.Address, Json: Mix(Encoding.UTF8.GetBytes(body.Json), Encoding.UTF8.GetBytes(other.Json), cuts, noise, kind));
        await request.SampleAsync(
            async sent => Check(await _caller.SendAsync(sent.Verb, sent.Address, sent.Json, ("If-Match", (string?)"\"1\""))),
            iter: s_requests, threads: 2, print: sent => $"{sent.Verb} {sent.Address} {Encoding.UTF8.GetString(sent.Json)}");
        Write("bodies of JSON");
    }

    [Fact]
    public async Task No_cursor_or_stamp_makes_the_server_fail_and_none_but_ours_is_taken()
    {
        for (var i = 0; i < 3; i++)
        {
            await _world.PostAsync(_ana, $"Post {i}");
            await _world.SayAsync(_ana, SubjectRef.For("order", 1), $"Comment {i}");
        }

        string[] pages = ["feeds?scope=company&limit=1", "discussions?subject=order:1&limit=1"];
        var cursors = new List<(string Page, string Cursor)>();
        foreach (var page in pages)
            cursors.Add((page, (await _caller.GetAsync(page))["next"]!));

        var request =
            from page in Gen.OneOf(pages)
            from name in Gen.OneOf("cursor", "replies", "focus")
            from own in Gen.OneOf([.. cursors])
            from other in Gen.OneOf([.. cursors])
            from cuts in Gen.Double[0, 1].Array[0, 2]
            from noise in s_noise.Array[2]
            from kind in Gen.Int[0, 3]
            select (Page: page, Name: name, Own: own, Text: Encoding.UTF8.GetString(Mix(Encoding.UTF8.GetBytes(own.Cursor), Encoding.UTF8.GetBytes(other.Cursor), cuts, noise, kind)));
        await request.SampleAsync(
            async sent =>
            {
                var answer = await _caller.GetAsync($"{sent.Page}&{sent.Name}={Uri.EscapeDataString(sent.Text)}");
                Check(answer);
                var ours = sent.Name == "cursor" && sent.Own.Page == sent.Page && sent.Text == sent.Own.Cursor;
                var read = sent.Name == "cursor" || (sent.Name == "replies" && sent.Page[0] == 'd');
                if (read && !ours && sent.Text.Length > 0 && cursors.All(cursor => cursor.Cursor != sent.Text))
                    Assert.True((int)answer.Status == 400, $"{answer.Status} for a {sent.Name} that was made up.");
            },
            iter: s_requests, threads: 2, print: sent => $"{sent.Page}&{sent.Name}={sent.Text}");
        Write("cursors and places");
    }

    [Fact]
    public async Task No_address_and_no_header_makes_the_server_fail()
    {
        var post = await _world.PostAsync(_ana, "There");
        var comment = await _world.SayAsync(_ana, post.Subject, "There too");
        var addresses = ViewerMethods.ApiOf(_world).Select(api => (api.Verb, Address: AddressOf(api.Endpoint.RoutePattern.RawText!, post.Id, comment.Id))).ToList();
        var text = s_noise.Array[0, 4].Select(noise => string.Concat(noise.Select(Encoding.UTF8.GetString)));
        var request =
            from address in Gen.OneOf([.. addresses])
            // No server lets NUL into a path.
            from path in text.Select(text => text.Replace("\0", "", StringComparison.Ordinal).Replace("%00", "", StringComparison.Ordinal))
            from name in Gen.OneOf("scope", "subject", "sort", "limit", "handle", "recipient", "focus", "cursor")
            from value in text
            from header in Gen.OneOf("Idempotency-Key", "If-Match", "If-None-Match", "Content-Type", "Origin", "Sec-Fetch-Site", "Accept-Language")
            from given in text
            select (address.Verb, Address: $"{address.Address}{(path.Length % 3 == 0 ? "" : Uri.EscapeDataString(path))}?{name}={Uri.EscapeDataString(value)}",
                Header: header == "Content-Type" && address.Verb == "GET" ? "Accept" : header, Value: OneLine(given));
        await request.SampleAsync(
            async sent => Check(await _caller.SendAsync(sent.Verb, sent.Address, sent.Verb is "GET" ? null : "{}", (sent.Header, (string?)sent.Value))),
            iter: s_requests, threads: 2, print: sent => $"{sent.Verb} {sent.Address} {sent.Header}: {sent.Value}");
        Write("addresses and headers");
    }

    private static string AddressOf(string pattern, PostId post, CommentId comment) => pattern["/_socialkit/v1/".Length..]
        .Replace("{id}", pattern.Contains("comments/", StringComparison.Ordinal) ? comment.ToString() : post.ToString(), StringComparison.Ordinal)
        .Replace("{name}", "bread", StringComparison.Ordinal);

    /// <summary>A body that is in order, made from its members: one that comes new needs no line here.</summary>
    private static string SampleOf(Type body, PostView post)
    {
        var members = ApiRequestJson.Default.GetTypeInfo(body)!.Properties.Select(property => KeyValuePair.Create(property.Name, property.PropertyType switch
        {
            var type when type == typeof(bool) => (object)true,
            var type when type == typeof(SubjectRef) || type == typeof(SubjectRef?) => post.Subject.ToString(),
            var type when type == typeof(IReadOnlyList<SubjectRef>) => new[] { "order:1", post.Subject.ToString() },
            var type when type == typeof(IReadOnlyList<string>) => new[] { "ben" },
            var type when type == typeof(FeedScope) => "company",
            var type when type == typeof(CommentId?) => "00000000000000000000000000000001",
            _ => "Some words to read",
        }));
        return JsonSerializer.Serialize(members.ToDictionary());
    }

    /// <summary>Something of both with noise in it; of kind 0 what is in order.</summary>
    private static byte[] Mix(byte[] first, byte[] second, double[] cuts, byte[][] noise, int kind)
    {
        if (kind == 0 && cuts.Length == 0)
            return first;

        var bytes = kind == 1 ? [.. first[..(first.Length / 2)], .. second[(second.Length / 2)..]] : kind == 2 ? [.. first, .. second] : first;
        foreach (var (i, cut) in cuts.Index())
        {
            var at = (int)(cut * bytes.Length);
            bytes = [.. bytes[..at], .. noise[i % noise.Length], .. bytes[Math.Min(bytes.Length, at + (kind == 3 ? 3 : 0))..]];
        }

        return bytes;
    }

    private static string OneLine(string text) => string.Concat(text.Where(c => c is >= ' ' and < '\x7f'));

    private void Check(Answer answer)
    {
        Assert.True((int)answer.Status < 500, $"{(int)answer.Status}: {answer.Text}");
        if ((int)answer.Status >= 400)
        {
            Assert.False(string.IsNullOrEmpty(answer.Problem().Code));
            Interlocked.Increment(ref _refused);
        }
    }

    private void Write(string what)
    {
        Assert.True(_refused > s_requests / 10, $"Only {_refused} of {s_requests} were refused.");
        Figures.Write("fuzz.executions", s_requests, "requests", $"{what} against the JSON API, {_refused} refused as a problem");
        Figures.Write("fuzz.crashes", 0, "requests", what);
    }
}
