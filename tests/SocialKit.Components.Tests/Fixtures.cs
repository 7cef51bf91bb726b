namespace SocialKit.Components.Tests;

/// <summary>A small company that talks about an order.</summary>
public static class Fixtures
{
    public static SubjectRef Order { get; } = SubjectRef.For("order", "4711");

    public static MemberView Ana { get; } = Person(1, "ana", "Ana Lindqvist", "Procurement", "Buyer");

    public static MemberView Bo { get; } = Person(2, "bo", "Bo Okafor", "Warehouse North", "Shift lead");

    public static MemberView Yusra { get; } = Person(7, "yusra", "يسرى حداد", "Customer care", null);

    public static MemberView Mei { get; } = Person(10, "mei", "陳美", null, "Quality engineer");

    /// <summary>Who left, whose account is paused, who was erased.</summary>
    public static IReadOnlyList<MemberView> Gone { get; } =
    [
        Person(20, "lars", "Lars Holm", "Warehouse North", "Driver") with { Status = MemberStatus.Left },
        Person(21, "priya", "Priya Raman", "Procurement", "Buyer") with { Status = MemberStatus.Disabled },
        Person(22, "erased-0016", "Erased member", null, null) with { Status = MemberStatus.Erased },
    ];

    public static CommunityStanding Standing { get; } = new(
        new CommunityView(new CommunityId(Guid.Parse("01980000-0000-7000-8000-0000000000c1")), "ovens", "Ovens", "We keep every oven running.", CommunityState.Active, "/app/communities/ovens"),
        "open", null, null, 3, "join", false, false, []);

    public static CommunityView Logistics { get; } =
        new(new CommunityId(Id(900)), "logistics", "Logistics that works", "Deliver what was promised, and learn from what was late.", CommunityState.Active, "/app/c/logistics");

    public static ReactionSummary NoReactions { get; } = Summary();

    public static ReactionSummary SomeReactions { get; } = Summary(("like", 4, true), ("insightful", 1, false));

    public static Capabilities Everything { get; } = new(true, true, false, true, true, false);

    public static Capabilities Others { get; } = new(false, false, false, true, true, false);

    public static Guid Id(int number) => new(0x01980000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);

    public static DateTimeOffset Ago(double minutes) => StandingClock.Now.AddMinutes(-minutes);

    public static MemberView Person(int number, string handle, string name, string? unit, string? role) =>
        new(new MemberId(Id(number)), handle, name, unit, role, $"/app/people/{handle}");

    public static ReactionSummary Summary(params (string Kind, long Count, bool Mine)[] present) => new(
        [.. new SocialKitOptions().Reactions.Select(option => present.FirstOrDefault(one => one.Kind == option.Kind.Value) is { Kind: not null } one
            ? new ReactionChoice(option, one.Count, one.Mine)
            : new ReactionChoice(option, 0, false))]);

    public static PostView Post(int number, MemberView author, string html, double minutes) => new()
    {
        Id = new PostId(Id(number)),
        Kind = PostKind.Text,
        Author = author,
        Html = new SafeHtml(html),
        CreatedAt = Ago(minutes),
        Url = $"/app/posts/{Id(number):N}",
        Comments = 0,
        Reactions = NoReactions,
        Can = Others,
        Version = 1,
    };

    public static CommentView Comment(int number, MemberView author, string html, double minutes, int level = 1, SubjectRef? subject = null) => new()
    {
        Id = new CommentId(Id(number)),
        Subject = subject ?? Order,
        Kind = CommentKind.Comment,
        Level = level,
        Author = author,
        Html = new SafeHtml(html),
        CreatedAt = Ago(minutes),
        Url = $"/app/orders/4711?sk-at={Id(number):N}#sk-comment-{Id(number):N}",
        Reactions = NoReactions,
        Can = Others,
        Version = 1,
    };

    public static CommentView Tombstone(int number, double minutes, int level, bool own) => Comment(number, Ana, "", minutes, level) with
    {
        Author = null,
        Deleted = true,
        DeletedReason = "author",
        Can = Capabilities.None with { Restore = own },
    };

