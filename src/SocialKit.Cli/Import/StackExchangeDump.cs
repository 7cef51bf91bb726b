using System.Xml;

namespace SocialKit.Cli;

/// <summary>Reads the files of a Stack Exchange data dump, row by row; nothing is held longer than a row.</summary>
sealed class StackExchangeDump(string folder)
{
    public const string Posts = "Posts.xml";
    public const string Users = "Users.xml";
    public const string Comments = "Comments.xml";
    public const string Votes = "Votes.xml";
    public const string Tags = "Tags.xml";

    public string Folder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The folder's own name.</summary>
    public string Name => Path.GetFileName(Folder) is { Length: > 0 } name ? name : "dump";

    public bool Has(string file) => File.Exists(Path.Combine(Folder, file));

    /// <summary>Posts of every type.</summary>
    public IEnumerable<DumpPost> ReadPosts(Action<DumpProblem> onBadRow) => Read(Posts, "posts", DumpPost.Of, onBadRow);

    public IEnumerable<DumpComment> ReadComments(Action<DumpProblem> onBadRow) => Read(Comments, "comments", DumpComment.Of, onBadRow);

    public IEnumerable<DumpVote> ReadVotes(Action<DumpProblem> onBadRow) => Read(Votes, "votes", DumpVote.Of, onBadRow);

    public IEnumerable<string> ReadTags(Action<DumpProblem> onBadRow) =>
        Read(Tags, "tags", row => row.OneLine("TagName") ?? throw new BadRowException("TagName is missing"), onBadRow);

    public IEnumerable<DumpUser> ReadUsers(Action<DumpProblem> onBadRow) => Read(
        Users,
        "users",
        row =>
        {
            var user = new DumpUser(row.Id, row.OneLine("DisplayName"));
            try
            {
                return user with { At = row.OptionalTime("CreationDate") };
            }
            catch (BadRowException problem)
            {
                // The name is still better than a placeholder that would stay for good.
                onBadRow(new DumpProblem(Users, row.Line, problem.Message + "; the name is used") { RowUsed = true });
                return user;
            }
        },
        onBadRow);

    IEnumerable<T> Read<T>(string file, string root, Func<DumpRow, T> parse, Action<DumpProblem> onBadRow)
    {
        foreach (var row in ReadRows(file, root))
        {
            T item;
            try
            {
                item = parse(row);
            }
            catch (BadRowException problem)
            {
                onBadRow(new DumpProblem(file, row.Line, problem.Message));
                continue;
            }

            yield return item;
        }
    }

    // An iterator may not yield inside a try with a catch, so everything that can fail is in the two small functions.
    IEnumerable<DumpRow> ReadRows(string file, string root)
    {
        using var stream = new FileStream(
            Path.Combine(Folder, file), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

        // Dumps hold references to control characters, which XML 1.0 does not allow; the texts are cleaned instead.
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        var place = (IXmlLineInfo)reader;

        while (Advance())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;

            if (reader.Depth == 0)
            {
                if (reader.LocalName != root)
                    throw Broken($"this is not a {file} of a Stack Exchange data dump: it begins with <{reader.LocalName}> instead of <{root}>");
            }
            else if (reader.Depth == 1 && reader.LocalName == "row")
            {
                yield return Row();
            }
        }

        bool Advance()
        {
            try
            {
                return reader.Read();
            }
            catch (XmlException problem)
            {
                throw new BrokenDumpException(new DumpProblem(file, Math.Max(problem.LineNumber, 1), Reason(problem)), problem);
            }
        }

        DumpRow Row()
        {
            var line = place.LineNumber;
            var attributes = new Dictionary<string, string>(reader.AttributeCount, StringComparer.Ordinal);
            try
            {
                while (reader.MoveToNextAttribute())
                    attributes[reader.LocalName] = reader.Value;

                reader.MoveToElement();
            }
            catch (XmlException problem)
            {
                throw new BrokenDumpException(new DumpProblem(file, Math.Max(problem.LineNumber, 1), Reason(problem)), problem);
            }

            return new DumpRow(file, line, stream.Length == 0 ? 1 : (double)stream.Position / stream.Length, attributes);
        }

        BrokenDumpException Broken(string reason) => new(new DumpProblem(file, place.LineNumber, reason));
    }

    // The reader repeats the place at the end of its message.
    static string Reason(XmlException problem)
    {
        var message = problem.Message;
        var place = message.LastIndexOf(" Line ", StringComparison.Ordinal);
        var reason = (place > 0 ? message[..place] : message).TrimEnd('.');
        return reason.Length == 0
            ? "the file is broken here"
            : "the file is broken or ends too early: " + char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}

/// <summary>Who wrote something: a user of the dump, a name alone, or nobody it still knows.</summary>
readonly record struct DumpAuthor(long? User, string? Name)
{
    public string ExternalId => User is { } id ? $"user/{id}" : Name is { } name ? $"user/name/{name}" : "user/none";

    public string Placeholder => Name ?? (User is { } id ? $"user {id}" : "Former member");

    public static DumpAuthor Of(DumpRow row, string idAttribute, string nameAttribute) =>
        new(row.OptionalNumber(idAttribute), row.OneLine(nameAttribute));
}

sealed record DumpUser(long Id, string? Name)
{
    public DateTimeOffset? At { get; init; }
}

/// <summary>A row of Posts.xml. Only questions and answers are read any further than their type.</summary>
sealed record DumpPost(DumpRow Row, long Id, long Type)
{
    public const int Question = 1;
    public const int Answer = 2;

    public string ExternalId => ExternalIdOf(Id);

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DumpAuthor Author { get; init; }

    public int? Score { get; init; }

    public string Body { get; init; } = "";

    /// <summary>For answers: their question.</summary>
    public long Parent { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public long? AcceptedAnswer { get; init; }

    public static string ExternalIdOf(long id) => $"post/{id}";

    public static DumpPost Of(DumpRow row)
    {
        var post = new DumpPost(row, row.Id, row.Number("PostTypeId"));
        if (post.Type is not (Question or Answer))
            return post;

        post = post with
        {
            At = row.Time("CreationDate"),
            EditedAt = row.OptionalTime("LastEditDate"),
            Author = DumpAuthor.Of(row, "OwnerUserId", "OwnerDisplayName"),
            Score = row.OptionalScore("Score"),
            Body = row.Text("Body") ?? "",
        };
        return post.Type == Answer
            ? post with { Parent = row.Number("ParentId") }
            : post with { Title = row.OneLine("Title"), Tags = TagsOf(row.Text("Tags")), AcceptedAnswer = row.OptionalNumber("AcceptedAnswerId") };
    }

    // Older dumps write <a><b>, newer ones |a|b|.
    internal static IReadOnlyList<string> TagsOf(string? text) =>
        [.. (text ?? "").Split(['<', '>', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}

sealed record DumpComment(DumpRow Row, long Id, long Post, DateTimeOffset At, DumpAuthor Author, int Score, string Text)
{
    public string ExternalId => $"comment/{Id}";

    public static DumpComment Of(DumpRow row) => new(
        row, row.Id, row.Number("PostId"), row.Time("CreationDate"), DumpAuthor.Of(row, "UserId", "UserDisplayName"), row.OptionalScore("Score") ?? 0, row.Text("Text") ?? "");
}

sealed record DumpVote(DumpRow Row, long Post, long Type)
{
    public const int Accepted = 1;
    public const int Up = 2;
    public const int Down = 3;

    public static DumpVote Of(DumpRow row) => new(row, row.Number("PostId"), row.Number("VoteTypeId"));
}
