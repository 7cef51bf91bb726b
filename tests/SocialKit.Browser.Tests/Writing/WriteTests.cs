namespace SocialKit.Browser.Tests;

public class WriteTests(BrowserFixture fixture, SampleFixture samples)
{
    public static TheoryData<string> Names => [.. Scenarios.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task With_plain_forms(string scenario) => await Scenarios.RunAsync(fixture.Browser, samples, scenario, script: false);

    [Theory, MemberData(nameof(Names))]
    public async Task In_place_with_the_script(string scenario) => await Scenarios.RunAsync(fixture.Browser, samples, scenario, script: true);

    [Fact]
    public async Task Every_mapped_write_endpoint_is_driven_both_ways()
    {
        var plain = await DrivenAsync(script: false);
        var scripted = await DrivenAsync(script: true);
        Figures.Write("nojs.endpoints_total", MappedWrites.Patterns.Count, "endpoints");
        Figures.Write("nojs.endpoints_driven", plain.Count, "endpoints", string.Join(' ', plain));

        Assert.NotEmpty(MappedWrites.Patterns);
        Assert.Equal(MappedWrites.Patterns, plain);
        Assert.Equal(MappedWrites.Patterns.Where(pattern => pattern != MappedWrites.Download), scripted);
    }

    async Task<List<string>> DrivenAsync(bool script)
    {
        var writes = new List<Write>();
        foreach (var name in Scenarios.Names)
            writes.AddRange(await Scenarios.RunAsync(fixture.Browser, samples, name, script));

        return [.. writes.Where(write => write.Scripted == script).Select(write => MappedWrites.PatternOf(write.Path)).Distinct().Order(StringComparer.Ordinal)];
    }
}
