using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocialKit.AspNetCore;

namespace SocialKit.Leaks.Tests;

/// <summary>The matrix: everybody asks for everything, everywhere. What is not for them must not be in any answer, by not a word of it.</summary>
public sealed partial class ReadTests(Tally tally)
{
    [Fact]
    public async Task Every_endpoint_and_every_widget_has_a_row()
    {
        await using var site = await Site.OpenAsync();
        var rows = ReadRows.All.Keys.Concat(WriteRows.All.Keys).ToHashSet();
        var missing = site.Endpoints.SelectMany(NamesOf).Where(name => !rows.Contains(name)).ToList();
        Figures.Write("leak.endpoints_without_row", missing.Count, "endpoints", $"of {site.Endpoints.Count}, {rows.Count} rows");
        Assert.Empty(missing);
        Assert.Empty(rows.Except(site.Endpoints.SelectMany(NamesOf)));
        Assert.Equal(AspNetCore.Widgets.Names.Order(StringComparer.Ordinal), ReadRows.Widgets.Keys.Order(StringComparer.Ordinal));

        // Every read of a service stands behind one of them.
        var services = typeof(IPostService).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Service", StringComparison.Ordinal));
        var methods = services.SelectMany(service => service.GetMethods()).Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Viewer))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        var answered = site.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOf>()).OfType<ApiOf>().Select(of => $"{of.Service.Name}.{of.Method}");
        Assert.Equal(methods.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_reads_a_word_that_is_not_for_them_and_what_they_may_not_know_of_answers_like_what_is_not_there()
    {
        await using var site = await Site.OpenAsync();
        var questions = ReadRows.All.SelectMany(row => row.Value(site.Town).Select(question => (Row: row.Key, Question: question))).ToList();
        var words = site.Town.Things.Where(thing => thing.Word.Length > 0)
            .SelectMany(thing => new[] { Role.Here, Role.There }.Select(tenant => (Word: thing.WordIn(tenant), Thing: thing, Tenant: tenant)))
            .ToDictionary(word => word.Word);
        List<string> leaks = [];
        var (cells, shown) = (0, 0);
        foreach (var role in Role.All)
        {
            foreach (var (row, question) in questions)
            {
                var answer = await site.SendAsync(role, question.Ask);
                var met = Words().Matches($"{answer.Headers}\n{answer.Body}").Select(match => match.Value.ToLowerInvariant()).ToHashSet();
                cells++;
                var here = $"{role}: {row} ({question.Ask.Address})";
                leaks.AddRange(met.Where(word => !(words[word].Tenant == role.Tenant && words[word].Thing.SeenBy(role)))
                    .Select(word => $"{here} says a word of: {words[word].Thing} ({words[word].Tenant})"));
                if (answer.Status >= 500)
                {
                    leaks.Add($"{here} fails with {answer.Status}");
                }

                if (question is { Shows: { } thing } && thing.SeenBy(role))
                {
                    shown++;
                    if (!met.Contains(thing.WordIn(role.Tenant)))
                    {
                        leaks.Add($"{here} does not show {thing}, which is for them ({answer.Status})");
                    }
                }

                if (question.Named is { } named && !question.KnownBy(role))
                {
                    var nothing = await site.SendAsync(role, question.Ask.About(named, question.NamedNothing!));
                    if (answer.Without(named) != nothing.Without(question.NamedNothing!))
                    {
                        leaks.Add($"{here} answers otherwise than for what is not there: {answer.Status} and {nothing.Status}");
                    }
                }
            }
        }

        Assert.Empty(site.TakeChanges());
        tally.Add(cells, leaks.Count, $"{ReadRows.All.Count} reads with {questions.Count} questions, {Role.All.Count} roles, {site.Town.Things.Count} things in two tenants; {shown} had to show one");
        Assert.True(leaks.Count == 0, $"{leaks.Count} leaks, the first:\n{string.Join('\n', leaks.Take(40))}");
        Assert.True(shown > 500, $"Only {shown} answers had to show something.");
    }

    internal static IEnumerable<string> NamesOf(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText!["/_socialkit/".Length..];
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Where(verb => !HttpMethods.IsHead(verb)).ToList() ?? [];
        return verbs.Count == 0 ? [$"* {pattern}"] : verbs.Select(verb => $"{verb} {pattern}");
    }

    [GeneratedRegex("secret[a-z]+[0-9]+x(there|here)", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
