using System.Buffers.Binary;

namespace SocialKit.Benchmarks;

/// <summary>
/// Who and what there is in a data set, computed and never kept: the same for everyone who asks. Followers are spread as in a company: each
/// author has a few, some have very many (44 to about 1,900 of 10,000, 100 on average).
/// </summary>
sealed class World(int posts, int members)
{
    public const int Communities = 50;
    public const int CommentedPosts = 10_000;
    private const int FewestFollowers = 44;
    private const int MostFollowers = 1_917;
    private static readonly DateTimeOffset s_begin = new(2025, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly long s_span = TimeSpan.FromDays(240).Ticks;

    public int Posts => posts;

    public int Members => members;

    public static MemberId Member(int number) => new(Id(s_begin.AddDays(-1), 1, number));

    public PostId Post(int number) => new(Id(PostedAt(number), 2, number));

    public static CommunityId Community(int number) => new(Id(s_begin.AddDays(-2), 3, number));

    public static string ExternalId(int member) => $"employee-{member}";

    public static string NameOf(int member) => $"{s_first[member % s_first.Length]} {s_last[member / s_first.Length % s_last.Length]}";

    public DateTimeOffset PostedAt(int post) => s_begin.AddTicks((long)((double)s_span / posts * post) / 10_000 * 10_000);

    public int AuthorOf(int post) => (int)(Mix((ulong)post) % (uint)members);

    public int? CommunityOf(int post) => Mix((ulong)post + 0x1000_0000_0000) % 5 == 0 ? post % Communities : null;

    public bool IsQuestion(int post) => post % 10 == 3;

    /// <summary>Two comments each under every fourth of the newest posts.</summary>
    public bool HasComments(int post) => post % 4 == 0 && posts - post <= 4 * CommentedPosts;

    /// <summary>The two members who reacted to a post, in the order of their ids.</summary>
    public (int First, int Second) ReactedTo(int post)
    {
        var first = (int)(Mix((ulong)post + 0x2000_0000_0000) % (uint)(members - 1));
        return (first, first + 1);
    }

    public int FollowersOf(int author)
    {
        var scale = members / 10_000.0;
        return Math.Min(members / 2, FewestFollowers + (int)((MostFollowers - FewestFollowers) / (1 + author / (58 * scale))));
    }

    /// <summary>For each member, the authors they follow, in order.</summary>
    public List<int>[] Follows()
    {
        var follows = new List<int>[members];
        for (var i = 0; i < members; i++)
            follows[i] = [];

        for (var author = 0; author < members; author++)
        {
            // Steps of a length that shares no divisor with the number of members meet nobody twice.
            var step = Step(author);
            var member = (long)(Mix((ulong)author + 0x3000_0000_0000) % (uint)members);
            for (var i = FollowersOf(author); i > 0; i--, member = (member + step) % members)
            {
                if (member != author)
                    follows[member].Add(author);
            }
        }

        return follows;
    }

    public static string TextOf(ulong seed)
    {
        var start = (int)(Mix(seed) % (uint)(s_prose.Length - 400));
        start = s_prose.IndexOf(' ', start) + 1;
        var end = s_prose.IndexOf(' ', start + 110 + (int)(Mix(seed + 1) % 120));
        return s_prose[start..end];
    }

    private long Step(int author)
    {
        var step = 1 + (long)(Mix((ulong)author + 0x4000_0000_0000) % (uint)(members - 1));
        while (Divisor(step, members) != 1)
            step = step % (members - 1) + 1;

        return step;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);

    // As a UUIDv7: the time leads, so that ids come in the order of their making.
    private static Guid Id(DateTimeOffset at, byte kind, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        bytes[7] = kind;
        bytes[8] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static readonly string[] s_first = ["Ana", "Ben", "Chloé", "Dimitri", "Elif", "Farid", "Grace", "Hiro", "Ines", "Jonas", "Katarzyna", "Luís", "Mei", "Noor", "Olga", "Paul"];
    private static readonly string[] s_last = ["Abbott", "Berger", "Costa", "Dubois", "Eriksson", "Fischer", "García", "Haddad", "Ivanova", "Jensen", "Kim", "Lindqvist", "Moreau"];

    private static readonly string[] s_words =
    [
        "the", "team", "we", "moved", "release", "to", "Thursday", "because", "customers", "asked", "for", "a", "shorter", "list", "and", "numbers",
        "look", "better", "than", "last", "month", "who", "knows", "how", "this", "works", "with", "new", "pump", "in", "hall", "three", "please",
        "read", "before", "shift", "begins", "thanks", "everyone", "helped", "yesterday", "it", "was", "long", "night", "but", "line", "runs", "again",
    ];

    private static readonly string s_prose = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => s_words[Mix((ulong)i + 77) % (uint)s_words.Length]));
}
