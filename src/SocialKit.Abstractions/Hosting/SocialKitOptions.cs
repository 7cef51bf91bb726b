namespace SocialKit;

/// <summary>What a host can change. Checked at start; the message says which value is wrong.</summary>
public sealed class SocialKitOptions
{
    /// <summary>After this long an edit shows as "edited" and keeps the earlier text. Default 5 minutes.</summary>
    public TimeSpan EditGrace { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>An edit that changes more characters than this shows even within the grace period. Default 100.</summary>
    public int EditGraceCharacters { get; set; } = 100;

    /// <summary>How long a text can be edited; zero for never, <see cref="Timeout.InfiniteTimeSpan"/> for always. Default 24 hours.</summary>
    public TimeSpan EditWindow { get; set; } = TimeSpan.FromMinutes(1440);

    /// <summary>An edit begun inside the window may be finished this much later. Default 10 minutes.</summary>
    public TimeSpan EditFinish { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a deletion can be taken back. Default 30 days.</summary>
    public TimeSpan RestoreWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long what was not deleted is kept, and what was deleted beyond <see cref="RestoreWindow"/>. Default: no rule; what stands is kept.</summary>
    public IList<RetentionRule> Retention { get; } = [];

    /// <summary>When erasures and retention are carried out.</summary>
    public MaintenanceOptions Maintenance { get; } = new();

    /// <summary>How long a member's own request to be erased waits, so that it can be taken back. Default 24 hours.</summary>
    public TimeSpan ErasureCoolingOff { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How deep replies are indented below a top-level comment: 0 is flat, 1 two-level. Default 2, which shows three levels; deeper ones are flattened.</summary>
    public int ShownDepth { get; set; } = 2;

    /// <summary>Posts, comments or kudos per page. Default 20, at most 100.</summary>
    public int PageSize { get; set; } = 20;

    /// <summary>Replies shown under a top-level comment before "more". Default 10.</summary>
    public int RepliesShown { get; set; } = 10;

    /// <summary>The host's policies that say who holds an office, by the word of the <see cref="StaffRole"/>. Filled by <c>AddStaff</c>.</summary>
    public IDictionary<string, string> StaffPolicies { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How often one member may do what.</summary>
    public RateOptions Rates { get; } = new();

    /// <summary>How moderation works here.</summary>
    public ModerationOptions Moderation { get; } = new();

    /// <summary>The reactions people can choose, in order.</summary>
    public IList<ReactionOption> Reactions { get; } =
    [
        new(new ReactionKind("like"), "👍", "Like"),
        new(new ReactionKind("celebrate"), "🎉", "Celebrate"),
        new(new ReactionKind("thanks"), "🙏", "Thanks"),
        new(new ReactionKind("insightful"), "💡", "Insightful"),
        new(new ReactionKind("support"), "❤️", "Support"),
        new(new ReactionKind("curious"), "🤔", "Curious"),
    ];

    /// <summary>The values kudos can name.</summary>
    public IList<CompanyValue> Values { get; } =
    [
        new("teamwork", "Teamwork", "Makes the people around them better."),
        new("customers", "Customers first", "Goes the extra step for a customer."),
        new("craft", "Craft", "Does work that others want to learn from."),
        new("courage", "Courage", "Says or tries what is hard."),
        new("care", "Care", "Looks after people and places."),
    ];

    /// <summary>Claim types asked, in order, for the person's stable id.</summary>
    public IList<string> IdClaims { get; } = ["sub", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"];

    /// <summary>Claim types asked, in order, for the name shown.</summary>
    public IList<string> NameClaims { get; } = ["name", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"];

    /// <summary>Claim types asked, in order, for the handle.</summary>
    public IList<string> HandleClaims { get; } = ["preferred_username", "handle"];

    /// <summary>Claim types asked, in order, for the department or site.</summary>
    public IList<string> UnitClaims { get; } = ["unit", "department"];

    /// <summary>Claim types asked, in order, for the job.</summary>
    public IList<string> RoleClaims { get; } = ["job_title", "title"];

    /// <summary>True lets people who are not signed in read feeds, posts, kudos and profiles. Your own subjects follow your policies either way. Default false.</summary>
    public bool AnonymousRead { get; set; }

    /// <summary>Where a person signs in; shown when someone who is not signed in wants to write. Default "/sign-in".</summary>
    public string SignInPath { get; set; } = "/sign-in";

    /// <summary>Where SocialKit's own endpoints live. Set by <c>MapSocialKit("/elsewhere")</c>. Default "/_socialkit".</summary>
    public string Prefix { get; set; } = "/_socialkit";
}
