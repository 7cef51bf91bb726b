using System.Text.Json;

namespace SocialKit.Leaks.Tests;

/// <summary>For every endpoint that reads, the questions that can be asked there. An endpoint without a row fails the build.</summary>
public static class ReadRows
{
    private static readonly string[] s_own = [SubjectRef.PostKind, SubjectRef.CommentKind, SubjectRef.KudosKind, SubjectRef.CommunityKind];

    /// <summary>For every widget that can be asked for by name. One without a row fails the build as well.</summary>
    public static IReadOnlyDictionary<string, Func<Town, IEnumerable<Question>>> Widgets { get; } = new Dictionary<string, Func<Town, IEnumerable<Question>>>
    {
        ["feed"] = town => Scopes(town).Select(scope => scope("fragments/feed?scope=")),
        ["discussion"] = town =>
        [
            .. town.Own(s_own).Concat(town.People()).Select(thing => Question.Of("fragments/discussion?subject={subject}", thing, shows: false)),
            .. town.Orders().Select(order => order.Of("fragments/discussion?subject={subject}")),
        ],
        ["composer"] = town => Scopes(town).Select(scope => scope("fragments/composer?scope=") with { Shows = null }),
        ["post"] = town => town.Own(SubjectRef.PostKind).Select(thing => Question.Of("fragments/post?post={id}", thing)),
        ["profile-card"] = town => town.People().Select(person => Question.Of("fragments/profile-card?member={id}", person, shows: false)),
        ["follow-button"] = town => town.Own(SubjectRef.CommunityKind).Concat(town.People()).Select(thing => Question.Of("fragments/follow-button?subject={subject}", thing, shows: false)),
        ["kudos-wall"] = _ => [Question.Of("fragments/kudos-wall"), Question.Of("fragments/kudos-wall?recipient=ina")],
        ["give-kudos"] = town =>
        [
            Question.Of("fragments/give-kudos"),
            .. town.Own(s_own).Select(thing => Question.Of("fragments/give-kudos?subject={subject}", thing, shows: false)),
        ],
        ["history"] = town => town.Own(SubjectRef.PostKind, SubjectRef.CommentKind).Select(thing => Question.Of("fragments/history?subject={subject}", thing, shows: false)),
        ["my-data"] = town =>
        [
            Question.Of("fragments/my-data"),
            .. town.People().Select(person => Question.Of("fragments/my-data?member={id}", person, shows: false) with { IsOfOffice = true }),
            .. town.People().Select(person => Question.Of("fragments/my-data?member={id}&sk-erase=purge", person, shows: false) with { IsOfOffice = true }),
        ],
        ["flag"] = town =>
        [
            .. town.Own(s_own).Where(thing => thing.Kind != SubjectRef.CommunityKind).Concat(town.People()).Select(thing => Question.Of("fragments/flag?subject={subject}", thing, shows: false)),
            .. town.Orders().Select(order => order.Of("fragments/flag?subject={subject}")),
        ],
        ["standing"] = _ => [Question.Of("fragments/standing")],
        ["membership"] = town => town.Own(SubjectRef.CommunityKind).Select(thing => Question.Of("fragments/membership?community={id}", thing, shows: false)),
        ["members"] = town => town.Own(SubjectRef.CommunityKind).SelectMany(thing => new[] { "", "&sk-members=requested", "&sk-members=invited" }
            .Select(query => Question.Of($"fragments/members?community={{id}}{query}", thing, shows: false))),
        ["audit"] = _ => [Question.Of("fragments/audit"), Question.Of("fragments/audit?sk-proof=1")],
        ["legal-holds"] = _ => [Question.Of("fragments/legal-holds"), Question.Of("fragments/legal-holds?subject=order:77")],
        ["muted"] = _ => [Question.Of("fragments/muted")],
        ["moderation-queue"] = town =>
        [
            Question.Of("fragments/moderation-queue"), Question.Of("fragments/moderation-queue?sk-state=closed"), Question.Of("fragments/moderation-queue?sk-desk=confidential"),
            Question.Of("fragments/moderation-queue?community=hidden-ovens"),
            Question.Of($"fragments/moderation-queue?sk-case={town.Case}") with { Named = town.Case.ToString(), NamedNothing = Town.Nobody.ToString("N"), KnownBy = role => role.User is "stu" or "tom" },
        ],
        ["moderation-person"] = town =>
        [
            .. town.People().Select(person => Question.Of("fragments/moderation-person?person={id}", person, shows: false)),
            .. town.People().Select(person => Question.Of("fragments/moderation-person?person={id}&sk-bulk=hide-all", person, shows: false) with { IsOfOffice = true }),
        ],
        ["moderation-rules"] = _ => [Question.Of("fragments/moderation-rules"), Question.Of("fragments/moderation-rules?sk-rule=new")],
        ["reaction-list"] = town => town.Own(s_own).Select(thing => Question.Of("fragments/reaction-list?subject={subject}", thing, shows: false)),
    };

