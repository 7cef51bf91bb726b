using System.Globalization;

namespace SocialKit.Cli;

/// <summary>
/// Brings a Stack Exchange data dump into a store: first a survey of who and what the dump holds, then questions, answers, which of them are
/// accepted, and comments, each in batches of one commit. What a row becomes depends on the rows before it and on complete files only, never on
/// how often a run was interrupted; so an import that was finished in several runs is the same as one that was not.
/// </summary>
/// <param name="dump">Where from.</param>
/// <param name="source">The source's name in every origin.</param>
/// <param name="community">The name of the community everything lands in.</param>
/// <param name="importer">Writes.</param>
/// <param name="store">Says what is there.</param>
/// <param name="progress">Says how far it is.</param>
/// <param name="clock">For the date by which the charter is looked at again.</param>
sealed class StackExchangeImport(
    StackExchangeDump dump, string source, string community, Importer importer, IStore store, ImportProgress progress, TimeProvider clock)
{
    const int MaxTitle = 255;
    const string EmptyText = "(empty)";
    const string Untitled = "(untitled)";
    static readonly TimeSpan s_untilReview = TimeSpan.FromDays(180);
    static readonly Action<DumpProblem> s_reportedBefore = _ => { };

    readonly ImportSettings _settings = new(TenantId.Default);
    readonly Dictionary<string, FirstSeen> _authors = new(StringComparer.Ordinal);
    readonly Dictionary<string, DumpUser> _users = new(StringComparer.Ordinal);
    readonly HashSet<string> _put = new(StringComparer.Ordinal);
    readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    readonly Dictionary<long, int> _missingScores = [];
    readonly Dictionary<long, int> _acceptingVotes = [];
    readonly Dictionary<long, long> _acceptedByVote = [];
    DateTimeOffset _begin;
    CommunityId? _community;

    /// <summary>Rows per commit.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>What was done so far; also good after a cancellation.</summary>
    public ImportReport Report { get; } = new();

    /// <summary>Runs the whole import. A cancellation is heeded between batches.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        SurveyPosts(cancellationToken);
        if (_begin == default)
            return;

        SurveyComments(cancellationToken);
        SurveyUsers(cancellationToken);
        SurveyVotes(cancellationToken);
        await PutTopicsAsync(cancellationToken);
        await PutAsync("Questions", Posts(DumpPost.Question), post => post.Row, PutQuestionsAsync, cancellationToken);
        await PutAsync("Answers", Posts(DumpPost.Answer), post => post.Row, PutAnswersAsync, cancellationToken);
        await PutAsync("Accepted answers", Posts(DumpPost.Question).Where(post => AcceptedBy(post) is not null), post => post.Row, AcceptAsync, cancellationToken);
        if (dump.Has(StackExchangeDump.Comments))
            await PutAsync("Comments", Whole(dump.ReadComments(s_reportedBefore)), comment => comment.Row, PutCommentsAsync, cancellationToken);
    }

    void SurveyPosts(CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var post in Whole(dump.ReadPosts(Report.AddBadRow)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report("Looking through " + StackExchangeDump.Posts, ++rows, post.Row.Share);
            if (post.Type is not (DumpPost.Question or DumpPost.Answer))
            {
                Report.Skip(TypeName(post.Type));
                continue;
            }

            if (_begin == default)
                _begin = post.At;

            _authors.TryAdd(post.Author.ExternalId, new FirstSeen(post.Author.Placeholder, post.At, InPosts: true));
            _tags.UnionWith(post.Tags.Select(TopicName));
            if (post.Score is null)
                _missingScores[post.Id] = 0;
        }
    }

    void SurveyComments(CancellationToken cancellationToken)
    {
        if (!dump.Has(StackExchangeDump.Comments))
            return;

        var rows = 0;
        foreach (var comment in Whole(dump.ReadComments(Report.AddBadRow)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report("Looking through " + StackExchangeDump.Comments, ++rows, comment.Row.Share);
            _authors.TryAdd(comment.Author.ExternalId, new FirstSeen(comment.Author.Placeholder, comment.At, InPosts: false));
        }
    }

    void SurveyUsers(CancellationToken cancellationToken)
    {
        if (!dump.Has(StackExchangeDump.Users))
            return;

        foreach (var user in Whole(dump.ReadUsers(Report.AddBadRow)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = new DumpAuthor(user.Id, null).ExternalId;
            if (_authors.ContainsKey(id))
                _users.TryAdd(id, user);
        }
    }

    void SurveyVotes(CancellationToken cancellationToken)
    {
        if (!dump.Has(StackExchangeDump.Votes))
            return;

        var rows = 0;
        foreach (var vote in Whole(dump.ReadVotes(Report.AddBadRow)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report("Looking through " + StackExchangeDump.Votes, ++rows, vote.Row.Share);
            if (vote.Type == DumpVote.Accepted)
                _acceptingVotes[vote.Post] = rows;
            else if (vote.Type is DumpVote.Up or DumpVote.Down && _missingScores.TryGetValue(vote.Post, out var score))
                _missingScores[vote.Post] = score + (vote.Type == DumpVote.Up ? 1 : -1);
        }

        // Half of the votes could name an answer that a later vote takes back.
        if (Report.IsBroken(StackExchangeDump.Votes))
            _acceptingVotes.Clear();
    }

    async Task PutTopicsAsync(CancellationToken cancellationToken)
    {
        if (dump.Has(StackExchangeDump.Tags))
            _tags.UnionWith(Whole(dump.ReadTags(Report.AddBadRow)).Select(TopicName));

        foreach (var names in _tags.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = await importer.PutTopicsAsync(_settings, names, _begin, CancellationToken.None);
            Report.Topics += count.Written;
            Report.Unchanged += count.Unchanged;
        }
    }

    async Task PutQuestionsAsync(IReadOnlyList<DumpPost> questions)
    {
        var ready = questions.Where(IsReady).ToList();
        if (ready.Count == 0)
            return;

        await PutAuthorsAsync(ready.Select(post => post.Author));
        ready = await NewAsync<Post, DumpPost>(ready, post => post.ExternalId);
        if (ready.Count == 0)
            return;

        // Not before there is something to put into it: a second run under another name must not leave an empty community.
        if (_community is null)
            await PutCommunityAsync();

        var posts = ready.Select(post => new ImportedPost(Of(post.ExternalId), Of(post.Author.ExternalId), PostKind.Question, Text(post.Body), post.At)
        {
            Community = _community,
            Title = Title(post.Title, out _),
            Topics = [.. post.Tags.Select(TopicName).Distinct(StringComparer.Ordinal)],
            Score = ScoreOf(post),
            EditedAt = post.EditedAt,
        });
        var count = await importer.PutPostsAsync(_settings, [.. posts], CancellationToken.None);
        Report.Questions += count.Written;
        Report.Unchanged += count.Unchanged;
        foreach (var post in ready)
        {
            Title(post.Title, out var cut);
            Report.CutTitles += cut ? 1 : 0;
        }
    }

    async Task PutAnswersAsync(IReadOnlyList<DumpPost> answers)
    {
        foreach (var answer in answers)
        {
            if (_acceptingVotes.TryGetValue(answer.Id, out var place)
                && (!_acceptedByVote.TryGetValue(answer.Parent, out var other) || _acceptingVotes[other] < place))
            {
                _acceptedByVote[answer.Parent] = answer.Id;
            }
        }

        var questions = await FindAsync<Post>(answers.Select(answer => DumpPost.ExternalIdOf(answer.Parent)));
        var ready = new List<DumpPost>(answers.Count);
        foreach (var answer in answers)
        {
            if (!questions.ContainsKey(DumpPost.ExternalIdOf(answer.Parent)))
                Report.Skip("answers whose question is not here");
            else if (IsReady(answer))
                ready.Add(answer);
        }

        await PutAuthorsAsync(ready.Select(answer => answer.Author));
        ready = await NewAsync<Comment, DumpPost>(ready, answer => answer.ExternalId);
        var comments = ready.Select(answer => new ImportedComment(
            Of(answer.ExternalId), Of(DumpPost.ExternalIdOf(answer.Parent)), null, Of(answer.Author.ExternalId), CommentKind.Answer, Text(answer.Body), answer.At)
        {
            Score = ScoreOf(answer),
            EditedAt = answer.EditedAt,
        });
        var count = await importer.PutCommentsAsync(_settings, [.. comments], CancellationToken.None);
        Report.Answers += count.Written;
        Report.Unchanged += count.Unchanged;
    }

    async Task AcceptAsync(IReadOnlyList<DumpPost> questions)
    {
        var pairs = questions.Select(post => (Of(post.ExternalId), Of(DumpPost.ExternalIdOf(AcceptedBy(post)!.Value))));
        var count = await importer.AcceptAsync(_settings, [.. pairs], CancellationToken.None);
        Report.Accepted += count.Written;
        Report.Unchanged += count.Unchanged;
        Report.Skip("accepted answers that are not here", count.Skipped);
    }

    async Task PutCommentsAsync(IReadOnlyList<DumpComment> rows)
    {
        var targets = rows.Select(row => DumpPost.ExternalIdOf(row.Post)).Distinct().ToList();
        var questions = await FindAsync<Post>(targets);
        var answers = await FindAsync<Comment>(targets);
        var posts = await PostsOfAsync(answers.Values);
        var ready = new List<(DumpComment Row, Origin Post, Origin? Parent)>(rows.Count);
        foreach (var row in rows)
        {
            var target = DumpPost.ExternalIdOf(row.Post);
            var answered = answers.TryGetValue(target, out var answer) && posts.TryGetValue(answer.Subject, out var post) ? post.Origin : null;
            if (!questions.ContainsKey(target) && answered is null)
                Report.Skip("comments whose post is not here");
            else if (IsKnown(row.Author))
                ready.Add(answered is null ? (row, Of(target), null) : (row, answered, Of(target)));
        }

        await PutAuthorsAsync(ready.Select(comment => comment.Row.Author));
        ready = await NewAsync<Comment, (DumpComment Row, Origin Post, Origin? Parent)>(ready, comment => comment.Row.ExternalId);
        var comments = ready.Select(comment => new ImportedComment(
            Of(comment.Row.ExternalId), comment.Post, comment.Parent, Of(comment.Row.Author.ExternalId), CommentKind.Comment, CommentText(comment.Row.Text), comment.Row.At)
        {
            Score = comment.Row.Score,
        });
        var count = await importer.PutCommentsAsync(_settings, [.. comments], CancellationToken.None);
        Report.Comments += count.Written;
        Report.Unchanged += count.Unchanged;
    }

    // Written with the first row that needs them, so that nobody is brought in who wrote nothing here.
    async Task PutAuthorsAsync(IEnumerable<DumpAuthor> authors)
    {
        var members = new List<ImportedMember>();
        foreach (var id in authors.Select(author => author.ExternalId).Distinct())
        {
            if (_put.Contains(id))
                continue;

            var seen = _authors[id];
            var user = _users.GetValueOrDefault(id);
            var name = user?.Name ?? seen.Name;
            members.Add(new ImportedMember(Of(id), name, user?.At ?? (id == s_nobody ? _begin : seen.At))
            {
                // Names repeat. With the number of the user each handle is the same in whatever order people come.
                Handle = user?.Name is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Cut(name, 38)} {user.Id}"),
            });
        }

        if (members.Count == 0)
            return;

        var count = await importer.PutMembersAsync(_settings, members, CancellationToken.None);
        _put.UnionWith(members.Select(member => member.Origin.ExternalId));
        Report.Members += count.Written;
        Report.Unchanged += count.Unchanged;
    }

    async Task PutCommunityAsync()
    {
        var charter = new Charter(
            $"Questions and answers brought over from {Cut(source, 100)}; its stewards still have to say what it is for.",
            "Not yet written down. This community was made by an import.",
            "Not yet written down. Its first members are the people whose posts were brought over.",
            ["Not yet agreed. Its stewards name at least one measure when they confirm this charter."],
            Owner: null,
            ReviewAt: clock.GetUtcNow() + s_untilReview);
        var (id, written) = await importer.PutCommunityAsync(
            _settings,
            new ImportedCommunity(CommunitySlug.From(community), Cut(community, 100), charter, CommunityState.Proposed, _begin),
            CancellationToken.None);
        _community = id;
        if (written)
            Report.Community = Cut(community, 100);
    }

    bool IsReady(DumpPost post)
    {
        if (post.Score is null && Report.IsBroken(StackExchangeDump.Votes))
        {
            Report.Skip("posts whose score may be in the missing part of " + StackExchangeDump.Votes);
            return false;
        }

        return IsKnown(post.Author);
    }

    // A name is kept for good once it is written, so who may still turn up in the missing part of a file waits for it.
    bool IsKnown(DumpAuthor author)
    {
        var id = author.ExternalId;
        if (id == s_nobody || _users.TryGetValue(id, out var user) && user is { At: not null, Name: not null })
            return true;

        if (author.User is not null && user is null && Report.IsBroken(StackExchangeDump.Users))
        {
            Report.Skip("rows whose author may be in the missing part of " + StackExchangeDump.Users);
            return false;
        }

        if (!_authors[id].InPosts && Report.IsBroken(StackExchangeDump.Posts))
        {
            Report.Skip("rows whose author may be in the missing part of " + StackExchangeDump.Posts);
            return false;
        }

        return true;
    }

    int ScoreOf(DumpPost post) => post.Score ?? _missingScores.GetValueOrDefault(post.Id);

    long? AcceptedBy(DumpPost question) =>
        question.AcceptedAnswer ?? (_acceptedByVote.TryGetValue(question.Id, out var answer) ? answer : null);

    IEnumerable<DumpPost> Posts(int type) => Whole(dump.ReadPosts(s_reportedBefore)).Where(post => post.Type == type);

    async Task PutAsync<T>(
        string stage, IEnumerable<T> rows, Func<T, DumpRow> row, Func<IReadOnlyList<T>, Task> put, CancellationToken cancellationToken)
    {
        var done = 0L;
        foreach (var batch in rows.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PutAsync(batch, row, put);
            done += batch.Length;
            progress.Report(stage, done, row(batch[^1]).Share);
        }
    }

    async Task PutAsync<T>(T[] batch, Func<T, DumpRow> row, Func<IReadOnlyList<T>, Task> put)
    {
        var before = Report.Mark();
        try
        {
            await put(batch);
        }
        catch (InvalidDataException problem)
        {
            // A text that no store takes: the others of the batch must not suffer.
            Report.Restore(before);
            if (batch.Length == 1)
            {
                Report.AddBadRow(new DumpProblem(row(batch[0]).File, row(batch[0]).Line, problem.Message));
                return;
            }

            foreach (var one in batch)
                await PutAsync([one], row, put);
        }
    }

    // The rows up to the place where the file breaks off.
    IEnumerable<T> Whole<T>(IEnumerable<T> rows)
    {
        using var all = rows.GetEnumerator();
        while (Advance())
            yield return all.Current;

        bool Advance()
        {
            try
            {
                return all.MoveNext();
            }
            catch (BrokenDumpException broken)
            {
                Report.AddBroken(broken.Problem);
                return false;
            }
        }
    }

    // What is here already is only counted: a run that finishes another one must not convert every text again.
    async ValueTask<List<TRow>> NewAsync<TRecord, TRow>(List<TRow> rows, Func<TRow, string> externalId) where TRecord : class, IRecord<TRecord>
    {
        var known = await FindAsync<TRecord>(rows.Select(externalId));
        Report.Unchanged += rows.Count(row => known.ContainsKey(externalId(row)));
        return [.. rows.Where(row => !known.ContainsKey(externalId(row)))];
    }

    async ValueTask<Dictionary<string, TRecord>> FindAsync<TRecord>(IEnumerable<string> externalIds) where TRecord : class, IRecord<TRecord>
    {
        var wanted = externalIds.Distinct().ToDictionary(id => Of(id).Unique);
        var found = await store.Records.FindAsync<TRecord>(AccessScope.System(_settings.Tenant), wanted.Keys, CancellationToken.None);
        return found.ToDictionary(pair => wanted[pair.Key], pair => pair.Value);
    }

    async ValueTask<Dictionary<SubjectRef, Post>> PostsOfAsync(IEnumerable<Comment> answers)
    {
        var keys = answers.Select(answer => answer.Subject).Distinct().Select(subject => Post.KeyOf(PostId.Parse(subject.Id))).ToList();
        var posts = await store.Records.GetAsync<Post>(AccessScope.System(_settings.Tenant), keys, CancellationToken.None);
        return posts.ToDictionary(post => post.Subject);
    }

    Origin Of(string externalId) => new(source, externalId);

    static string Text(string html) => HtmlToMarkdown.Convert(html) is { } markdown && !string.IsNullOrWhiteSpace(markdown) ? markdown : EmptyText;

    static string CommentText(string text) => PlainText.ToMarkdown(text) is { Length: > 0 } markdown ? markdown : EmptyText;

    static string Title(string? title, out bool cut)
    {
        var whole = title ?? Untitled;
        var kept = Cut(whole, MaxTitle);
        cut = kept.Length != whole.Length;
        return kept;
    }

    // In characters as people count them.
    internal static string Cut(string text, int limit)
    {
        var characters = new StringInfo(text);
        return characters.LengthInTextElements <= limit ? text : characters.SubstringByTextElements(0, limit - 1).TrimEnd() + "…";
    }

    // As the store writes topics; so two spellings of one topic count once.
    static string TopicName(string tag)
    {
        var name = tag.Trim().ToLowerInvariant().Replace(' ', '-');
        return name.Length > 64 ? name[..64] : name;
    }

    static string TypeName(long type) => type switch
    {
        3 => "wiki posts",
        4 => "tag excerpts",
        5 => "tag wikis",
        6 => "moderator nominations",
        7 => "wiki placeholders",
        8 => "privilege wikis",
        _ => string.Create(CultureInfo.InvariantCulture, $"posts of type {type}"),
    };

    static readonly string s_nobody = default(DumpAuthor).ExternalId;

    /// <summary>The name and time of the first row that names an author, posts before comments.</summary>
    readonly record struct FirstSeen(string Name, DateTimeOffset At, bool InPosts);
}
