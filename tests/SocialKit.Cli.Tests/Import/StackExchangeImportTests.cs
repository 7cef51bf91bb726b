namespace SocialKit.Cli.Tests;

public class StackExchangeImportTests
{
    [Fact]
    public async Task Questions_answers_and_comments_become_what_they_are_here()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal(
            """{"questions":4,"answers":4,"accepted":2,"comments":3,"members":8,"topics":4,"unchanged":0,"skipped":6}""", report.ToJson());
        Assert.Empty(report.Problems);

        var question = await store.FindAsync<Post>("post/1");
        var answer = await store.FindAsync<Comment>("post/3");
        Assert.Equal(PostKind.Question, question.Kind);
        Assert.Equal("How should beans be kept?", question.Title);
        Assert.Equal("What is *it*?", question.Text.Source);
        Assert.Equal("<p>What is <em>it</em>?</p>", question.Text.Html.Trim());
        Assert.Equal(CommentKind.Answer, answer.Kind);
        Assert.Equal(question.Subject, answer.Subject);
        Assert.Null(answer.Parent);
        Assert.Equal(answer.Id, question.AcceptedAnswer);

        var onQuestion = await store.FindAsync<Comment>("comment/1");
        Assert.Equal(CommentKind.Comment, onQuestion.Kind);
        Assert.Equal(question.Subject, onQuestion.Subject);
        Assert.Null(onQuestion.Parent);

