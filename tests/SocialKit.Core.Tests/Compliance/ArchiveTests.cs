using System.Text;
using SocialKit.InMemory;

namespace SocialKit.Core.Tests;

public sealed class ArchiveTests
{
    private const string Header = """{"format":"socialkit-archive","version":2}""";
    private const string None = """{"counts":{}}""";
    private const string Topic = """{"topic":{"id":"00000000000000000000000000000001","slug":"beans","name":"Beans","createdAt":"2026-03-01T08:00:00.0000000Z","version":1}}""";
    private static readonly DateTimeOffset s_at = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(1)).AddTicks(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_type_of_record_is_archived_or_left_out_with_a_reason()
    {
        var types = typeof(IRecord).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IRecord)))
            .Select(type => (string)type.GetProperty("RecordType")!.GetValue(null)!).ToList();
        Assert.Equal(types.Order(StringComparer.Ordinal), Archive.Types.Concat(Archive.LeftOut.Keys).Order(StringComparer.Ordinal));
        Assert.All(Archive.LeftOut.Values, reason => Assert.True(reason.Length > 20));
    }

    [Fact]
    public async Task The_format_is_the_one_that_is_described()
    {
        var store = new InMemoryStore();
        var (member, post) = (new MemberId(Id(1)), new PostId(Id(2)));
        var comment = new CommentId(Id(3));
        var text = new RichText("a <b> \"c\" é 😀\n\u2028", "<p>a</p>", 2, [member]);
        var order = SubjectRef.For("order", "4711");
        await PutAsync(store,
            new Member { Id = member, ExternalId = "u1", Handle = "ana", Name = "Ana", CreatedAt = s_at, Version = 3 },
            new Community
            {
                Id = new CommunityId(Id(4)), Slug = "coffee", Name = "Coffee", State = CommunityState.Active, CreatedAt = s_at, Version = 1,
                Charter = new Charter("Purpose", "Problem", "Audience", ["Cups"], null, s_at),
            },
            new Topic { Id = new TopicId(Id(5)), Slug = "beans", Name = "Beans", CreatedAt = s_at, Version = 1 },
            new Post { Id = post, Kind = PostKind.Question, Author = member, Text = text, Topics = [new TopicId(Id(5))], Origin = new Origin("there", "1"), CreatedAt = s_at, Version = 1 },
            new Comment { Id = comment, Subject = order, Path = Comment.PathOf(null, comment), Kind = CommentKind.Comment, Author = member, Text = text, CreatedAt = s_at, DeletedAt = s_at, DeletedBy = member, Version = 2 },
            new Revision { Subject = SubjectRef.Of(post), Number = 1, Title = "T", Text = text, ReplacedBy = member, ReplacedAt = s_at },
            new Reaction { Subject = order, Member = member, Kind = new ReactionKind("like"), At = s_at },
            new Follow { Member = member, Subject = SubjectRef.Of(new CommunityId(Id(4))), At = s_at },
            new Kudos { Id = new KudosId(Id(6)), Giver = member, Recipients = [new MemberId(Id(7))], Value = "craft", Text = text, CreatedAt = s_at, Version = 1 },
            new SubjectState { Subject = order, ClosedAt = s_at, Version = 1 },
            new LegalHold { Subject = order, Reason = "Case 17", PlacedBy = member, CreatedAt = s_at },
            new Membership { Community = new CommunityId(Id(4)), Member = member, Role = CommunityRole.Owner, State = MembershipState.Active, ChangedBy = member, CreatedAt = s_at, ChangedAt = s_at, Version = 1 },
            new MemberBlock { Member = member, Blocked = new MemberId(Id(7)), At = s_at },
            new Mute { Member = member, Subject = SubjectRef.Of(new TopicId(Id(5))), At = s_at, Version = 1 },
            new PendingEdit { Subject = SubjectRef.Of(post), Of = 1, Title = "Later", Text = text, Author = member, CreatedAt = s_at, Version = 1 },
            new DiscussionLock { Subject = order, Reason = "Decided", LockedBy = member, CreatedAt = s_at, Version = 1 },
            new ModerationRule
            {
                Id = new ModerationRuleId(Id(8)), Name = "Prices", Kind = RuleKind.Words, Pattern = "discount", Action = RuleAction.Hold, Message = "Prices wait.", ChangedBy = member,
                CreatedAt = s_at, Version = 1,
            },
            new ModerationSetting { Community = new CommunityId(Id(4)), HoldFirst = 2, ChangedBy = member, CreatedAt = s_at, Version = 1 },
            new Flag
            {
                Subject = SubjectRef.Of(post), Reporter = member, Desk = ModerationDesk.Moderators, Norm = "respect", Reason = "Unkind", State = FlagState.Open, CreatedAt = s_at, Version = 1,
            },
            new ModerationCase
            {
                Id = new ModerationCaseId(Id(9)), Desk = ModerationDesk.Moderators, Subject = SubjectRef.Of(post), Author = member, State = CaseState.Open,
                Reasons = [new CaseReason(CaseReason.Flag, "respect", s_at)], Reporters = [member], CreatedAt = s_at, Version = 1,
            },
            new Decision
            {
                Id = new DecisionId(Id(10)), Desk = ModerationDesk.Moderators, Subject = SubjectRef.Of(post), Member = member, Action = DecisionAction.Reject, Reason = "Names a customer",
                Moderator = new MemberId(Id(7)), Changes = [new DecisionChange(SubjectRef.Of(post), ModerationState.Held, ModerationState.Rejected)],
                Edit = new HeldEdit(1, null, text, s_at), CreatedAt = s_at, Version = 1,
            },
            new Sanction
            {
                Id = new SanctionId(Id(11)), Member = member, Kind = SanctionKind.Mute, Reason = "Unkind", Decision = new DecisionId(Id(10)), Moderator = new MemberId(Id(7)),
                Until = s_at, CreatedAt = s_at, Version = 1,
            },
            new Erasure
            {
                Member = new MemberId(Id(8)), Mode = ErasureMode.Redact, RequestedBy = member, CreatedAt = s_at, DueAt = s_at, DoneAt = s_at,
                Lines = [new ErasureLine("post", 1, 2, 0, null)], Version = 2,
            },
            new AuditHead { Position = 1, Hash = new byte[] { 1 } },
            new Secret { Name = "signing", Value = new byte[] { 1, 2, 3 } });
        var written = Encoding.UTF8.GetString(await ExportAsync(store));
        var described = await File.ReadAllTextAsync(Repository.PathTo("docs", "archive.md"), Token);
        var example = described[(described.IndexOf("```jsonl\n", StringComparison.Ordinal) + 9)..];
        Assert.Equal(example[..example.IndexOf("```", StringComparison.Ordinal)].Split('\n'), written.Split('\n'));
        Assert.All(Archive.LeftOut.Keys.Concat(Archive.Types), type => Assert.Contains($"`{type}`", described, StringComparison.Ordinal));

        var elsewhere = new InMemoryStore();
        Assert.Equal(23, (await ImportAsync(elsewhere, written)).Added);
        Assert.Equal(written, Encoding.UTF8.GetString(await ExportAsync(elsewhere)));
    }

    [Theory]
    [InlineData(1, "the file is empty", "")]
    [InlineData(1, "not a SocialKit archive", "{\"topic\":{}}")]
    [InlineData(1, "not a SocialKit archive", "\u001f\u008bzip")]
    [InlineData(1, "not a SocialKit archive", "[]")]
    [InlineData(1, "reads version 2", """{"format":"socialkit-archive","version":1}""")]
    [InlineData(3, "'poll' is no type", Header, Topic, """{"poll":{}}""", None)]
    [InlineData(3, "the line is broken", Header, Topic, """{"topic":{"id":"7"}}""", None)]
    [InlineData(3, "the line is broken", Header, Topic, """{"topic":null}""", None)]
    [InlineData(3, "the line is broken", Header, Topic, "", None)]
    [InlineData(3, "the line is broken", Header, Topic, """{"secret2":1""", None)]
    [InlineData(3, "the line is broken", Header, Topic, Topic + Topic, None)]
    [InlineData(3, "'secret' is no type", Header, Topic, """{"secret":{"name":"signing","value":"AAAA"}}""", None)]
    [InlineData(3, "could not be mapped", Header, Topic, """{"topic":{"id":"00000000000000000000000000000002","slug":"b","name":"B","createdAt":"2026-03-01T08:00:00.0000000Z","version":1,"colour":"red"}}""", None)]
    [InlineData(3, "written in UTC", Header, Topic, """{"topic":{"id":"00000000000000000000000000000002","slug":"b","name":"B","createdAt":"2026-03-01T08:00:00","version":1}}""", None)]
    [InlineData(3, "NUL", Header, Topic, """{"topic":{"id":"00000000000000000000000000000002","slug":"b","name":"B\u0000","createdAt":"2026-03-01T08:00:00Z","version":1}}""", None)]
    [InlineData(3, "the line is broken", Header, Topic, """{"topic":{"id":"00000000000000000000000000000002","slug":"b","name":"B\ud800","createdAt":"2026-03-01T08:00:00Z","version":1}}""", None)]
    [InlineData(3, "1 or more", Header, Topic, """{"topic":{"id":"00000000000000000000000000000002","slug":"b","name":"B","createdAt":"2026-03-01T08:00:00Z","version":0}}""", None)]
    [InlineData(3, "path of a comment", Header, Topic, """{"comment":{"id":"00000000000000000000000000000002","subject":"order:1","path":"00000000000000000000000000000003","community":null,"kind":"comment","author":"00000000000000000000000000000001","text":{"source":"","html":"","rendererVersion":1,"mentions":[]},"importedScore":0,"moderation":"published","origin":null,"createdAt":"2026-03-01T08:00:00Z","editedAt":null,"deletedAt":null,"deletedBy":null,"version":1}}""", None)]
    [InlineData(3, "the line is broken", Header, Topic, """{"post":{"id":"00000000000000000000000000000002","kind":"text","author":"00000000000000000000000000000001","text":{"source":"","rendererVersion":1,"mentions":[]},"createdAt":"2026-03-01T08:00:00Z","version":1}}""", None)]
    [InlineData(3, "topics", Header, Topic, """{"post":{"id":"00000000000000000000000000000002","kind":"text","author":"00000000000000000000000000000001","community":null,"title":null,"text":{"source":"","html":"","rendererVersion":1,"mentions":[]},"acceptedAnswer":null,"importedScore":0,"moderation":"published","origin":null,"createdAt":"2026-03-01T08:00:00Z","editedAt":null,"deletedAt":null,"deletedBy":null,"version":1}}""", None)]
    [InlineData(2, "was cut off", Header, Topic)]
    [InlineData(3, "1 were read", Header, Topic, """{"counts":{"topic":2}}""")]
    [InlineData(4, "goes on after", Header, Topic, """{"counts":{"topic":1}}""", Topic)]
    public async Task What_is_wrong_is_said_with_its_line_and_what_came_before_is_there(int line, string words, params string[] lines)
    {
        var store = new InMemoryStore();
        var problem = await Assert.ThrowsAsync<ArchiveException>(() => ImportAsync(store, string.Join('\n', lines) + (lines[0].Length > 0 ? "\n" : "")));
        Assert.Equal(line, problem.Line);
        Assert.StartsWith($"Line {line}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        var topics = await store.Records.ScanAsync<Topic>(AccessScope.System(TenantId.Default), RecordFilter.All, null, 10, Token);
        Assert.Equal((lines.Contains(Topic) ? 1 : 0, topics.Count), (topics.Count, (int)problem.Report.Added));
    }

    [Fact]
    public async Task A_file_cut_at_any_byte_says_so_and_keeps_what_was_complete()
    {
        var whole = $"{Header}\n{Topic}\n{Topic.Replace("0001\"", "0002\"", StringComparison.Ordinal).Replace("beans", "cups", StringComparison.Ordinal)}\n{{\"counts\":{{\"topic\":2}}}}\n";
        for (var length = Header.Length + 1; length < whole.Length - 2; length++)
        {
            var complete = whole[..length].Count(letter => letter == '\n') - 1;
            var problem = await Assert.ThrowsAsync<ArchiveException>(() => ImportAsync(new InMemoryStore(), whole[..length]));
            Assert.Contains("was cut off", problem.Message, StringComparison.Ordinal);
            Assert.InRange(problem.Report.Added, complete, complete + 1);
        }

        Assert.Equal(2, (await ImportAsync(new InMemoryStore(), whole[..^1])).Added);
    }

    [Fact]
    public async Task Lines_may_come_in_any_order_and_twice()
    {
        var store = new InMemoryStore();
        var newer = Topic.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
        var report = await ImportAsync(store, $"{Header}\r\n{Topic}\r\n{newer}\r\n{Topic}\r\n{{\"counts\":{{\"topic\":3}}}}\r\n");
        Assert.Equal((1, 1, 1), (report.Added, report.Replaced, report.Newer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(1_000_000)]
    public async Task Sorting_in_memory_or_through_any_number_of_files_gives_the_same(int memory)
    {
        var store = new InMemoryStore();
        var random = new Random(1);
        string[] ids = [.. Enumerable.Range(0, 400).Select(_ => new string([.. Enumerable.Range(0, 3).Select(_ => "aZ09.-\uffee\u00e9\u4e2d"[random.Next(9)])]) + (random.Next(2) == 0 ? "😀" : "")).Distinct()];
        await PutAsync(store, [.. ids.Select(id => new SubjectState { Subject = SubjectRef.For("order", id), Version = 1 })]);
        var lines = Encoding.UTF8.GetString(await ExportAsync(store, new ArchiveOptions { SortMemory = memory })).Split('\n');
        Assert.Equal(ids.Order(StringComparer.Ordinal), lines[1..^2].Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("subject-state").GetProperty("subject").GetString()![6..]));
    }

    private static Guid Id(int number) => new($"{number:x32}");

    private static async Task PutAsync(IStore store, params IRecord[] records) => Assert.Equal(
        CommitOutcome.Applied, (await store.CommitAsync(new Commit { Tenant = TenantId.Default, At = s_at, Puts = records }, Token)).Outcome);

    private static async Task<byte[]> ExportAsync(IStore store, ArchiveOptions? options = null)
    {
        using var to = new MemoryStream();
        await Archive.ExportAsync(store, TenantId.Default, to, options, Token);
        return to.ToArray();
    }

    private static async Task<ArchiveReport> ImportAsync(IStore store, string archive)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(archive));
        return await Archive.ImportAsync(store, TenantId.Default, from, null, Token);
    }
}