    /// <summary>Verb and pattern of each endpoint, and what is asked.</summary>
    public static IReadOnlyDictionary<string, Func<Town, IEnumerable<Question>>> All { get; } = new Dictionary<string, Func<Town, IEnumerable<Question>>>
    {
        // The same for everybody, and nothing of anybody in it.
        ["GET assets/{hash}/{file}"] = _ => [Question.Of("assets/0/socialkit.css")],
        ["GET assets/{file}"] = _ => [Question.Of("assets/socialkit.js")],

        ["GET fragments/{name}"] = town => Widgets.SelectMany(widget => widget.Value(town)),
        ["GET at/{**subject}"] = town =>
        [
            .. town.Own(s_own).Select(thing => Question.Of("at/{subject}", thing, shows: thing.Kind is SubjectRef.PostKind or SubjectRef.KudosKind)),
            .. town.Orders().Select(order => order.Of("at/{subject}")),
        ],
        ["GET posts/{id}/edits"] = town => town.Own(SubjectRef.PostKind).Select(thing => Question.Of("posts/{id}/edits", thing, shows: false)),
        ["GET comments/{id}/edits"] = town => town.Own(SubjectRef.CommentKind).Select(thing => Question.Of("comments/{id}/edits", thing, shows: false)),
        ["GET reactions"] = town => town.Own(s_own).Select(thing => Question.Of("reactions?subject={subject}", thing, shows: false)),

        ["GET flags"] = town => town.Own(s_own).Where(thing => thing.Kind != SubjectRef.CommunityKind).Select(thing => Question.Of("flags?subject={subject}", thing, shows: false)),

        ["POST rules/trial"] = _ => [new Question(new Ask(HttpMethod.Post, "/_socialkit/rules/trial") { Form = [KeyValuePair.Create("text", "nevermind")] })],

        ["GET v1/feeds"] = town => Scopes(town).SelectMany(scope => new[] { scope("v1/feeds?limit=100&scope="), scope("v1/feeds?limit=3&scope=") with { Shows = null } }),
        ["GET v1/posts/{id}"] = town => town.Own(SubjectRef.PostKind).Select(thing => Question.Of("v1/posts/{id}", thing)),
        ["GET v1/posts/{id}/edits"] = town => town.Own(SubjectRef.PostKind).Select(thing => Question.Of("v1/posts/{id}/edits", thing, shows: false)),
        ["GET v1/discussions"] = town =>
        [
            .. town.Own(s_own).Concat(town.People()).Select(thing => Question.Of("v1/discussions?limit=100&subject={subject}", thing, shows: false)),
            .. town.Orders().Select(order => order.Of("v1/discussions?limit=100&subject={subject}")),
        ],
        ["POST v1/discussions/summaries"] = town => town.Own(s_own).Select(thing => thing.Subject).Concat(town.Orders().Select(order => order.Subject)).Chunk(40).Select(some =>
            new Question(new Ask(HttpMethod.Post, "/_socialkit/v1/discussions/summaries")
            {
                Json = JsonSerializer.Serialize(new { subjects = some.Select(subject => subject.ToString()) }),
            })),
        ["GET v1/comments/{id}"] = town => town.Own(SubjectRef.CommentKind).Select(thing => Question.Of("v1/comments/{id}", thing)),
        ["GET v1/comments/{id}/edits"] = town => town.Own(SubjectRef.CommentKind).Select(thing => Question.Of("v1/comments/{id}/edits", thing, shows: false)),
        ["GET v1/reactions"] = town => town.Own(s_own).Select(thing => Question.Of("v1/reactions?subject={subject}", thing, shows: false)),
        ["GET v1/follows"] = _ => [Question.Of("v1/follows")],
        ["GET v1/mutes"] = _ => [Question.Of("v1/mutes")],
        ["GET v1/blocks"] = _ => [Question.Of("v1/blocks")],
        ["GET v1/kudos"] = town => [Question.Of("v1/kudos?limit=100"), Question.Of("v1/kudos?limit=2"), Question.Of("v1/kudos?limit=100&recipient=ina"), Question.Of("v1/kudos?recipient=nobody")],
        ["GET v1/kudos/{id}"] = town => town.Own(SubjectRef.KudosKind).Select(thing => Question.Of("v1/kudos/{id}", thing)),
        ["GET v1/kudos/values"] = _ => [Question.Of("v1/kudos/values")],
        ["GET v1/members"] = town => town.People().Select(person => Question.Of($"v1/members?handle={person.Name}")),
        ["GET v1/members/{id}"] = town => town.People().Select(person => Question.Of("v1/members/{id}", person, shows: false)),
        ["GET v1/mentions"] = town =>
        [
            Question.Of("v1/mentions?prefix=i"),
            .. town.Own(s_own).Select(thing => Question.Of("v1/mentions?limit=20&place={subject}", thing, shows: false)),
            .. town.Orders().Select(order => order.Of("v1/mentions?limit=20&place={subject}")),
        ],
        ["GET v1/communities"] = _ => [Question.Of("v1/communities")],
        ["GET v1/communities/{name}"] = town => town.Own(SubjectRef.CommunityKind).Select(thing => Question.Of("v1/communities/{id}", thing)),
        ["GET v1/communities/{name}/membership"] = town => town.Own(SubjectRef.CommunityKind).Select(thing => Question.Of("v1/communities/{id}/membership", thing)),
        ["GET v1/communities/{name}/members"] = town => town.Own(SubjectRef.CommunityKind).SelectMany(thing => new[] { "", "?state=requested", "?state=invited", "?limit=2" }
            .Select(query => Question.Of($"v1/communities/{{id}}/members{query}", thing, shows: false))),
        ["GET v1/locations"] = town =>
        [
            .. town.Own(s_own).Select(thing => Question.Of("v1/locations?subject={subject}", thing, shows: false)),
            .. town.Orders().Select(order => order.Of("v1/locations?subject={subject}")),
        ],

        ["GET v1/audit"] = _ => [Question.Of("v1/audit?limit=100")],
        ["GET v1/audit/proof"] = _ => [Question.Of("v1/audit/proof")],
        ["GET v1/legal-holds"] = _ => [Question.Of("v1/legal-holds")],
        ["GET v1/erasures/{id}"] = town => town.People().Select(person => Question.Of("v1/erasures/{id}", person, shows: false) with { KnownBy = _ => true }),
        ["GET v1/erasures/{id}/preview"] = town => town.People().Select(person => Question.Of("v1/erasures/{id}/preview?mode=purge", person, shows: false) with { IsOfOffice = true }),

        ["GET v1/flags"] = _ => [Question.Of("v1/flags")],
        ["GET v1/flags/norms"] = _ => [Question.Of("v1/flags/norms")],
        ["GET v1/standing"] = _ => [Question.Of("v1/standing?limit=100")],
        ["GET v1/cases"] = _ => [Question.Of("v1/cases?limit=100"), Question.Of("v1/cases?state=closed"), Question.Of("v1/cases?desk=confidential"), Question.Of("v1/cases?community=hidden-ovens")],
        ["GET v1/cases/{id}"] = town =>
        [
            Question.Of($"v1/cases/{town.Case}") with { Named = town.Case.ToString(), NamedNothing = Town.Nobody.ToString("N"), KnownBy = role => role.User is "stu" or "tom" },
        ],
        ["GET v1/cases/templates"] = _ => [Question.Of("v1/cases/templates")],
        ["POST v1/bulk-decisions/preview"] = town => town.People().Select(person => new Question(new Ask(HttpMethod.Post, "/_socialkit/v1/bulk-decisions/preview")
        {
            Json = $$"""{"member":"{{person.Subject.Id}}","action":"hide","window":"all"}""",
        }) { IsOfOffice = true }),
        ["GET v1/people/{name}/standing"] = town => town.People().Select(person => Question.Of("v1/people/{id}/standing", person, shows: false)),
        ["GET v1/rules"] = _ => [Question.Of("v1/rules")],
        ["POST v1/rules/trial"] = _ => [new Question(new Ask(HttpMethod.Post, "/_socialkit/v1/rules/trial") { Json = """{"text":"nevermind","community":"open-ovens"}""" })],

        // Every other address below the API: a problem, whoever asks.
        ["* v1/{**rest}"] = _ => [Question.Of("v1/nothing/here"), Question.Of("v1/posts")],
    };

