namespace Intranet.Demo;

/// <summary>A comment while the organisation is being built.</summary>
internal sealed class CommentDraft
{
    public int Key { get; set; }

    public required int Post { get; init; }

    public required CommentDraft? Parent { get; init; }

    public required string Author { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public TimeSpan Age { get; set; }

    public bool Accepted { get; set; }

    public bool Thanked { get; set; }

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;
}

/// <summary>Second pass: who answers what. Written conversations first, then a post's own replies, then its theme's.</summary>
internal sealed class ReplyPress
{
    public const int Count = 1500;
    private const int DeepestReply = 6;
    private const int SameTextLimit = 3;

    private readonly Random _random;
    private readonly TextMill _mill;
    private readonly WorkingCalendar _calendar;
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    private ReplyPress(int seed)
    {
        _random = new Random(seed + 1);
        _mill = new TextMill(_random);
        _calendar = new WorkingCalendar(_random);
    }

    public static List<CommentDraft> Print(int seed, List<PostDraft> posts)
    {
        var press = new ReplyPress(seed);
        var sizes = press.Sizes(posts);
        var all = posts.SelectMany((post, i) => press.Thread(post, sizes[i])).ToList();

        all.Sort((a, b) => b.Age != a.Age ? b.Age.CompareTo(a.Age) : a.Post.CompareTo(b.Post));
        for (var i = 0; i < all.Count; i++)
        {
            all[i].Key = i + 1;
        }

        press.Accept(posts, all);
        return all;
    }

    private int[] Sizes(List<PostDraft> posts)
    {
        var sizes = new int[posts.Count];
        var least = new int[posts.Count];
        for (var i = 0; i < posts.Count; i++)
        {
            var seed = posts[i].Seed;
            least[i] = seed.Repeats ? 0 : seed.Replies.Length;
            var quiet = seed.Replies.Length == 0 ? 0.42 : seed.Repeats ? 0.12 : 0.0;
            sizes[i] = seed.Size ?? (_random.NextDouble() < quiet ? 0 : Math.Max(least[i], 1 + _random.Next(4) + _random.Next(5)));
        }

        var open = Enumerable.Range(0, posts.Count).Where(i => posts[i].Seed.Size is null && sizes[i] > 0).ToArray();
        for (var total = sizes.Sum(); total != Count;)
        {
            var i = open[_random.Next(open.Length)];
            var step = Math.Sign(Count - total);
            if (sizes[i] + step > Math.Max(0, least[i] - 1) && sizes[i] + step <= 13)
            {
                sizes[i] += step;
                total += step;
            }
        }

        return sizes;
    }

    private List<CommentDraft> Thread(PostDraft post, int size)
    {
        var thread = new List<CommentDraft>(size);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Script(post, thread);
        OwnReplies(post, thread, size, seen);

        while (thread.Count < size)
        {
            var nested = thread.Count > 0 && _random.NextDouble() < (size > 20 ? 0.65 : 0.54);
            thread.Add(nested ? Nested(post, thread, seen) : TopLevel(post, seen));
        }

        return thread;
    }

    private void Script(PostDraft post, List<CommentDraft> thread)
    {
        var path = new CommentDraft?[DeepestReply + 2];
        var lines = post.Seed.Script;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var parent = line.Depth == 0 ? null : path[line.Depth - 1];
            var comment = new CommentDraft
            {
                Post = post.Key,
                Parent = parent,
                Author = line.By,
                Kind = line.Depth == 0 && post.Seed.Kind == "question" ? "answer" : "comment",
                Text = line.Text,
                Accepted = line.Accepted,
                Age = WorkingCalendar.Later(parent?.Age ?? post.Age, post.Age * (1 - (0.85 * (i + 0.4 + (0.4 * _random.NextDouble())) / lines.Length))),
            };
            path[line.Depth] = comment;
            thread.Add(comment);
        }
    }

