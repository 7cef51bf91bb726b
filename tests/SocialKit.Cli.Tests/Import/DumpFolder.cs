using System.CommandLine;
using System.Globalization;
using System.Security;
using System.Text;

namespace SocialKit.Cli.Tests;

/// <summary>A dump in a temporary folder, written row by row.</summary>
sealed class DumpFolder : IDisposable
{
    static readonly string[] s_files = ["Posts.xml", "Users.xml", "Comments.xml", "Votes.xml", "Tags.xml"];
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("socialkit-test-");

    public DumpFolder(string name = "coffee")
    {
        Folder = Path.Combine(_root.FullName, name);
        Data = Path.Combine(_root.FullName, "data");
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public string Data { get; }

    public string Database => Path.Combine(Data, "socialkit.db");

    public void Dispose() => _root.Delete(recursive: true);

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Writes one file; a row is its attributes, as in <c>Id="1" Text="…"</c>.</summary>
    public DumpFolder Write(string file, params string[] rows)
    {
        var root = Path.GetFileNameWithoutExtension(file).ToLowerInvariant();
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").Append('<').Append(root).Append(">\n");
        foreach (var row in rows)
            text.Append("  <row ").Append(row).Append(" />\n");

        File.WriteAllText(PathOf(file), text.Append("</").Append(root).Append('>').ToString());
        return this;
    }

    public static string Question(int id, string more, string body = "<p>What is <em>it</em>?</p>", string? at = null) =>
        $"Id=\"{id}\" PostTypeId=\"1\" CreationDate=\"{at ?? At(id)}\" Body=\"{Escape(body)}\" {more}";

    public static string Answer(int id, int parent, string more, string body = "<p>It is <b>this</b>.</p>", string? at = null) =>
        $"Id=\"{id}\" PostTypeId=\"2\" ParentId=\"{parent}\" CreationDate=\"{at ?? At(id)}\" Body=\"{Escape(body)}\" {more}";

    public static string Comment(int id, int post, string text, string more) =>
        $"Id=\"{id}\" PostId=\"{post}\" Score=\"{id}\" Text=\"{Escape(text)}\" CreationDate=\"{At(100 + id)}\" {more}";

    public static string At(int minute) =>
        new DateTime(2015, 1, 27, 20, 0, 0, 123).AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public static string Escape(string text) => SecurityElement.Escape(text).Replace("\n", "&#xA;", StringComparison.Ordinal);

    /// <summary>A dump in which every rule of the import applies to something.</summary>
    public static DumpFolder WithEverything()
    {
        var title = new string('x', 300);
        return new DumpFolder()
            .Write(
                "Posts.xml",
                Question(1, "OwnerUserId=\"1\" Score=\"20\" AcceptedAnswerId=\"3\" Title=\"How should beans be kept?\" Tags=\"&lt;storage&gt;&lt;whole-bean&gt;\" LastEditDate=\"2015-02-01T10:00:00.500\""),
                Question(2, "OwnerUserId=\"2\" Title=\"Crème &amp; café: how much?\" Tags=\"|whole-bean|c#|\""),
                Answer(3, 1, "OwnerUserId=\"2\" Score=\"-5\" LastEditDate=\"2015-02-02T10:00:00.000\""),
                Answer(4, 1, "OwnerUserId=\"5\""),
                Answer(5, 2, "OwnerUserId=\"7\" Score=\"1\"", "<p>naïve 咖啡 ☕ with @ada</p>"),
                Answer(6, 99, "OwnerUserId=\"8\" Score=\"1\""),
                $"Id=\"7\" PostTypeId=\"5\" CreationDate=\"{At(7)}\" Body=\"\"",
                $"Id=\"8\" PostTypeId=\"4\" CreationDate=\"{At(8)}\" Body=\"\"",
                Question(9, "OwnerDisplayName=\"Zoë 咖啡\" Score=\"0\" AcceptedAnswerId=\"77\" Title=\"Hi\"", ""),
                Question(10, $"Score=\"3\" Title=\"{title}\""),
                Answer(11, 9, "Score=\"2\""))
            .Write(
                "Users.xml",
                "Id=\"-1\" DisplayName=\"Community\" CreationDate=\"2015-01-01T00:00:00.000\"",
                "Id=\"1\" DisplayName=\"Ada Lovelace\" CreationDate=\"2015-01-02T03:04:05.678\"",
                "Id=\"2\" DisplayName=\"Jörg\" CreationDate=\"2015-01-03T00:00:00.000\"",
                "Id=\"7\" DisplayName=\"Jörg\" CreationDate=\"2015-01-04T00:00:00.000\"")
            .Write(
                "Comments.xml",
                Comment(1, 1, "@Jörg see *this* &amp; `a*b` at https://example.com/a_(b).", "UserId=\"1\""),
                Comment(2, 3, "Agreed — 咖啡!", "UserId=\"30\""),
                Comment(3, 5, "<b>no</b> markup", "UserDisplayName=\"Guest\""),
                Comment(4, 99, "Lost", "UserId=\"1\""),
                Comment(5, 7, "About a tag wiki", "UserId=\"1\""))
            .Write(
                "Votes.xml",
                "Id=\"1\" PostId=\"2\" VoteTypeId=\"2\"",
                "Id=\"2\" PostId=\"2\" VoteTypeId=\"2\"",
                "Id=\"3\" PostId=\"2\" VoteTypeId=\"3\"",
                "Id=\"4\" PostId=\"2\" VoteTypeId=\"2\"",
                "Id=\"5\" PostId=\"1\" VoteTypeId=\"2\"",
                "Id=\"6\" PostId=\"4\" VoteTypeId=\"3\"",
                "Id=\"7\" PostId=\"5\" VoteTypeId=\"1\"",
                "Id=\"8\" PostId=\"4\" VoteTypeId=\"1\"",
                "Id=\"9\" PostId=\"1\" VoteTypeId=\"5\"")
            .Write(
                "Tags.xml",
                "Id=\"1\" TagName=\"storage\" Count=\"1\"",
                "Id=\"2\" TagName=\"whole-bean\" Count=\"2\"",
                "Id=\"3\" TagName=\"unused\" Count=\"0\"");
    }

    public static IReadOnlyList<string> Files => s_files;

    /// <summary>Runs <c>socialkit import stackexchange</c> on this folder.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SocialKitCommand.Create().Parse(["import", "stackexchange", Folder, "--data", Data, .. more]).InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error },
            TestContext.Current.CancellationToken);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
