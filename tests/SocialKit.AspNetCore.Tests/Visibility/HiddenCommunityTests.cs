using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore.Tests;

/// <summary>What stands in a hidden community answers over HTTP like what never was: status, headers and every byte but the id that was asked for.</summary>
public partial class HiddenCommunityTests
{
    [Theory]
    [InlineData("ana")]
    [InlineData(null)]
    public async Task Every_address_answers_for_what_is_hidden_as_for_what_is_not_there(string? user)
    {
        await using var site = await TestSite.StartAsync(builder => builder.Services.Configure<SocialKitOptions>(options => options.AnonymousRead = true));
        var (post, comment, kudos, community) = await HideAsync(site);
        var browser = site.Browse(user);
        (await browser.GetAsync("/_socialkit/fragments/feed?scope=company")).EnsureSuccessStatusCode();
        var asked = 0;
        foreach (var (verb, pattern) in Addresses(site))
        {
            foreach (var (hidden, none) in new[] { (post, NewId()), (comment, NewId()), (kudos, NewId()), (community, NewId()) })
            {
                var there = await AnswerAsync(browser, verb, pattern, hidden);
                Assert.Equal(await AnswerAsync(browser, verb, pattern, none), there);
                Assert.DoesNotContain("secret", there, StringComparison.OrdinalIgnoreCase);
                asked++;
            }
        }

        Assert.True(asked > 120, $"Only {asked} were asked.");

        // The control: who is in the community sees it.
        Assert.Contains("secret", await AnswerAsync(site.Browse("ben"), "GET", $"/_socialkit/v1/posts/{{id}}", post), StringComparison.Ordinal);
        Assert.Contains("secret", await AnswerAsync(site.Browse("ben"), "GET", $"/_socialkit/fragments/post?post={{id}}", post), StringComparison.Ordinal);
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>Every address of the running site that names something by its id, and those that name it as a subject.</summary>
    private static IEnumerable<(string Verb, string Pattern)> Addresses(TestSite site)
    {
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<SocialKitMap.Member>() is not null))
        {
            var pattern = endpoint.RoutePattern.RawText!;
            if (pattern.Contains("{id}", StringComparison.Ordinal))
            {
                yield return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0], pattern);
            }
        }

        foreach (var kind in new[] { "post", "comment", "kudos", "community" })
        {
            yield return ("GET", $"/_socialkit/at/{kind}:{{id}}");
            yield return ("GET", $"/_socialkit/reactions?subject={kind}:{{id}}");
            foreach (var noun in new[] { "discussions", "reactions", "locations" })
                yield return ("GET", $"/_socialkit/v1/{noun}?subject={kind}:{{id}}");

            foreach (var widget in new[] { "discussion", "discussion-badge", "follow-button", "reaction-list", "history" })
                yield return ("GET", $"/_socialkit/fragments/{widget}?subject={kind}:{{id}}");
        }

        yield return ("GET", "/_socialkit/fragments/post?post={id}");
        yield return ("GET", "/_socialkit/fragments/feed?scope=community:{id}");
        yield return ("GET", "/_socialkit/v1/feeds?scope=community:{id}");
        yield return ("GET", "/_socialkit/v1/communities/{id}");
    }

    private static async Task<string> AnswerAsync(Browser browser, string verb, string pattern, string id)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), pattern.Replace("{id}", id, StringComparison.Ordinal));
        request.Headers.Add("X-SocialKit", "1");
        if (pattern.Contains("/v1/", StringComparison.Ordinal) && verb is not ("GET" or "DELETE"))
        {
            request.Headers.Add("If-Match", pattern.EndsWith("acceptance", StringComparison.Ordinal) || verb == "POST" ? [] : ["\"1\""]);
            request.Content = verb == "PUT"
                ? new StringContent(pattern.EndsWith("acceptance", StringComparison.Ordinal) ? """{"set":true}""" : """{"text":"Changed"}""", null, "application/json")
                : null;
        }

        using var response = await browser.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        var body = await response.Content.ReadAsStringAsync(TestSite.Stop);
        return Secrets().Replace($"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{body}".Replace(id, "{id}", StringComparison.Ordinal), "{one-time}");
    }

    /// <summary>A question, an answer and kudos by ben in a community that only he knows.</summary>
    private static async Task<(string Post, string Comment, string Kudos, string Community)> HideAsync(TestSite site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var people = services.GetRequiredService<IMemberService>();
        var ben = await people.RegisterAsync(TenantId.Default, new MemberIdentity("ben", "BEN", "ben", null, null), TestSite.Stop);
        await people.RegisterAsync(TenantId.Default, new MemberIdentity("ana", "ANA", "ana", null, null), TestSite.Stop);
        var now = DateTimeOffset.UtcNow;
        var community = new Community
        {
            Id = new CommunityId(Guid.CreateVersion7()),
            Slug = "secret-ovens",
            Name = "Secret ovens",
            Charter = new Charter("secret", "secret", "secret", ["secret"], ben, now.AddDays(90)),
            State = CommunityState.Active,
            Access = CommunityAccess.Hidden,
            CreatedAt = now,
            Version = 1,
        };
        var membership = new Membership
        {
            Community = community.Id, Member = ben, Role = CommunityRole.Owner, State = MembershipState.Active, ChangedBy = ben, CreatedAt = now, ChangedAt = now, Version = 1,
        };
        var stored = await services.GetRequiredService<IStore>().CommitAsync(
            new Commit { Tenant = TenantId.Default, At = now, Puts = [community, membership] }, TestSite.Stop);
        Assert.Equal(CommitOutcome.Applied, stored.Outcome);
        var viewer = new Viewer(TenantId.Default, ben, new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("Test")));
        var post = await services.GetRequiredService<IPostService>().CreateAsync(
            viewer, new NewPost(FeedScope.Community(community.Slug), PostKind.Question, "secret words", "A secret title", null), TestSite.Stop);
        var comment = await services.GetRequiredService<IDiscussionService>().CommentAsync(
            viewer, new NewComment(post.Subject, null, "A secret answer", CommentKind.Answer, null), TestSite.Stop);
        var kudos = await services.GetRequiredService<IKudosService>().GiveAsync(
            viewer, new NewKudos(["ana"], "care", "secret thanks for everything", post.Subject), TestSite.Stop);
        return (post.Id.ToString(), comment.Id.ToString(), kudos.Id.ToString(), community.Id.ToString());
    }

    // Tokens, tickets and references are other ones in every answer, whatever was asked for.
    [GeneratedRegex("""CfDJ8[A-Za-z0-9_-]+|(?<=data-sk-widget=")[^"]+|(?<=name="widget" value=")[^"]+|(?<=name="clientId" value=")[^"]+|(?<=Set-Cookie: )[^\n]+""")]
    private static partial Regex Secrets();
}