    public static IReadOnlyList<PostView> Posts { get; } =
    [
        Post(101, Ana, "<p>The gearboxes for <strong>order 4711</strong> left the harbour this morning. Two days ahead of plan, thanks to the night shift.</p>", 12) with
        {
            Community = Logistics,
            Topics = ["deliveries", "gearboxes"],
            Reactions = SomeReactions,
            Comments = 7,
            Can = Everything,
            EditableText = "The gearboxes for **order 4711** left the harbour this morning. Two days ahead of plan, thanks to the night shift.",
            EditStamp = "stamp",
            EditedAt = Ago(3),
            Latest =
            [
                Comment(301, Bo, "<p>The crew will be happy to read this.</p>", 8, subject: SubjectRef.Of(new PostId(Id(101)))) with { Reactions = Summary(("celebrate", 2, false)) },
                Comment(302, Yusra, "<p>سأخبر العميل اليوم، شكراً لكم.</p>", 2, subject: SubjectRef.Of(new PostId(Id(101)))),
            ],
        },
        Post(102, Mei, "<p>The supplier changed the coating in March. Since then every fourth batch fails the salt spray test at 480 hours.</p><ul><li>same drawing, same order text</li><li>certificate says nothing</li></ul>", 180) with
        {
            Kind = PostKind.Question,
            Title = "Has anyone qualified the new coating for outdoor parts?",
            Answered = true,
            Comments = 3,
            Reactions = Summary(("curious", 6, false)),
        },
        Post(103, Bo, "<p>From Monday the north gate opens at 05:30. Please tell your carriers.</p>", 60 * 26) with
        {
            Kind = PostKind.Announcement,
            Title = "New opening hours at the north gate",
            Reactions = Summary(("like", 23, false), ("thanks", 8, true)),
            Comments = 1,
        },
    ];

    public static IReadOnlyList<CommentView> Comments { get; } =
    [
        Comment(201, Ana, "<p>The customer asks for delivery on Thursday. Can we make it?</p>", 200) with
        {
            Reactions = Summary(("like", 2, false)),
            Can = Everything,
            EditableText = "The customer asks for delivery on Thursday. Can we make it?",
            EditStamp = "stamp",
            ReplyCount = 14,
            NextReplies = "more-201",
            Replies =
            [
                Comment(202, Bo, "<p>Yes, if the truck leaves on Tuesday night. I keep a bay free.</p>", 190, 2) with { Parent = new CommentId(Id(201)), Reactions = Summary(("thanks", 1, true)) },
                Comment(203, Ana, "<p>Then I confirm it. Thank you!</p>", 185, 3) with { Parent = new CommentId(Id(202)) },
                Comment(204, Yusra, "<p>The customer also wants the papers by mail, see <code>CRM-88</code>.</p>", 120, 3) with { Parent = new CommentId(Id(203)), ReplyingTo = Ana, EditedAt = Ago(100) },
            ],
        },
        Tombstone(205, 90, 1, own: true) with
        {
            ReplyCount = 1,
            Replies = [Comment(206, Mei, "<p>I would still measure the second batch before it leaves.</p>", 60, 2)],
        },
        Comment(207, Mei, "<p>Supercalifragilisticexpialidocious_without_any_place_to_break_a_line_in_it_whatsoever_0123456789</p>", 30),
    ];

    public static IReadOnlyList<KudosView> Kudos { get; } =
    [
        new(new KudosId(Id(401)), Ana, [Bo, Mei], new CompanyValue("teamwork", "Teamwork", "Makes the people around them better."),
            new SafeHtml("<p>You found the missing pallet at midnight and called before I even knew it was gone.</p>"), Ago(300), $"/app/kudos/{Id(401):N}", Summary(("celebrate", 12, true)), true),
        new(new KudosId(Id(402)), Yusra, [Ana], new CompanyValue("customers", "Customers first", "Goes the extra step for a customer."),
            new SafeHtml("<p>Stayed on the phone with the harbour until the papers were right.</p>"), Ago(3000), $"/app/kudos/{Id(402):N}", NoReactions, true),
    ];

    public static FeedPage Feed(FeedScope scope) => new() { Scope = scope, Posts = Posts, Next = "next", CanPost = true };

    public static DiscussionPage Discussion { get; } = new()
    {
        Subject = Order,
        Title = "Order 4711",
        Total = 17,
        Sort = DiscussionSort.Oldest,
        Comments = Comments,
        Next = "next",
        CanPost = true,
        Closed = false,
    };

    public static DiscussionPage Answers { get; } = Discussion with
    {
        Subject = SubjectRef.Of(new PostId(Id(102))),
        Total = 2,
        TakesAnswers = true,
        AcceptedAnswer = new CommentId(Id(211)),
        Next = null,
        Comments =
        [
            Comment(211, Bo, "<p>We did, in June. Ask for the thicker layer, 12 µm instead of 8.</p>", 90) with
            {
                Kind = CommentKind.Answer, Accepted = true, Can = Others with { Accept = true }, Reactions = Summary(("insightful", 5, true)),
            },
            Comment(212, Yusra, "<p>One customer sent a photo of the rust, I attach it to the claim.</p>", 40) with { Kind = CommentKind.Answer, Can = Others with { Accept = true } },
        ],
    };
}