    /// <summary>A leading <c>=handle: </c> names who says it; a leading <c>></c> is the author's reply to the line before.</summary>
    private void OwnReplies(PostDraft post, List<CommentDraft> thread, int size, HashSet<string> seen)
    {
        var lines = post.Seed.Replies;
        if (post.Seed.Repeats)
        {
            lines = [.. lines];
            _random.Shuffle(lines);
            lines = lines[..Math.Min(lines.Length, Math.Max(1, size - 1))];
        }

        foreach (var line in lines)
        {
            if (thread.Count >= size)
            {
                return;
            }

            var text = line;
            var byAuthor = text.StartsWith('>') && thread.Count > 0;
            var parent = byAuthor ? thread[^1] : null;
            var author = byAuthor ? post.Author : null;
            if (byAuthor)
            {
                text = text[1..];
            }
            else if (text.StartsWith('='))
            {
                var colon = text.IndexOf(": ", StringComparison.Ordinal);
                author = text[1..colon];
                text = text[(colon + 2)..];
                if (author == post.Author)
                {
                    author = null;
                }
            }

            var filled = _mill.Fill(text, ReplyContext(post));
            if (!seen.Add(filled) || !Take(filled))
            {
                continue;
            }

            thread.Add(new CommentDraft
            {
                Post = post.Key,
                Parent = parent,
                Author = author ?? Newcomer(post, thread),
                Kind = parent is null && post.Seed.Kind == "question" ? "answer" : "comment",
                Text = filled,
                Age = _calendar.After(parent?.Age ?? post.Age),
            });
        }
    }

    private CommentDraft TopLevel(PostDraft post, HashSet<string> seen) => new()
    {
        Post = post.Key,
        Parent = null,
        Author = Somebody(post, expert: _random.NextDouble() < 0.55, except: null),
        Kind = "comment",
        Text = !post.Seed.Topics.Contains("collective") && _random.NextDouble() < 0.84
            ? Write(post, post.Author, post.Seed.Kind == "question", seen, (post.Theme.Name, post.Theme.Comments), ("anywhere", GeneralReplies.Anywhere))
            : Write(post, post.Author, post.Seed.Kind == "question", seen, ("anywhere", GeneralReplies.Anywhere), (post.Theme.Name, post.Theme.Comments)),
        Age = _calendar.After(post.Age),
    };

    private CommentDraft Nested(PostDraft post, List<CommentDraft> thread, HashSet<string> seen)
    {
        var parent = _random.NextDouble() < 0.6 ? thread[^1] : thread[_random.Next(thread.Count)];
        while (parent.Depth >= DeepestReply)
        {
            parent = parent.Parent!;
        }

        var followUps = ($"{post.Theme.Name}+", post.Theme.FollowUps);
        var peers = ("peers", GeneralReplies.Peers);
        var asked = parent.Text.Contains('?');
        var collective = post.Seed.Topics.Contains("collective");
        string author;
        string text;
        if (parent.Author != post.Author && parent.Kind == "answer" && !asked && !collective && !parent.Thanked && _random.NextDouble() < 0.75)
        {
            parent.Thanked = true;
            author = post.Author;
            text = Write(post, parent.Author, asked, seen, ("asker", GeneralReplies.AskerThanks), peers);
        }
        else if (parent.Author != post.Author && (collective || post.Seed.Kind != "question") && !parent.Thanked && _random.NextDouble() < 0.5)
        {
            parent.Thanked = true;
            author = post.Author;
            text = Write(post, parent.Author, asked, seen, ("author", GeneralReplies.AuthorReplies), peers);
        }
        else
        {
            author = Somebody(post, expert: _random.NextDouble() < 0.4, except: parent.Author);
            text = _random.NextDouble() < 0.48
                ? Write(post, parent.Author, asked, seen, followUps, peers)
                : Write(post, parent.Author, asked, seen, peers, followUps);
        }

        return new CommentDraft
        {
            Post = post.Key,
            Parent = parent,
            Author = author,
            Kind = "comment",
            Text = text,
            Age = _calendar.After(parent.Age),
        };
    }

