using System.CommandLine;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Cli.Tests;

public class ImportCommandTests
{
    [Fact]
    public async Task It_writes_where_the_samples_look_and_says_what()
    {
        using var dump = DumpFolder.WithEverything();

        var (code, output, error) = await dump.RunAsync();

        Assert.Equal((0, ""), (code, error));
        Assert.True(File.Exists(dump.Database));
        Assert.StartsWith("Wrote 4 questions, 4 answers (2 accepted), 3 comments, 8 members, 4 topics.", output, StringComparison.Ordinal);
        Assert.Contains("The community \"coffee\" is new and proposed", output, StringComparison.Ordinal);
        Assert.Contains("Skipped 6: ", output, StringComparison.Ordinal);
        Assert.Contains("Cut 1 titles to 255 characters.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_last_line_and_a_second_run_writes_zeros_and_says_so()
    {
        using var dump = DumpFolder.WithEverything();

        var first = await dump.RunAsync("--json");
        var second = await dump.RunAsync("--json");

        Assert.EndsWith("\n{\"questions\":4,\"answers\":4,\"accepted\":2,\"comments\":3,\"members\":8,\"topics\":4,\"unchanged\":0,\"skipped\":6}\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.Code);
        Assert.StartsWith("Nothing changed: ", second.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n{\"questions\":0,\"answers\":0,\"accepted\":0,\"comments\":0,\"members\":0,\"topics\":0,\"unchanged\":25,\"skipped\":6}\n", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_counts_the_same_and_makes_no_file()
    {
        using var dump = DumpFolder.WithEverything();

        var (code, output, _) = await dump.RunAsync("--dry-run", "--json");

        Assert.Equal(0, code);
        Assert.StartsWith("Would write 4 questions", output, StringComparison.Ordinal);
        Assert.EndsWith("\n{\"questions\":4,\"answers\":4,\"accepted\":2,\"comments\":3,\"members\":8,\"topics\":4,\"unchanged\":0,\"skipped\":6}\n", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(dump.Data));
    }

    [Fact]
    public async Task A_dry_run_leaves_the_database_as_it_is()
    {
        using var dump = DumpFolder.WithEverything();
        await dump.RunAsync();
        var before = FilesIn(dump.Data);
        dump.Write("Posts.xml", DumpFolder.Question(1, ""), DumpFolder.Question(500, "OwnerUserId=\"1\" Score=\"1\" Title=\"A new one\""));

        var (code, output, _) = await dump.RunAsync("--dry-run", "--json");

        Assert.Equal(0, code);
        Assert.Contains("{\"questions\":1,", output, StringComparison.Ordinal);
        Assert.Equal(before, FilesIn(dump.Data));

        static List<string> FilesIn(string folder) =>
            [.. Directory.EnumerateFiles(folder).Order().Select(path => path + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))))];
    }

    [Fact]
    public async Task A_dry_run_sees_what_another_process_has_not_yet_folded_into_the_file()
    {
        using var dump = DumpFolder.WithEverything();
        await using var open = await new DataFolder(dump.Data).OpenAsync(TestContext.Current.CancellationToken);
        await dump.RunAsync();

        var (code, output, _) = await dump.RunAsync("--dry-run");

        Assert.Equal(0, code);
        Assert.StartsWith("Nothing would change: 25 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_community_and_the_source_can_be_named()
    {
        using var dump = DumpFolder.WithEverything();

        await dump.RunAsync("--community", "Käffchen & Tee", "--source", "coffee.example");

        await using var open = await new DataFolder(dump.Data).OpenAsync(TestContext.Current.CancellationToken);
        var scope = AccessScope.System(TenantId.Default);
        var community = Assert.Single(await open.Store.Communities.ReadAsync(scope, null, 10, TestContext.Current.CancellationToken));
        Assert.Equal(("Käffchen & Tee", "kaffchen-tee"), (community.Name, community.Slug));
        Assert.Contains("coffee.example", community.Charter.Purpose, StringComparison.Ordinal);
        var unique = UniqueKey.Origin("coffee.example", "post/1");
        Assert.Single(await open.Store.Records.FindAsync<Post>(scope, [unique], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_breaks_off_gives_line_and_reason_and_exit_code_1_and_can_be_finished()
    {
        using var dump = DumpFolder.WithEverything();
        var whole = await File.ReadAllTextAsync(dump.PathOf("Posts.xml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(dump.PathOf("Posts.xml"), whole[..1_000], TestContext.Current.CancellationToken);

        var (code, output, error) = await dump.RunAsync("--json");

        Assert.Equal(1, code);
        Assert.StartsWith($"Posts.xml line {whole[..1_000].Count(c => c == '\n') + 1}: the file is broken or ends too early: ", error, StringComparison.Ordinal);
        Assert.Contains("Repair the file and run the same command again", error, StringComparison.Ordinal);
        Assert.StartsWith("Wrote 2 questions", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(dump.PathOf("Posts.xml"), whole, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await dump.RunAsync()).Code);
        Assert.StartsWith("Nothing changed: 25 ", (await dump.RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_used_gives_exit_code_1()
    {
        using var dump = new DumpFolder().Write("Posts.xml", DumpFolder.Question(1, "Score=\"1\" Title=\"A question\""), "PostTypeId=\"1\"");

        var (code, output, error) = await dump.RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("Posts.xml line 4: Id is missing", error, StringComparison.Ordinal);
        Assert.StartsWith("Wrote 1 questions", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_or_file_is_said_and_nothing_is_made()
    {
        using var dump = new DumpFolder();

        var noPosts = await dump.RunAsync();
        Directory.Delete(dump.Folder);
        var noFolder = await dump.RunAsync();

        Assert.Equal((2, ""), (noPosts.Code, noPosts.Output));
        Assert.StartsWith("There is no Posts.xml in ", noPosts.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (noFolder.Code, noFolder.Output));
        Assert.StartsWith("There is no folder ", noFolder.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(dump.Data));
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_or_no_database_is_said()
    {
        using var dump = DumpFolder.WithEverything();
        Directory.CreateDirectory(dump.Data);
        await File.WriteAllTextAsync(dump.Database, new string('x', 5_000), TestContext.Current.CancellationToken);
        var noDatabase = await dump.RunAsync();
        Directory.Delete(dump.Data, recursive: true);
        await File.WriteAllTextAsync(dump.Data, "x", TestContext.Current.CancellationToken);
        var file = await dump.RunAsync();

        Assert.Equal((2, 2), (noDatabase.Code, file.Code));
        Assert.StartsWith("The import stopped: ", noDatabase.Error, StringComparison.Ordinal);
        Assert.Contains(" is a file. ", file.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_before_a_batch_it_ends_with_130()
    {
        using var dump = DumpFolder.WithEverything();
        using var stop = new CancellationTokenSource();
        await using var error = new StringWriter();
        await stop.CancelAsync();

        var code = await SocialKitCommand.Create().Parse(["import", "stackexchange", dump.Folder, "--data", dump.Data]).InvokeAsync(
            new InvocationConfiguration { Output = TextWriter.Null, Error = error }, stop.Token);

        Assert.Equal(130, code);
        Assert.Contains("Run the same command again to finish.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        await using var output = new StringWriter();

        var code = await SocialKitCommand.Create().Parse(["import", "stackexchange", "--help"]).InvokeAsync(
            new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.All(["DIR", "--data", "--community", "--source", "--dry-run", "--json"], name => Assert.Contains(name, output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_coffee_dump_arrives_whole_and_word_for_word()
    {
        SharedData.SkipIfMissing("stackexchange-coffee", "Posts.xml");
        using var target = new DumpFolder();
        await using var output = new StringWriter();

        var code = await SocialKitCommand.Create()
            .Parse(["import", "stackexchange", SharedData.Path("stackexchange-coffee"), "--data", target.Data, "--json"])
            .InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        var counts = JsonDocument.Parse(output.ToString().TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(
            (225, 327, 105, 0, 115, 123, 0, 40),
            (Count("questions"), Count("answers"), Count("accepted"), Count("comments"), Count("members"), Count("topics"), Count("unchanged"), Count("skipped")));

        await using var open = await new DataFolder(target.Data).OpenAsync(TestContext.Current.CancellationToken);
        var mismatches = new List<string>();
        var compared = 0;
        foreach (var row in XDocument.Load(SharedData.Path("stackexchange-coffee", "Posts.xml")).Root!.Elements("row"))
        {
            var id = (string)row.Attribute("Id")!;
            var type = (int)row.Attribute("PostTypeId")!;
            if (type is not (1 or 2))
                continue;

            var question = type == 1 ? await Find<Post>(id) : null;
            var answer = type == 2 ? await Find<Comment>(id) : null;
            var text = question?.Text ?? answer!.Text;
            compared++;
            if (Words((string)row.Attribute("Body")!) != Words(text.Html))
                mismatches.Add(id);

            Assert.Equal(DateTimeOffset.Parse((string)row.Attribute("CreationDate")! + "Z", null), question?.CreatedAt ?? answer!.CreatedAt);
            Assert.Equal((int)row.Attribute("Score")!, question?.ImportedScore ?? answer!.ImportedScore);
            Assert.Equal((string?)row.Attribute("Title"), question?.Title);
            if (question is not null)
            {
                var accepted = (string?)row.Attribute("AcceptedAnswerId");
                Assert.Equal(accepted is null ? null : (await Find<Comment>(accepted)).Id, question.AcceptedAnswer);
            }
        }

        Figures.Write("import.questions", Count("questions"), "questions");
        Figures.Write("import.answers", Count("answers"), "answers");
        Figures.Write("import.accepted", Count("accepted"), "answers");
        Figures.Write("import.text_mismatches", mismatches.Count, "posts", $"of {compared}");
        Assert.Equal(552, compared);
        Assert.Empty(mismatches);

        int Count(string name) => counts.GetProperty(name).GetInt32();

        async Task<TRecord> Find<TRecord>(string id) where TRecord : class, IRecord<TRecord> => (await open.Store.Records.FindAsync<TRecord>(
            AccessScope.System(TenantId.Default), [UniqueKey.Origin("stackexchange-coffee", "post/" + id)], TestContext.Current.CancellationToken)).Values.Single();
    }

    // Every character that is not white space; a picture is the link to it, named as it was.
    static string Words(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var image in document.QuerySelectorAll("img").ToList())
            image.Replace(document.CreateTextNode(image.GetAttribute("alt") is { Length: > 0 } alt ? alt : "image"));

        return string.Concat(document.Body!.TextContent.Where(c => !char.IsWhiteSpace(c)));
    }
}