    private static IEnumerable<Func<string, Question>> Scopes(Town town) =>
    [
        address => Question.Of($"{address}home"),
        address => Question.Of($"{address}company"),
        .. town.People().Select(person => (Func<string, Question>)(address => Question.Of($"{address}member:{{id}}", person, shows: false))),
        .. town.Own(SubjectRef.CommunityKind).Select(thing => (Func<string, Question>)(address => Question.Of($"{address}community:{{id}}", thing, shows: false))),
    ];
}

/// <summary>What there is to ask about.</summary>
public static class TownQuestions
{
    /// <summary>Things of these kinds with an address of their own.</summary>
    public static IEnumerable<Thing> Own(this Town town, params string[] kinds)
    {
        ArgumentNullException.ThrowIfNull(town);
        return town.Things.Where(thing => !thing.IsPart && kinds.Contains(thing.Kind));
    }

    /// <summary>People, whom everybody of the tenant may know.</summary>
    public static IEnumerable<Thing> People(this Town town)
    {
        ArgumentNullException.ThrowIfNull(town);
        return town.People.Select(person => new Thing(person.Key, SubjectRef.Of(person.Value), "", _ => true));
    }

    /// <summary>The host's orders, and who may see them.</summary>
    public static IEnumerable<Order> Orders(this Town town) =>
    [
        new(SubjectRef.For("order", 1), _ => true), new(SubjectRef.For("order", 5), role => role.User == "ada"), new(SubjectRef.For("order", 7), _ => true),
        new(SubjectRef.For("order", 9), _ => false),
    ];

    public sealed record Order(SubjectRef Subject, Func<Role, bool> KnownBy)
    {
        public Question Of(string address) => Question.Of(address, Subject) with { KnownBy = KnownBy };
    }
}