    private string Write(PostDraft post, string addressee, bool asked, HashSet<string> seen, params (string Deck, string[] Lines)[] pools)
    {
        for (var attempt = 0; ; attempt++)
        {
            // Long threads may exhaust a pool of lines: then the second pool helps, and at last a line may return in other words.
            var (deck, lines) = pools[attempt < 12 ? 0 : attempt % pools.Length];
            var line = _mill.Deal("reply:" + deck, lines);
            if (!Fits(ref line, post, asked) || (attempt < 40 && seen.Contains(line)))
            {
                continue;
            }

            var context = ReplyContext(post);
            context["parent"] = addressee;
            var opener = _random.NextDouble() < 0.12 ? GeneralReplies.Openers[_random.Next(GeneralReplies.Openers.Length)] : "";
            var closer = _random.NextDouble() < 0.14 ? GeneralReplies.Closers[_random.Next(GeneralReplies.Closers.Length)] : "";
            var text = _mill.Fill(opener + line + closer, context);
            if (seen.Contains(text) || !Take(text))
            {
                continue;
            }

            seen.Add(line);
            seen.Add(text);
            return text;
        }
    }

    /// <summary>Obeys and removes the marks of <see cref="ThemeReplies"/>.</summary>
    private static bool Fits(ref string line, PostDraft post, bool asked)
    {
        var mark = line.Split(' ', 2);
        var fits = mark[0] switch
        {
            "?" => asked,
            "!" => !asked,
            ['#', .. var topics] => topics.Split(',').Intersect(post.Topics).Any(),
            _ => true,
        };
        if (mark[0] is "?" or "!" or ['#', ..])
        {
            line = mark[1];
        }

        return fits;
    }

    private bool Take(string text)
    {
        var count = _used.GetValueOrDefault(text);
        if (count >= SameTextLimit)
        {
            return false;
        }

        _used[text] = count + 1;
        return true;
    }

    /// <summary>Replies talk about the same oven and the same customer, but about their own place and day.</summary>
    private static Dictionary<string, string> ReplyContext(PostDraft post)
    {
        var context = new Dictionary<string, string>(post.Context, StringComparer.Ordinal);
        context.Remove("day");
        if (post.Seed.Kind != "question")
        {
            context.Remove("site");
        }

        return context;
    }

    /// <summary>Preferably somebody who has not spoken in this thread yet.</summary>
    private string Newcomer(PostDraft post, List<CommentDraft> thread)
    {
        var who = "";
        for (var attempt = 0; attempt < 12; attempt++)
        {
            who = Somebody(post, expert: attempt < 8, except: thread.Count > 0 ? thread[^1].Author : null);
            if (thread.TrueForAll(c => c.Author != who))
            {
                break;
            }
        }

        return who;
    }

    private string Somebody(PostDraft post, bool expert, string? except)
    {
        IEnumerable<string> circle = post.Community is null ? People.All.Select(p => p.Handle) : Communities.Members[post.Community];
        if (expert)
        {
            circle = circle.Intersect(post.Theme.Authors);
        }

        var choices = circle.Where(h => h != post.Author && h != except && h != "noor").ToArray();
        return choices[_random.Next(choices.Length)];
    }

    /// <summary>Six of ten questions have an accepted answer.</summary>
    private void Accept(List<PostDraft> posts, List<CommentDraft> comments)
    {
        var answers = comments.Where(c => c.Kind == "answer").ToLookup(c => c.Post);
        var questions = posts.Where(p => p.Seed.Kind == "question").ToArray();
        var missing = (int)Math.Round(questions.Length * 0.6) - comments.Count(c => c.Accepted);
        var open = questions
            .Where(q => answers[q.Key].Any() && !answers[q.Key].Any(c => c.Accepted) && !q.Seed.Topics.Contains("collective"))
            .ToArray();
        _random.Shuffle(open);
        foreach (var question in open.Take(missing))
        {
            var candidates = answers[question.Key].OrderByDescending(c => c.Thanked).Take(2).ToArray();
            candidates[_random.Next(candidates.Length)].Accepted = true;
        }
    }
}
