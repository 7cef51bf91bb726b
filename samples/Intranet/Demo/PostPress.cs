namespace Intranet.Demo;

/// <summary>A post while the organisation is being built: with its seed, its theme and what its slots became.</summary>
internal sealed class PostDraft(Theme theme, PostSeed seed)
{
    public Theme Theme { get; } = theme;

    public PostSeed Seed { get; } = seed;

    public string? Community { get; } = seed.Everyone ? null : theme.Community;

    public Dictionary<string, string> Context { get; } = new(StringComparer.Ordinal);

    public int Key { get; set; }

    public string Author { get; set; } = "";

    public string? Title { get; set; }

    public string Text { get; set; } = "";

    public string[] Topics { get; set; } = [];

    public TimeSpan Age { get; set; }
}

/// <summary>First pass: every single post once, then the recurring formats in turn until there are 300.</summary>
internal static class PostPress
{
    public const int Count = 300;

    public static List<PostDraft> Print(int seed)
    {
        var random = new Random(seed);
        var mill = new TextMill(random);
        var calendar = new WorkingCalendar(random);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var posts = new List<PostDraft>(Count);

        foreach (var theme in Themes.All)
        {
            foreach (var single in theme.Posts.Where(p => !p.Repeats))
            {
                posts.Add(new PostDraft(theme, single));
            }
        }

        var recurring = Themes.All.SelectMany(t => t.Posts.Where(p => p.Repeats).Select(p => (Theme: t, Seed: p))).ToArray();
        for (var i = 0; posts.Count < Count; i++)
        {
            var (theme, post) = recurring[i % recurring.Length];
            posts.Add(new PostDraft(theme, post));
        }

        foreach (var post in posts)
        {
            do
            {
                post.Context.Clear();
                post.Title = post.Seed.Title is { } title ? Capital(mill.Fill(title, post.Context)) : null;
                post.Text = mill.Fill(post.Seed.Text, post.Context);
            }
            while (!texts.Add(post.Text) || (post.Title is { } written && !titles.Add(written)));

            post.Topics = [.. post.Seed.Topics.Select(t => mill.Fill(t, post.Context).Replace(' ', '-')).Distinct()];
            post.Author = post.Seed.By ?? AuthorOf(post, random);
            post.Age = post.Seed.Hours is { } hours ? calendar.Fixed(hours) : calendar.Someday();
        }

        posts.Sort((a, b) => b.Age.CompareTo(a.Age));
        for (var i = 0; i < posts.Count; i++)
        {
            posts[i].Key = i + 1;
            if (i > 0 && posts[i].Age >= posts[i - 1].Age)
            {
                posts[i].Age = posts[i - 1].Age - TimeSpan.FromSeconds(7);
            }
        }

        return posts;
    }

    private static string AuthorOf(PostDraft post, Random random)
    {
        var authors = post.Theme.Authors
            .Where(a => post.Community is null || Communities.Members[post.Community].Contains(a))
            .ToArray();
        return authors[random.Next(authors.Length)];
    }

    private static string Capital(string title) => char.ToUpperInvariant(title[0]) + title[1..];
}

/// <summary>Ages with the rhythm of a company: mostly weekdays between six and six, seen from a Thursday at three in the afternoon.</summary>
internal sealed class WorkingCalendar(Random random)
{
    private const double NowHour = 15;
    private const int NowWeekday = 4;

    /// <summary>Stretches the authored hours: what is fresh stays fresh, the rest spreads over about two weeks.</summary>
    public TimeSpan Fixed(double hours)
    {
        var age = hours <= 2.5 ? TimeSpan.FromHours(hours) : TimeSpan.FromHours(2.5 + ((hours - 2.5) * 3.2));
        return age > TimeSpan.FromHours(8) ? Seconds(ToWork(age)) : Seconds(age + TimeSpan.FromSeconds(random.Next(120)));
    }

    public TimeSpan Someday()
    {
        while (true)
        {
            var age = TimeSpan.FromMinutes(random.Next(200, 55 * 24 * 60));
            if (random.NextDouble() < Weight(age))
            {
                return Seconds(age + TimeSpan.FromSeconds(random.Next(60)));
            }
        }
    }

    /// <summary>Some time after <paramref name="parent"/>: usually within the hour, sometimes days later, never in the future.</summary>
    public TimeSpan After(TimeSpan parent)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var lag = TimeSpan.FromMinutes(Math.Clamp(Math.Exp(3.9 + (1.5 * normal)), 1, 4000));
        var age = parent - lag;
        if (age > TimeSpan.FromHours(10) && Weight(age) < 0.2 && random.NextDouble() < 0.85)
        {
            age -= TimeSpan.FromHours(random.Next(8, 13));
        }

        if (age < TimeSpan.FromMinutes(2))
        {
            age = parent * (0.55 + (0.4 * random.NextDouble()));
        }

        return Later(parent, age);
    }

    /// <summary>At least one second after the parent, at least one second ago.</summary>
    public static TimeSpan Later(TimeSpan parent, TimeSpan age)
    {
        age = Seconds(age);
        return age >= parent ? parent - TimeSpan.FromSeconds(1) : age;
    }

    private static TimeSpan Seconds(TimeSpan age) => TimeSpan.FromSeconds(Math.Max(1, Math.Floor(age.TotalSeconds)));

    private TimeSpan ToWork(TimeSpan age)
    {
        while (Weight(age) < 0.5)
        {
            age += TimeSpan.FromHours(3);
        }

        return age + TimeSpan.FromSeconds(random.Next(1800));
    }

    private static double Weight(TimeSpan age)
    {
        var hours = NowHour - age.TotalHours;
        var day = (int)Math.Floor(hours / 24);
        var hour = hours - (day * 24);
        var weekday = (((NowWeekday + day) % 7) + 7) % 7;
        var byHour = hour switch
        {
            >= 7 and < 12 => 1.0,
            >= 12 and < 17 => 0.8,
            >= 5 and < 7 => 0.5,
            >= 17 and < 21 => 0.18,
            _ => 0.03,
        };
        return weekday is 0 or 6 ? byHour * 0.15 : byHour;
    }
}