        var onAnswer = await store.FindAsync<Comment>("comment/2");
        Assert.Equal(CommentKind.Comment, onAnswer.Kind);
        Assert.Equal(question.Subject, onAnswer.Subject);
        Assert.Equal(answer.Id, onAnswer.Parent);
    }

    [Fact]
    public async Task Times_and_scores_are_kept()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        var question = await store.FindAsync<Post>("post/1");
        Assert.Equal(new DateTimeOffset(2015, 1, 27, 20, 1, 0, 123, TimeSpan.Zero), question.CreatedAt);
        Assert.Equal(new DateTimeOffset(2015, 2, 1, 10, 0, 0, 500, TimeSpan.Zero), question.EditedAt);
        Assert.Equal(20, question.ImportedScore);

        var answer = await store.FindAsync<Comment>("post/3");
        Assert.Equal(new DateTimeOffset(2015, 1, 27, 20, 3, 0, 123, TimeSpan.Zero), answer.CreatedAt);
        Assert.Equal(new DateTimeOffset(2015, 2, 2, 10, 0, 0, TimeSpan.Zero), answer.EditedAt);
        Assert.Equal(-5, answer.ImportedScore);

        var comment = await store.FindAsync<Comment>("comment/2");
        Assert.Equal(new DateTimeOffset(2015, 1, 27, 21, 42, 0, 123, TimeSpan.Zero), comment.CreatedAt);
        Assert.Null(comment.EditedAt);
        Assert.Equal(2, comment.ImportedScore);
    }

    [Fact]
    public async Task Votes_fill_in_only_what_the_posts_do_not_say()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        var question = await store.FindAsync<Post>("post/2");
        Assert.Equal(2, question.ImportedScore);
        Assert.Equal((await store.FindAsync<Comment>("post/5")).Id, question.AcceptedAnswer);
        Assert.Equal(-1, (await store.FindAsync<Comment>("post/4")).ImportedScore);

        // One more vote for it, and one that accepts another answer: Posts.xml has said both already.
        var spoken = await store.FindAsync<Post>("post/1");
        Assert.Equal(20, spoken.ImportedScore);
        Assert.Equal((await store.FindAsync<Comment>("post/3")).Id, spoken.AcceptedAnswer);
    }

    [Fact]
    public async Task Without_votes_a_missing_score_is_zero_and_nothing_more_is_accepted()
    {
        using var dump = DumpFolder.WithEverything();
        File.Delete(dump.PathOf("Votes.xml"));
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal(1, report.Accepted);
        Assert.Equal(0, (await store.FindAsync<Post>("post/2")).ImportedScore);
    }

    [Fact]
    public async Task Authors_are_users_or_placeholders()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        var ada = await store.FindAsync<Member>("user/1");
        Assert.Equal("Ada Lovelace", ada.Name);
        Assert.Equal("ada.lovelace.1", ada.Handle);
        Assert.Equal(new DateTimeOffset(2015, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), ada.CreatedAt);
        Assert.Null(ada.ExternalId);
        Assert.Equal(("Jörg", "jorg.2"), await NameOf("user/2"));
        Assert.Equal(("Jörg", "jorg.7"), await NameOf("user/7"));
        Assert.Equal(("user 5", "user.5"), await NameOf("user/5"));
        Assert.Equal(("user 30", "user.30"), await NameOf("user/30"));
        Assert.Equal("Zoë 咖啡", (await NameOf("user/name/Zoë 咖啡")).Name);
        Assert.Equal("Guest", (await NameOf("user/name/Guest")).Name);
        Assert.Equal("Former member", (await NameOf("user/none")).Name);

        var nobody = (await store.FindAsync<Member>("user/none")).Id;
        Assert.Equal(nobody, (await store.FindAsync<Post>("post/10")).Author);
        Assert.Equal(nobody, (await store.FindAsync<Comment>("post/11")).Author);

        async Task<(string Name, string Handle)> NameOf(string id) => await store.FindAsync<Member>(id) is var member ? (member.Name, member.Handle) : default;
    }

    [Fact]
    public async Task Without_users_authors_are_placeholders_by_number_or_by_the_name_on_their_first_post()
    {
        using var dump = new DumpFolder().Write(
            "Posts.xml",
            DumpFolder.Question(1, "OwnerUserId=\"4\" Score=\"1\" Title=\"First question\""),
            DumpFolder.Question(2, "OwnerUserId=\"6\" OwnerDisplayName=\"Six\" Score=\"1\" Title=\"Second question\""));
        await using var store = new WatchedStore();

        await store.ImportAsync(dump);

        Assert.Equal("user 4", (await store.FindAsync<Member>("user/4")).Name);
        Assert.Equal("Six", (await store.FindAsync<Member>("user/6")).Name);
    }

    [Fact]
    public async Task Tags_of_both_spellings_become_topics()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        var topics = (await store.AllAsync<Topic>()).ToDictionary(topic => topic.Id, topic => topic.Slug);
        Assert.Equal(["c#", "storage", "unused", "whole-bean"], topics.Values.Order(StringComparer.Ordinal));
        Assert.Equal(["storage", "whole-bean"], (await store.FindAsync<Post>("post/1")).Topics.Select(topic => topics[topic]));
        Assert.Equal(["whole-bean", "c#"], (await store.FindAsync<Post>("post/2")).Topics.Select(topic => topics[topic]));
    }

    [Fact]
    public async Task Everything_lands_in_one_proposed_community_with_a_placeholder_charter()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        var community = Assert.Single(await store.AllAsync<Community>());
        Assert.Equal("coffee", community.Slug);
        Assert.Equal("coffee", community.Name);
        Assert.Equal(CommunityState.Proposed, community.State);
        Assert.Null(community.Charter.Owner);
        Assert.Equal("Questions and answers brought over from coffee; its stewards still have to say what it is for.", community.Charter.Purpose);
        Assert.InRange(community.Charter.Purpose.Length, 20, 200);
        Assert.NotEmpty(community.Charter.Measures);
        Assert.InRange(community.Charter.ReviewAt, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero));
        Assert.All(await store.AllAsync<Post>(), post => Assert.Equal(community.Id, post.Community));
    }

    [Fact]
    public async Task Titles_and_bodies_are_never_a_reason_to_refuse()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal("Hi", (await store.FindAsync<Post>("post/9")).Title);
        Assert.Equal("(empty)", (await store.FindAsync<Post>("post/9")).Text.Source);
        Assert.Equal(new string('x', 254) + "…", (await store.FindAsync<Post>("post/10")).Title);
        Assert.Equal(1, report.CutTitles);
        Assert.Equal("Crème & café: how much?", (await store.FindAsync<Post>("post/2")).Title);
    }

    [Fact]
    public async Task A_mention_in_a_dump_mentions_nobody()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        Assert.All(await store.AllAsync<Comment>(), comment => Assert.Empty(comment.Text.Mentions));
    }

    [Fact]
    public async Task What_is_skipped_is_counted_by_reason()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal(
            [
                ("accepted answers that are not here", 1), ("answers whose question is not here", 1), ("comments whose post is not here", 2),
                ("tag excerpts", 1), ("tag wikis", 1),
            ],
            report.SkippedBy.Select(reason => (reason.Key, reason.Value)));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);
        var before = await store.WriteDownAsync();
        var commits = store.Commits;

        var report = await store.ImportAsync(dump);

        Assert.Equal(
            """{"questions":0,"answers":0,"accepted":0,"comments":0,"members":0,"topics":0,"unchanged":25,"skipped":6}""", report.ToJson());
        Assert.Equal(commits, store.Commits);
        Assert.Equal(before, await store.WriteDownAsync());
    }

    [Fact]
    public async Task A_second_run_under_another_community_leaves_no_empty_community()
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);

        var report = await store.ImportAsync(dump, community: "Tea");

        Assert.True(report.ChangedNothing);
        Assert.Equal("coffee", Assert.Single(await store.AllAsync<Community>()).Slug);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(200)]
    public async Task The_size_of_a_batch_makes_no_difference(int batchSize)
    {
        using var dump = DumpFolder.WithEverything();
        await using var store = new WatchedStore();

        await store.ImportAsync(dump, batchSize);

        Assert.Equal(await CleanAsync(dump), await store.WriteDownAsync());
    }

    [Fact]
    public async Task Wherever_it_is_interrupted_another_run_finishes_it()
    {
        using var dump = DumpFolder.WithEverything();
        var clean = await CleanAsync(dump);
        var interrupted = 0;
        for (var after = 1; ; after++)
        {
            await using var store = new WatchedStore();
            using var stop = new CancellationTokenSource();
            store.AfterCommit = () =>
            {
                if (store.Commits == after)
                    stop.Cancel();
            };
            try
            {
                await store.ImportAsync(dump, batchSize: 1, stop: stop.Token);
            }
            catch (OperationCanceledException)
            {
                interrupted++;
            }

            var done = store.Commits < after;
            store.AfterCommit = null;
            await store.ImportAsync(dump, batchSize: 3);
            Assert.Equal(clean, await store.WriteDownAsync());
            if (done)
                break;
        }

        Assert.True(interrupted > 15, $"It was interrupted {interrupted} times only.");
    }

    public static TheoryData<string> Files => [.. DumpFolder.Files];

    [Theory, MemberData(nameof(Files))]
    public async Task Wherever_a_file_is_cut_off_the_line_is_named_and_the_whole_file_finishes_it(string file)
    {
        using var dump = DumpFolder.WithEverything();
        var clean = await CleanAsync(dump);
        var whole = await File.ReadAllBytesAsync(dump.PathOf(file), TestContext.Current.CancellationToken);

        // Some places are inside a character; the last is inside the closing tag.
        for (var i = 0; i < 40; i++)
        {
            var length = i * (whole.Length - 1) / 39;
            await File.WriteAllBytesAsync(dump.PathOf(file), whole[..length], TestContext.Current.CancellationToken);
            await using var store = new WatchedStore();

            var report = await store.ImportAsync(dump, batchSize: 2);

            var problem = Assert.Single(report.Problems);
            Assert.Equal(file, problem.File);
            Assert.Equal(whole.AsSpan(0, length).Count((byte)'\n') + 1, problem.Line);
            Assert.True(report.HasProblems);

            await File.WriteAllBytesAsync(dump.PathOf(file), whole, TestContext.Current.CancellationToken);
            var repaired = await store.ImportAsync(dump, batchSize: 2);

            Assert.Empty(repaired.Problems);
            Assert.Equal(clean, await store.WriteDownAsync());
        }
    }

    [Fact]
    public async Task What_is_complete_before_a_break_is_kept()
    {
        using var dump = DumpFolder.WithEverything();
        var text = await File.ReadAllTextAsync(dump.PathOf("Posts.xml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            dump.PathOf("Posts.xml"), text[..(text.IndexOf("Id=\"5\"", StringComparison.Ordinal) + 20)], TestContext.Current.CancellationToken);
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal((2, 2, 1, 1), (report.Questions, report.Answers, report.Accepted, report.Comments));
        Assert.Equal("Posts.xml line 7: ", Assert.Single(report.Problems).ToString()[..18]);
    }

    [Fact]
    public async Task Rows_that_cannot_be_used_are_named_and_the_others_are_kept()
    {
        using var dump = new DumpFolder().Write(
            "Posts.xml",
            DumpFolder.Question(1, "OwnerUserId=\"1\" Score=\"1\" Title=\"A good question\""),
            "PostTypeId=\"1\" CreationDate=\"2015-01-01T00:00:00.000\" Body=\"x\"",
            DumpFolder.Question(3, "OwnerUserId=\"1\" Score=\"1\" Title=\"A bad question\"", at: "2015-13-01T00:00:00"),
            DumpFolder.Question(4, "OwnerUserId=\"x\" Score=\"1\" Title=\"A bad question\""),
            "Id=\"5\" CreationDate=\"2015-01-01T00:00:00.000\" Body=\"x\"",
            DumpFolder.Question(6, "OwnerUserId=\"1\" Score=\"99999999999\" Title=\"A bad question\""),
            DumpFolder.Answer(7, 1, "OwnerUserId=\"1\" Score=\"1\"", at: "1901-01-01T00:00:00"),
            DumpFolder.Question(8, "OwnerUserId=\"1\" Score=\"1\" Title=\"A second good question\""));
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal(2, report.Questions);
        Assert.Equal(6, report.Skipped);
        Assert.Equal(
            [
                "Posts.xml line 4: Id is missing",
                "Posts.xml line 5: CreationDate \"2015-13-01T00:00:00\" is not a date and time since 1970",
                "Posts.xml line 6: OwnerUserId \"x\" is not a whole number",
                "Posts.xml line 7: PostTypeId is missing",
                "Posts.xml line 8: Score \"99999999999\" is too large",
                "Posts.xml line 9: CreationDate \"1901-01-01T00:00:00\" is not a date and time since 1970",
            ],
            report.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public async Task A_user_with_a_bad_date_is_named_all_the_same()
    {
        using var dump = DumpFolder.WithEverything().Write("Users.xml", "Id=\"1\" DisplayName=\"Ada\" CreationDate=\"yesterday\"");
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal(6, report.Skipped);
        Assert.Equal(
            "Users.xml line 3: CreationDate \"yesterday\" is not a date and time since 1970; the name is used", Assert.Single(report.Problems).ToString());
        Assert.Equal("Ada", (await store.FindAsync<Member>("user/1")).Name);
    }

    [Fact]
    public async Task Only_the_first_ten_rows_that_cannot_be_used_are_listed()
    {
        using var dump = new DumpFolder().Write(
            "Posts.xml",
            [DumpFolder.Question(1, "OwnerUserId=\"1\" Score=\"1\" Title=\"A good question\""), .. Enumerable.Repeat("PostTypeId=\"1\"", 25)]);
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        using var text = new StringWriter();
        report.WriteProblems(text);
        Assert.Equal(25, report.Skipped);
        Assert.Equal(10, report.Problems.Count);
        Assert.Contains("and 15 more rows", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_cannot_be_stored_is_one_bad_row_and_not_a_bad_batch()
    {
        using var dump = new DumpFolder().Write(
            "Posts.xml",
            DumpFolder.Question(1, "OwnerUserId=\"1\" Score=\"1\" Title=\"A good question\""),
            DumpFolder.Question(2, "OwnerUserId=\"1\" Score=\"1\" Title=\"A huge question\"", "<p>" + string.Concat(Enumerable.Repeat("word ", 120_000)) + "</p>"),
            DumpFolder.Question(3, "OwnerUserId=\"1\" Score=\"1\" Title=\"A good question\""));
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal((2, 1, 1), (report.Questions, report.Members, report.Skipped));
        Assert.Equal("Posts.xml line 4: ", Assert.Single(report.Problems).ToString()[..18]);
    }

    [Theory]
    [InlineData("<!DOCTYPE posts [<!ENTITY a \"b\">]>\n<posts></posts>", 1)]
    [InlineData("<html>\n</html>", 1)]
    [InlineData("<posts>\n<row Id=\"1\" Id=\"2\" />\n</posts>", 2)]
    [InlineData("<posts>\n\n<row Body=\"&unknown;\" />\n</posts>", 3)]
    [InlineData("nothing", 1)]
    public async Task A_file_that_is_no_dump_is_named_with_its_line(string text, int line)
    {
        using var dump = new DumpFolder();
        await File.WriteAllTextAsync(dump.PathOf("Posts.xml"), text, TestContext.Current.CancellationToken);
        await using var store = new WatchedStore();

        var report = await store.ImportAsync(dump);

        Assert.Equal(("Posts.xml", line), Assert.Single(report.Problems) is var problem ? (problem.File, problem.Line) : default);
        Assert.Equal(0, store.Commits);
    }

    [Fact]
    public async Task Control_characters_of_a_dump_are_left_out()
    {
        using var dump = new DumpFolder();
        await File.WriteAllTextAsync(
            dump.PathOf("Posts.xml"),
            $"<posts><row {DumpFolder.Question(1, "OwnerDisplayName=\"A&#x1F;da\" Score=\"1\" Title=\"Be&#x2;ans&#xA;here\"", "a(1)b").Replace("(1)", "&#x1;", StringComparison.Ordinal)} /></posts>",
            TestContext.Current.CancellationToken);
        await using var store = new WatchedStore();

        await store.ImportAsync(dump);

        var post = await store.FindAsync<Post>("post/1");
        Assert.Equal(("Beans here", "ab"), (post.Title, post.Text.Source));
        Assert.Equal("Ada", Assert.Single(await store.AllAsync<Member>()).Name);
    }

    [Fact]
    public async Task Placeholders_of_several_dumps_get_handles_of_their_own()
    {
        await using var store = new WatchedStore();
        for (var i = 0; i < 5; i++)
        {
            using var dump = new DumpFolder().Write(
                "Posts.xml", DumpFolder.Question(i, $"OwnerDisplayName=\"Ann{new string('!', i + 1)}\" Score=\"1\" Title=\"A question\""));
            await store.ImportAsync(dump);
        }

        Assert.Equal(["ann", "ann-2", "ann-3", "ann-4", "ann-5"], (await store.AllAsync<Member>()).Select(member => member.Handle).Order());
    }

    static async Task<string> CleanAsync(DumpFolder dump)
    {
        await using var store = new WatchedStore();
        await store.ImportAsync(dump);
        return await store.WriteDownAsync();
    }
}
