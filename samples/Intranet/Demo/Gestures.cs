namespace Intranet.Demo;

/// <summary>Third pass: praise, reactions and follows.</summary>
internal static class Gestures
{
    private const int KudosCount = 90;
    private const int ReactionCount = 4000;

    public static DemoKudos[] Kudos(int seed)
    {
        var random = new Random(seed + 2);
        var mill = new TextMill(random);
        var calendar = new WorkingCalendar(random);
        var everybody = People.All.Select(p => p.Handle).ToArray();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var kudos = new List<DemoKudos>(KudosCount);
        var cards = KudosTexts.ByValue.SelectMany((lines, value) => lines.Select(line => (Value: value, Line: line))).ToArray();

        while (kudos.Count < KudosCount)
        {
            random.Shuffle(cards);
            foreach (var (value, line) in cards)
            {
                var text = line;
                string? named = null;
                if (text.StartsWith('='))
                {
                    var colon = text.IndexOf(": ", StringComparison.Ordinal);
                    named = text[1..colon];
                    text = text[(colon + 2)..];
                }

                text = mill.Fill(text, new Dictionary<string, string>(StringComparer.Ordinal));
                if (kudos.Count == KudosCount || !texts.Add(text))
                {
                    continue;
                }

                random.Shuffle(everybody);
                var number = named is not null ? 1 : random.NextDouble() switch { < 0.7 => 1, < 0.9 => 2, < 0.97 => 3, _ => 5 };
                string[] recipients = named is not null ? [named] : everybody[..number];
                var giver = everybody.Skip(number).First(h => h != "noor" && !recipients.Contains(h));

                // Praise for a person by name belongs to the stories of the last days.
                kudos.Add(new DemoKudos(
                    giver,
                    recipients,
                    KudosTexts.Values[value],
                    text,
                    named is not null ? calendar.Fixed(1 + (random.NextDouble() * 16)) : calendar.Someday()));
            }
        }

        return [.. kudos.OrderByDescending(k => k.Age).ThenBy(k => k.Text, StringComparer.Ordinal)];
    }

    public static DemoReaction[] Reactions(int seed, DemoPost[] posts, DemoComment[] comments)
    {
        var random = new Random(seed + 3);
        var postByKey = posts.ToDictionary(p => p.Key);
        var replies = comments.CountBy(c => c.Post).ToDictionary(p => p.Key, p => p.Value);
        var accepted = posts.Where(p => p.AcceptedComment is not null).Select(p => p.AcceptedComment!.Value).ToHashSet();

        var targets = new List<(string Target, string Author, string? Community, string Tone, double Sum)>(posts.Length + comments.Length);
        var sum = 0.0;
        foreach (var post in posts)
        {
            sum += Popularity(random) * (post.Kind == "announcement" ? 1.6 : 1) * (1 + (replies.GetValueOrDefault(post.Key) / 6.0)) * Seen(post.Age) * 3.2;
            targets.Add(($"post:{post.Key}", post.Author, post.Community, ToneOf(post), sum));
        }

        foreach (var comment in comments)
        {
            var post = postByKey[comment.Post];
            var answer = comment.Kind == "answer";
            sum += Popularity(random) * (accepted.Contains(comment.Key) ? 5 : answer ? 2 : 0.8) * (comment.Parent is null ? 1.2 : 0.6) * Seen(comment.Age);
            targets.Add(($"comment:{comment.Key}", comment.Author, post.Community, answer ? "answer" : "comment", sum));
        }

        // Some people react to everything, some to nearly nothing.
        var eagerness = People.All.ToDictionary(p => p.Handle, p => p.Handle == "noor" ? 0.25 : 0.15 + (0.85 * random.NextDouble()));
        var everybody = People.All.Select(p => p.Handle).ToArray();
        var sums = targets.Select(t => t.Sum).ToArray();
        var done = new HashSet<(string, string)>();
        var reactions = new List<DemoReaction>(ReactionCount);
        while (reactions.Count < ReactionCount)
        {
            var found = Array.BinarySearch(sums, random.NextDouble() * sum);
            var target = targets[Math.Min(found < 0 ? ~found : found, targets.Count - 1)];
            var circle = target.Community is null ? everybody : Communities.Members[target.Community];
            var member = circle[random.Next(circle.Length)];
            if (member != target.Author && random.NextDouble() < eagerness[member] && done.Add((member, target.Target)))
            {
                reactions.Add(new DemoReaction(member, target.Target, KindFor(target.Tone, random)));
            }
        }

        return [.. reactions];
    }

    public static DemoFollow[] Follows(int seed)
    {
        var random = new Random(seed + 4);
        var follows = new List<DemoFollow>();
        foreach (var community in Communities.All)
        {
            follows.AddRange(Communities.Members[community.Slug].Select(m => new DemoFollow(m, $"community:{community.Slug}")));
        }

        string[] known = ["ana", "hedwig", "tomasz", "siobhan", "wanjiru", "bea", "greta", "enzo", "samuel", "ingrid"];
        foreach (var person in People.All.Where(p => p.Handle != "noor"))
        {
            HashSet<string> followed = person.Handle == "ana"
                ? ["tomasz", "ingrid", "siobhan", "hedwig", "olena", "bea", "wanjiru", "youssef", "greta", "kavya", "grzegorz"]
                : [];
            var wanted = person.Handle == "ana" ? followed.Count : 2 + random.Next(8);
            while (followed.Count < wanted)
            {
                var candidate = random.NextDouble() < 0.35 ? known[random.Next(known.Length)] : People.All[random.Next(People.All.Length)].Handle;
                var near = People.All.First(p => p.Handle == candidate) is var other && (other.Unit == person.Unit || other.Region == person.Region);
                if (candidate != person.Handle && candidate != "noor" && (near || random.NextDouble() < 0.4))
                {
                    followed.Add(candidate);
                }
            }

            follows.AddRange(People.All.Where(p => followed.Contains(p.Handle)).Select(p => new DemoFollow(person.Handle, $"member:{p.Handle}")));
        }

        return [.. follows];
    }

    /// <summary>Most things get a little attention, a few get a lot.</summary>
    private static double Popularity(Random random) => 0.25 + Math.Pow(random.NextDouble(), 3) * 4;

    private static double Seen(TimeSpan age) => Math.Min(1, 0.15 + (age.TotalHours / 10));

    private static string ToneOf(DemoPost post) => post.Kind switch
    {
        "question" => "question",
        "announcement" => "announcement",
        _ when post.Topics.Contains("near-miss") => "near-miss",
        _ when post.Topics.Intersect(["win", "first-success", "vessby", "welcome", "thanks", "thank-you", "quiet-win"]).Any() => "good-news",
        _ => "text",
    };

    private static string KindFor(string tone, Random random)
    {
        //                     like  celebrate thanks insightful support curious
        int[] weights = tone switch
        {
            "question" => [30, 0, 3, 8, 22, 37],
            "announcement" => [48, 18, 22, 7, 2, 3],
            "near-miss" => [12, 0, 38, 20, 28, 2],
            "good-news" => [34, 50, 10, 0, 5, 1],
            "answer" => [34, 2, 32, 28, 2, 2],
            "comment" => [60, 5, 15, 9, 8, 3],
            _ => [50, 8, 14, 18, 5, 5],
        };
        string[] kinds = ["like", "celebrate", "thanks", "insightful", "support", "curious"];
        var ticket = random.Next(weights.Sum());
        var i = 0;
        while (ticket >= weights[i])
        {
            ticket -= weights[i++];
        }

        return kinds[i];
    }
}
