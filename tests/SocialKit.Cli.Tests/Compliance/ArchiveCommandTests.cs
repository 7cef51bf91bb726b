using System.CommandLine;

namespace SocialKit.Cli.Tests;

public sealed class ArchiveCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("socialkit-test-");

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string First => PathOf("first.jsonl");

    [Fact]
    public async Task A_dump_that_was_imported_is_exported_imported_elsewhere_and_exported_to_the_same_bytes()
    {
        using var dump = DumpFolder.WithEverything();
        await dump.RunAsync();
        await AssertRoundTripAsync(dump.Data);
    }

    [Fact]
    public async Task The_coffee_dump_goes_round_without_a_byte_of_difference()
    {
        SharedData.SkipIfMissing("stackexchange-coffee", "Posts.xml");
        await RunAsync("import", "stackexchange", SharedData.Path("stackexchange-coffee"), "--data", PathOf("coffee"));
        await AssertRoundTripAsync(PathOf("coffee"));
        var lines = await File.ReadAllLinesAsync(First, Token);
        Assert.Equal((225, 327), (lines.Count(line => line.StartsWith("{\"post\":", StringComparison.Ordinal)), lines.Count(line => line.StartsWith("{\"comment\":", StringComparison.Ordinal))));
        Figures.Write("archive.records", lines.Length - 2, "records", "of the coffee dump, equal after export, import and export");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_makes_no_file()
    {
        await ExportSampleAsync();
        var (code, output, error) = await RunAsync("import", "archive", First, "--data", PathOf("second"), "--dry-run", "--json");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Would add 24 records and replace 0 older ones.", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(PathOf("second")));
        Assert.Equal(output.Split('\n')[1], (await RunAsync("import", "archive", First, "--data", PathOf("second"), "--json")).Output.Split('\n')[1]);
    }

    [Fact]
    public async Task A_second_import_changes_nothing_and_says_so()
    {
        await ExportSampleAsync();
        await RunAsync("import", "archive", First, "--data", PathOf("second"));
        var (code, output, _) = await RunAsync("import", "archive", First, "--data", PathOf("second"), "--json");
        Assert.Equal(0, code);
        Assert.StartsWith("Nothing changed. 24 stand so already.\n{\"added\":0,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_said_with_its_line_and_finished_by_the_whole_one()
    {
        await ExportSampleAsync();
        var lines = await File.ReadAllLinesAsync(First, Token);
        await File.WriteAllTextAsync(PathOf("cut.jsonl"), string.Join('\n', lines.Take(5)) + "\n{\"po", Token);
        var cut = await RunAsync("import", "archive", PathOf("cut.jsonl"), "--data", PathOf("second"));
        Assert.Equal(1, cut.Code);
        Assert.Contains("cut.jsonl: Line 6: the archive ends here", cut.Error, StringComparison.Ordinal);
        Assert.StartsWith("Added 4 records", cut.Output, StringComparison.Ordinal);
        Assert.StartsWith("Added 20 records", (await RunAsync("import", "archive", First, "--data", PathOf("second"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_older_archive_and_nothing_beside_it()
    {
        await ExportSampleAsync();
        var before = await File.ReadAllBytesAsync(First, Token);
        Directory.CreateDirectory(PathOf("broken"));
        await File.WriteAllTextAsync(Path.Combine(PathOf("broken"), DataFolder.FileName), new string('x', 5_000), Token);

        var (code, output, error) = await RunAsync("export", "--data", PathOf("broken"), "--to", First);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("The export stopped: ", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(First, Token));
        Assert.Equal(["first.jsonl"], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_is_made()
    {
        var noStore = await RunAsync("export", "--to", First);
        var noDatabase = await RunAsync("export", "--data", PathOf("nowhere"), "--to", First);
        var noFile = await RunAsync("import", "archive", First, "--data", PathOf("nowhere"));
        Assert.Contains("Name one database: --data DIR", noStore.Error, StringComparison.Ordinal);
        Assert.Contains("There is no database ", noDatabase.Error, StringComparison.Ordinal);
        Assert.StartsWith("There is no file ", noFile.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (noDatabase.Code, noFile.Code));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Tenants_are_exported_apart()
    {
        await ExportSampleAsync();
        await RunAsync("import", "archive", First, "--data", PathOf("second"), "--tenant", "north");
        await RunAsync("export", "--data", PathOf("second"), "--tenant", "north", "--to", PathOf("north.jsonl"));
        await RunAsync("export", "--data", PathOf("second"), "--to", PathOf("default.jsonl"));
        Assert.Equal(await File.ReadAllBytesAsync(First, Token), await File.ReadAllBytesAsync(PathOf("north.jsonl"), Token));
        Assert.Equal(2, (await File.ReadAllLinesAsync(PathOf("default.jsonl"), Token)).Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string PathOf(string name) => Path.Combine(_folder.FullName, name);

    async Task ExportSampleAsync()
    {
        using var dump = DumpFolder.WithEverything();
        await dump.RunAsync();
        Assert.Equal(0, (await RunAsync("export", "--data", dump.Data, "--to", First)).Code);
    }

    async Task AssertRoundTripAsync(string data)
    {
        var export = await RunAsync("export", "--data", data, "--to", First);
        Assert.Equal((0, ""), (export.Code, export.Error));
        Assert.StartsWith($"Wrote {First}: ", export.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("import", "archive", First, "--data", PathOf("second"))).Code);
        Assert.Equal(0, (await RunAsync("export", "--data", PathOf("second"), "--to", PathOf("second.jsonl"))).Code);
        Assert.Equal(await File.ReadAllLinesAsync(First, Token), await File.ReadAllLinesAsync(PathOf("second.jsonl"), Token));
        Assert.Equal(await File.ReadAllBytesAsync(First, Token), await File.ReadAllBytesAsync(PathOf("second.jsonl"), Token));
    }

    static async Task<(int Code, string Output, string Error)> RunAsync(params string[] command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SocialKitCommand.Create().Parse(command).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Token);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
