using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialKit.Leaks.Tests;

/// <summary>The matrix for what changes something: everybody tries everything, on everything. What is not theirs to do leaves no trace.</summary>
public sealed partial class WriteTests(Tally tally)
{
    /// <summary>What browsers say of a request that another site made, and what other sites might try.</summary>
    private static readonly (string Name, (string Name, string? Value)[] Headers)[] s_crossSite =
    [
        ("another site", [("Sec-Fetch-Site", "cross-site")]),
        ("a neighbour", [("Sec-Fetch-Site", "same-site")]),
        ("a page of another site", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")]),
        ("another origin", [("Origin", "https://evil.example")]),
        ("another origin without TLS", [("Origin", "http://evil.example")]),
        ("a sandbox", [("Origin", "null")]),
        ("another port", [("Origin", "http://localhost:81")]),
        ("a domain below", [("Origin", "http://sub.localhost")]),
        ("a domain that begins like this one", [("Origin", "http://localhost.evil.example")]),
        ("a name before the real host", [("Origin", "http://localhost@evil.example")]),
        ("another origin with a page of here", [("Origin", "https://evil.example"), ("Referer", "http://localhost/")]),
        ("another site that says it is this one", [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://localhost")]),
    ];

    /// <summary>More that a page of another site can send to the JSON API without being asked: no header of its own, and only these types.</summary>
    private static readonly (string Name, (string Name, string? Value)[] Headers)[] s_withoutHeader =
    [
        ("a form", [("X-SocialKit", null), ("Content-Type", "application/x-www-form-urlencoded")]),
        ("a form with files", [("X-SocialKit", null), ("Content-Type", "multipart/form-data; boundary=x")]),
        ("plain text", [("X-SocialKit", null), ("Content-Type", "text/plain")]),
        ("JSON without the header", [("X-SocialKit", null)]),
    ];

    [Fact]
    public async Task Nobody_changes_what_is_not_theirs_and_what_they_may_not_know_of_answers_like_what_is_not_there()
    {
        await using var site = await Site.OpenAsync();
        List<string> leaks = [];
        var (cells, carriedOut) = (0, 0);
        foreach (var (row, write, role) in Cells(site.Town))
        {
            cells++;
            var (ask, here) = (write.Question.Ask, $"{role}: {row} on {write.Question.Named ?? "the company"}");
            var answer = await site.SendAsync(role, ask);
            var changes = site.TakeChanges();
            if (write.Allowed(role))
            {
                carriedOut++;
                if (answer.Status is not (>= 200 and < 400) || (changes.Count == 0 && !write.IsTrueAlready))
                {
                    leaks.Add($"{here} is for them but ends with {answer.Status} and {changes.Count} changes: {Short(answer.Body)}");
                }

                // What was changed is theirs, and of their tenant.
                leaks.AddRange(changes.Where(change => change.Tenant != role.Tenant || change.Activities.Any(activity => activity.Actor != site.Town.People[role.User!]))
                    .Select(_ => $"{here} was done in somebody else's name"));
                await site.ResetAsync();
                continue;
            }

            if (changes.Count > 0)
            {
                leaks.Add($"{here} changed {string.Join(", ", changes.SelectMany(change => change.Puts.Concat(change.Removes)).Select(record => record.Key))}");
                await site.ResetAsync();
            }

            if (answer.Status is not (>= 400 and < 500) && !(write.IsSilent && answer.Status < 400))
            {
                leaks.Add($"{here} ends with {answer.Status}");
            }

            if (write.Question.Named is { } named && !write.Question.KnownBy(role))
            {
                var nothing = await site.SendAsync(role, ask.About(named, write.Question.NamedNothing!));
                if (answer.Without(named) != nothing.Without(write.Question.NamedNothing!))
                {
                    leaks.Add($"{here} answers otherwise than for what is not there: {answer.Status} {Short(answer.Body)} and {nothing.Status} {Short(nothing.Body)}");
                }
            }
        }

        tally.Add(cells, leaks.Count, $"{WriteRows.All.Count} writes, {Role.All.Count} roles; {carriedOut} were theirs to do and were done");
        Assert.True(leaks.Count == 0, $"{leaks.Count} leaks, the first:\n{string.Join('\n', leaks.Take(40))}");
        Assert.True(carriedOut > 1_000, $"Only {carriedOut} were carried out.");
    }

    [Fact]
    public async Task What_another_site_sends_in_somebodys_name_is_refused_at_every_endpoint_that_writes()
    {
        await using var site = await Site.OpenAsync();
        var unsafeEndpoints = site.Endpoints.SelectMany(ReadTests.NamesOf).Where(name => !name.StartsWith("GET ", StringComparison.Ordinal) && !name.StartsWith('*')).ToList();
        List<string> passed = [];
        var (variants, changed) = (0, 0);
        foreach (var endpoint in unsafeEndpoints)
        {
            var (role, ask) = SampleOf(site.Town, endpoint);
            Assert.True((await site.SendAsync(role, ask)).Status is >= 200 and < 400, endpoint);
            await site.ResetAsync();
            foreach (var (name, headers) in ask.Form is null ? [.. s_crossSite, .. s_withoutHeader] : s_crossSite)
            {
                if (ask.Json is null && headers.Any(header => header.Name == "Content-Type"))
                {
                    continue;
                }

                variants++;
                var answer = await site.SendAsync(role, ask, headers);
                var changes = site.TakeChanges();
                changed += changes.Count;
                if (answer.Status != 403 || changes.Count > 0)
                {
                    passed.Add($"{endpoint} from {name}: {answer.Status}, {changes.Count} changes");
                }
            }
        }

        Figures.Write("csrf.variants", variants, "requests", $"{unsafeEndpoints.Count} endpoints that are not safe, {s_crossSite.Length} ways of another site, {s_withoutHeader.Length} more for JSON");
        Figures.Write("csrf.state_changes", changed, "changes", "");
        Assert.Empty(passed);
    }

    [Fact]
    public async Task Every_endpoint_that_writes_answers_429_at_its_limit_and_changes_nothing_more()
    {
        await using var site = await Site.OpenAsync(options => options.Rates.Enabled = true);
        List<string> unlimited = [];
        foreach (var (endpoint, _) in WriteRows.All)
        {
            await site.ResetAsync();
            site.TakeSpent();
            var (role, ask) = SampleOf(site.Town, endpoint);
            var first = await site.SendAsync(role, ask);
            Assert.True(first.Status is >= 200 and < 400, $"{endpoint}: {first.Status} {Short(first.Body)}");
            var rates = site.TakeSpent();

            // The rest of what is allowed is spent at once, as if by as many requests; then the same is tried again.
            await site.ResetAsync();
            await site.SpendAsync(role.Tenant, rates);
            site.TakeChanges();
            var second = await site.SendAsync(role, ask);
            if (rates.Count == 0 || second.Status != 429 || !second.Headers.Contains("Retry-After", StringComparison.Ordinal) || site.TakeChanges().Count > 0)
            {
                unlimited.Add($"{endpoint}: {rates.Count} rates, then {second.Status}");
            }
        }

        Figures.Write("rates.endpoints", WriteRows.All.Count, "endpoints", $"that write; {unlimited.Count} without a limit");
        Assert.Empty(unlimited);
    }

    [Fact]
    public async Task Fields_nobody_asked_for_change_nothing_in_a_form_and_are_refused_in_JSON()
    {
        await using var site = await Site.OpenAsync();
        var names = typeof(IRecord).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IRecord)) && !type.IsAbstract)
            .SelectMany(type => type.GetProperties()).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Distinct().ToList();
        List<string> wrong = [];
        foreach (var endpoint in WriteRows.All.Keys)
        {
            var (role, ask) = SampleOf(site.Town, endpoint);
            if (ask.Form is not null)
            {
                await site.ResetAsync();
                await site.SendAsync(role, ask);
                var plain = Written(site.TakeChanges());
                await site.ResetAsync();
                var own = site.Endpoints.First(one => ReadTests.NamesOf(one).Contains(endpoint)).Metadata.GetMetadata<AspNetCore.FormShape>()!.AllFields.Select(field => field.Name).ToHashSet();
                await site.SendAsync(role, ask with { Form = [.. ask.Form, .. names.Where(name => !own.Contains(name)).Take(50).Select(name => KeyValuePair.Create(name, Forged(site.Town, name)))] });
                // What a copy of one's data writes is in the audit alone.
                if ((plain.Length == 0 && endpoint != "POST data-exports") || Written(site.TakeChanges()) is var forged && forged != plain)
                {
                    wrong.Add($"{endpoint} writes otherwise with fields nobody asked for");
                }
            }
            else if (ask.Json is { } json)
            {
                await site.ResetAsync();
                var body = site.Endpoints.Single(one => ReadTests.NamesOf(one).Contains(endpoint)).Metadata.GetMetadata<AspNetCore.ApiOf>()!.Body!;
                var own = body.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet();
                foreach (var name in names.Where(name => !own.Contains(name)))
                {
                    var answer = await site.SendAsync(role, ask with { Json = $"{json[..^1]},\"{name}\":{JsonSerializer.Serialize(Forged(site.Town, name))}}}" });
                    if (answer.Status != 400 || site.TakeChanges().Count > 0)
                    {
                        wrong.Add($"{endpoint} takes {name}: {answer.Status}");
                        await site.ResetAsync();
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task An_answer_to_a_comment_that_stands_elsewhere_is_refused()
    {
        await using var site = await Site.OpenAsync();
        var comments = site.Town.Own(SubjectRef.CommentKind).ToList();
        foreach (var (parent, under) in comments.SelectMany(parent => comments.Select(other => other.Under).Distinct().Where(under => under != parent.Under).Select(under => (parent, under))))
        {
            var ask = new Ask(HttpMethod.Post, "/_socialkit/v1/comments") { Json = $$"""{"subject":"{{under}}","parent":"{{parent.Subject.Id}}","text":"An answer"}""" };
            var answer = await site.SendAsync(Role.Author, ask);
            Assert.True(answer.Status is 404 or 409, $"{parent} under {under}: {answer.Status}");
            Assert.Empty(site.TakeChanges());
        }
    }

    private static IEnumerable<(string Row, Write Write, Role Role)> Cells(Town town) =>
        WriteRows.All.SelectMany(row => row.Value(town).SelectMany(write => Role.All.Select(role => (row.Key, write, role))));

    /// <summary>Somebody who may, and what they send.</summary>
    private static (Role Role, Ask Ask) SampleOf(Town town, string endpoint)
    {
        if (ReadRows.All.TryGetValue(endpoint, out var reads))
        {
            // What only an office may ask is asked by who holds it, about somebody else.
            var questions = reads(town).ToList();
            return questions[0].IsOfOffice ? (Role.Staff, questions[^1].Ask) : (Role.Author, questions[0].Ask);
        }

        var (_, write, role) = Cells(town).First(cell => cell.Row == endpoint && (!cell.Write.IsTrueAlready || cell.Write.Question.Ask.Address.Contains("data-exports", StringComparison.Ordinal)) && cell.Write.Allowed(cell.Role));
        return (role, write.Question.Ask);
    }

    private static string Forged(Town town, string name) => name switch
    {
        "author" or "giver" or "member" or "deletedBy" or "changedBy" => town.People["stu"].ToString(),
        "community" => town.Communities["hidden-ovens"].ToString(),
        "tenant" => Role.There.Value,
        _ => "true",
    };

    // Without the audit: its digests are of what is made, ids included.
    private static string Written(IReadOnlyList<Commit> changes) => Made().Replace(
        string.Join('\n', changes.SelectMany(change => change.Puts.Concat(change.Removes)).Where(record => record is not (AuditEntry or AuditHead)).Select(record => JsonSerializer.Serialize(record, record.GetType()))), "(made)");

    private static string Short(string text) => text.Length > 160 ? text[..160] : text;

    [GeneratedRegex("0195f000-?0001-?7000-?8000-?[0-9a-f]{12}")]
    private static partial Regex Made();
}
