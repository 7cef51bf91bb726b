using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialKit.Testing.Shared;

namespace SocialKit.AspNetCore.Tests;

/// <summary>
/// Strings that break programs, in every field of every form and every place of an address. Nothing crashes; what is refused says which field.
/// The forms and their fields are those that the running site has mapped, so a new one is tried without a line here.
/// </summary>
public sealed class HostileInputTests
{
    // The statuses that are about a field of the form, as opposed to the person, the place or the moment.
    private static readonly HashSet<HttpStatusCode> s_aboutAField = [HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity];

    [Fact]
    public async Task Naughty_strings_and_JSON_in_every_field_crash_nothing_and_each_refusal_names_its_field()
    {
        var strings = Strings();
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var page = await browser.OpenAsync("/orders/1");
        var token = Browser.FieldsOf(page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(form => form.Method == "post"))
            .Single(field => field.Key.Contains("RequestVerificationToken", StringComparison.Ordinal));
        var writes = Writes(site);
        Assert.True(writes.Count >= 12, $"Only {writes.Count} forms are mapped.");

        var random = new Random(4);
        var (sent, refused) = (0, 0);
        foreach (var (address, shape) in writes)
        {
            foreach (var field in shape.Fields.Select(field => field.Name).Append(FormShape.ReturnUrl).Append(FormShape.Widget))
            {
                foreach (var text in Repository.IsLongRun ? strings : Some(strings, random))
                {
                    var fields = shape.Fields.Select(each => KeyValuePair.Create(each.Name, each.Name == field ? text : Ordinary(each.Name))).ToList();
                    fields.Add(token);
                    if (field is FormShape.ReturnUrl or FormShape.Widget)
                    {
                        fields.Add(KeyValuePair.Create(field, text));
                    }

                    using var response = await browser.PostAsync(address.Replace("{id}", Guid.Empty.ToString("N"), StringComparison.Ordinal), fields, ("X-SocialKit", "1"));
                    var body = await response.Content.ReadAsStringAsync(TestSite.Stop);
                    sent++;
                    Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {field} of {address}: {Shown(text)}");
                    if (s_aboutAField.Contains(response.StatusCode))
                    {
                        refused++;
                        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
                        var problem = JsonDocument.Parse(body).RootElement;
                        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()), body);

                        // A NUL makes the whole form unreadable, so nobody can say where it was.
                        Assert.True((text.Contains('\0', StringComparison.Ordinal) && body.Contains("NUL", StringComparison.Ordinal)) || problem.GetProperty("field").GetString() is { Length: > 0 }, $"No field for {field} of {address}: {body} from {Shown(text)}");
                    }
                }
            }
        }

        Assert.True(refused > 100, $"Only {refused} of {sent} were refused.");
        Figures.Write("hostile.forms", sent, "requests", $"{writes.Count} forms, {refused} refused with a field, 0 crashed");
    }

    [Fact]
    public async Task Naughty_strings_in_every_address_crash_nothing()
    {
        var strings = Strings();
        await using var site = await TestSite.StartAsync();
        var browser = site.Browse();
        var sent = 0;
        foreach (var text in strings.Where(text => text.Length < 2_000 && !text.Contains('\0', StringComparison.Ordinal)))
        {
            var escaped = Escape(text);
            foreach (var address in new[]
            {
                $"/_socialkit/at/{escaped}", $"/_socialkit/at/order:{escaped}", $"/_socialkit/fragments/{escaped}", $"/_socialkit/fragments/feed?scope={escaped}",
                $"/_socialkit/fragments/discussion?subject=order:1&page={escaped}&sk-talk-after={escaped}", $"/_socialkit/fragments/feed?widget={escaped}",
                $"/_socialkit/posts/{escaped}/edits", $"/_socialkit/assets/{escaped}/socialkit.css",
            })
            {
                using var response = await browser.GetAsync(address);
                sent++;
                Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {address}");
            }
        }

        Figures.Write("hostile.addresses", sent, "requests", "0 crashed");
    }

    private static List<(string Address, FormShape Shape)> Writes(TestSite site) =>
    [
        .. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Address: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Shape: endpoint.Metadata.GetMetadata<FormShape>()!))
            .Where(write => write.Shape is not null),
    ];

    private static List<string> Strings()
    {
        SharedData.SkipIfMissing("text", "blns.json");
        SharedData.SkipIfMissing("json");
        SharedData.SkipIfMissing("fuzzdb");
        using var naughty = JsonDocument.Parse(File.ReadAllText(SharedData.Path("text", "blns.json")));
        return
        [
            .. naughty.RootElement.EnumerateArray().Select(text => text.GetString()!),
            .. Directory.EnumerateFiles(SharedData.Path("json", "JSONTestSuite"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length < 200_000),
            .. File.ReadAllLines(SharedData.Path("fuzzdb", "JSON_Fuzzing.txt")),
            .. File.ReadAllLines(SharedData.Path("fuzzdb", "naughty-unicode.txt")),
            "\0", "a\0b", new string('9', 400), "-1", "1e999", new string('x', 10_001),
        ];
    }

    // Every field meets some of all; each string meets some field.
    private static List<string> Some(List<string> strings, Random random) => [.. random.GetItems(strings.ToArray(), 60)];

    private static string Ordinary(string field) => field switch
    {
        "subject" => "order:1",
        "scope" => "company",
        "to" => "ana",
        "value" => "craft",
        "version" => "1",
        "set" => "true",
        "kind" => "like",
        "parent" or "started" => "",
        _ => $"Some {field} or other {Guid.NewGuid():N}",
    };

    private static string Escape(string text)
    {
        // Lone halves of characters cannot stand in an address.
        return Uri.EscapeDataString(string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())));
    }

    private static string Shown(string text) => JsonSerializer.Serialize(text[..Math.Min(200, text.Length)]);
}
