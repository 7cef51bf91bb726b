using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SocialKit.Benchmarks;

/// <summary>Rows 1, 4 and 17: a page of the company's feed over HTTP, as JSON and as HTML, beside pages written by hand.</summary>
static partial class FeedRows
{
    private const int PageSize = 25;
    private const string Calibration = "/plain";
    private const string KitJson = "/kit/feed.json";
    private const string FloorJson = "/floor/feed.json";
    private const string KitHtml = "/_socialkit/fragments/feed?scope=company&pageSize=25";
    private const string FloorHtml = "/floor/feed.html";

    private static readonly Goal s_json = new(1, "feed-json", "feed JSON page, CPU: floor / SocialKit", "x", 0.6, 0.85);
    private static readonly Goal s_html = new(4, "feed-html", "feed HTML widget, CPU: RazorSlices floor / SocialKit", "x", 0.6, 0.85);
    private static readonly Goal s_jsonBytes = new(17, "feed-json-allocated", "allocated per feed item, JSON", "B", 1_200, 850);
    private static readonly Goal s_htmlBytes = new(17, "feed-html-allocated", "allocated per feed item, HTML", "B", 1_500, 850);

    public static async Task RunAsync(Report report, Plan plan)
    {
        var data = await DataSet.OpenAsync(plan.Posts[^1]);
        await using var site = await SiteProcess.StartAsync(plan.Posts[^1]);
        for (var viewer = 0; viewer < 5; viewer++)
        {
            await CompareJsonAsync(site, viewer);
            await CompareHtmlAsync(site, viewer);
        }

        var addresses = new List<string> { Calibration };
        if (plan.Wants(1) || plan.Wants(17))
            addresses.AddRange([KitJson, FloorJson]);
        if (plan.Wants(4) || plan.Wants(17))
            addresses.AddRange([KitHtml, FloorHtml]);

        foreach (var address in addresses)
            await site.LoadAsync(address, plan.WarmUp);

        var rounds = addresses.ToDictionary(address => address, _ => new List<Round>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var address in addresses)
                rounds[address].Add(await site.LoadAsync(address, plan.RoundTime));
        }

        var calibration = rounds[Calibration];
        Report.Note("calibration", calibration.Select(round => round.PerSecond).Median(), "req/s",
            $"12 KB of static bytes, {CpuOf(calibration):0} us, spread {calibration.Select(round => round.PerSecond).ToList().Spread():P0}");
        if (plan.Wants(1))
            Compare(s_json, KitJson, FloorJson, "IFeedService.ReadAsync and source-generated STJ in a Kestrel endpoint of the bench; floor: four prepared statements of raw Microsoft.Data.Sqlite into plain objects, source-generated STJ, Kestrel minimal API; equal JSON");
        if (plan.Wants(4))
            Compare(s_html, KitHtml, FloorHtml, "<SocialFeed> from its fragment endpoint; floor: the same four statements, the same markup in RazorSlices 0.12.2, Kestrel minimal API");
        if (plan.Wants(17))
        {
            Allocations(s_jsonBytes, KitJson, FloorJson);
            Allocations(s_htmlBytes, KitHtml, FloorHtml);
        }

        double CpuOf(List<Round> of) => of.Select(round => round.Cpu).Median();

        void Compare(Goal goal, string kit, string floor, string how)
        {
            var (ours, theirs) = (CpuOf(rounds[kit]), CpuOf(rounds[floor]));
            Report.Note($"{goal.Name}-cpu", ours, "us/request", $"{Throughput(kit)}; floor {theirs:0} us, {Throughput(floor)}");
            report.Add(goal, theirs / ours, FormattableString.Invariant(
                $"{ours:0} us against {theirs:0} us per page of {PageSize}, {plan.Rounds} interleaved rounds, spread {rounds[kit].Select(round => round.Cpu).ToList().Spread():P0} and {rounds[floor].Select(round => round.Cpu).ToList().Spread():P0}; {how}; {data.Size}"));
        }

        string Throughput(string address) => FormattableString.Invariant(
            $"{rounds[address].Select(round => round.PerSecond).Median():0} req/s, {rounds[address][0].Body / 1024.0:0.0} KB");

        void Allocations(Goal goal, string kit, string floor)
        {
            var (ours, theirs) = (BytesOf(kit), BytesOf(floor));
            report.Add(goal, ours, FormattableString.Invariant(
                $"{ours:0} B against the floor's {theirs:0} B per item, the whole request counted, page of {PageSize}, body {rounds[kit][0].Body / 1024.0:0.0} KB"));
        }

        double BytesOf(string address) => rounds[address].Select(round => round.Allocated).Median() / PageSize;
    }

    // A floor that shows something else measures something else.
    private static async Task CompareJsonAsync(SiteProcess site, int viewer)
    {
        var (kit, floor) = (JsonNode.Parse(await site.GetAsync(KitJson, viewer))!.AsObject(), JsonNode.Parse(await site.GetAsync(FloorJson, viewer))!.AsObject());
        kit.Remove("next");
        floor.Remove("next");
        if (!JsonNode.DeepEquals(kit, floor))
            throw new InvalidOperationException($"The floor's JSON page differs from SocialKit's.\n{Difference(kit.ToJsonString(), floor.ToJsonString())}");
    }

    private static async Task CompareHtmlAsync(SiteProcess site, int viewer)
    {
        var (kit, floor) = (Steady(await site.GetAsync(KitHtml, viewer)), Steady(await site.GetAsync(FloorHtml, viewer)));
        if (kit != floor)
            throw new InvalidOperationException($"The floor's HTML page differs from SocialKit's.\n{Difference(kit, floor)}");
    }

    private static string Difference(string kit, string floor)
    {
        var at = Enumerable.Range(0, Math.Min(kit.Length, floor.Length)).FirstOrDefault(i => kit[i] != floor[i], Math.Min(kit.Length, floor.Length));
        return $"SocialKit: {Around(kit)}\nfloor:     {Around(floor)}";

        string Around(string text) => text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 200)];
    }

    // Without what is new in every answer, without the space around tags, and however a character is written.
    private static string Steady(string markup) =>
        Gap().Replace(Empty().Replace(Hash().Replace(New().Replace(WebUtility.HtmlDecode(markup), "$1\"*\""), ""), ">"), "$1");

    [GeneratedRegex("((?:data-sk-widget=|name=\"(?:widget|clientId|__RequestVerificationToken)\" value=|rel=\"next\"[^>]* href=))\"[^\"]*\"")]
    private static partial Regex New();

    [GeneratedRegex("(?<=/assets/)[0-9a-f]{20}")]
    private static partial Regex Hash();

    [GeneratedRegex(" ?/>")]
    private static partial Regex Empty();

    [GeneratedRegex(@"\s*([<>])\s*")]
    private static partial Regex Gap();
}
