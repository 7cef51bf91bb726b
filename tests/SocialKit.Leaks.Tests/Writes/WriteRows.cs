namespace SocialKit.Leaks.Tests;

/// <summary>For every endpoint that writes, what is asked of it and who may. An endpoint without a row fails the build.</summary>
public static class WriteRows
{
    private static readonly Func<Role, bool> s_ada = role => role.User == "ada";

    public static IReadOnlyDictionary<string, Func<Town, IEnumerable<Write>>> All { get; } = new Dictionary<string, Func<Town, IEnumerable<Write>>>
    {
        ["POST posts"] = town => Scopes(town, (scope, allowed) => Write.Form("posts", allowed, ("scope", scope), ("text", "A new post"))),
        ["POST v1/posts"] = town => Scopes(town, (scope, allowed) => Write.Json(HttpMethod.Post, "posts", allowed, $$"""{"scope":"{{scope}}","text":"A new post"}""")),
        ["POST posts/{id}/edits"] = town => EditsOf(town, SubjectRef.PostKind, allowed => Write.Form("posts/{id}/edits", allowed, ("text", "Another text"), ("title", "Another title"), ("version", "2"))),
        ["PUT v1/posts/{id}"] = town => EditsOf(town, SubjectRef.PostKind, allowed => Write.Json(HttpMethod.Put, "posts/{id}", allowed, """{"text":"Another text"}""", "2")),
        ["POST posts/{id}/deletion"] = town => DeletionsOf(town, SubjectRef.PostKind, allowed => Write.Form("posts/{id}/deletion", allowed)),
        ["DELETE v1/posts/{id}"] = town => DeletionsOf(town, SubjectRef.PostKind, allowed => Write.Json(HttpMethod.Delete, "posts/{id}", allowed)),
        ["POST posts/{id}/restoration"] = town => RestorationsOf(town, SubjectRef.PostKind, allowed => Write.Form("posts/{id}/restoration", allowed)),
        ["POST v1/posts/{id}/restoration"] = town => RestorationsOf(town, SubjectRef.PostKind, allowed => Write.Json(HttpMethod.Post, "posts/{id}/restoration", allowed)),

        ["POST comments"] = town => Talk(town, allowed => Write.Form("comments", allowed, ("subject", "{subject}"), ("text", "A new comment"))),
        ["POST v1/comments"] = town => Talk(town, allowed => Write.Json(HttpMethod.Post, "comments", allowed, """{"subject":"{subject}","text":"A new comment"}""")),
        ["POST comments/{id}/edits"] = town => EditsOf(town, SubjectRef.CommentKind, allowed => Write.Form("comments/{id}/edits", allowed, ("text", "Another text"), ("version", "1"))),
        ["PUT v1/comments/{id}"] = town => EditsOf(town, SubjectRef.CommentKind, allowed => Write.Json(HttpMethod.Put, "comments/{id}", allowed, """{"text":"Another text"}""", "1")),
        ["POST comments/{id}/deletion"] = town => DeletionsOf(town, SubjectRef.CommentKind, allowed => Write.Form("comments/{id}/deletion", allowed)),
        ["DELETE v1/comments/{id}"] = town => DeletionsOf(town, SubjectRef.CommentKind, allowed => Write.Json(HttpMethod.Delete, "comments/{id}", allowed)),
        ["POST comments/{id}/restoration"] = town => RestorationsOf(town, SubjectRef.CommentKind, allowed => Write.Form("comments/{id}/restoration", allowed)),
        ["POST v1/comments/{id}/restoration"] = town => RestorationsOf(town, SubjectRef.CommentKind, allowed => Write.Json(HttpMethod.Post, "comments/{id}/restoration", allowed)),
        ["POST comments/{id}/acceptance"] = town => Acceptances(town, allowed => Write.Form("comments/{id}/acceptance", allowed, ("set", "true"))),
        ["PUT v1/comments/{id}/acceptance"] = town => Acceptances(town, allowed => Write.Json(HttpMethod.Put, "comments/{id}/acceptance", allowed, """{"set":true}""")),

        ["POST reactions"] = town => ReactionsOn(town, allowed => Write.Form("reactions", allowed, ("subject", "{subject}"), ("kind", "celebrate"), ("set", "true"))),
        ["PUT v1/reactions"] = town => ReactionsOn(town, allowed => Write.Json(HttpMethod.Put, "reactions", allowed, """{"subject":"{subject}","kind":"celebrate","set":true}""")),
        ["POST follows"] = town => Follows(town, allowed => Write.Form("follows", allowed, ("subject", "{subject}"), ("set", "true"))),
        ["PUT v1/follows"] = town => Follows(town, allowed => Write.Json(HttpMethod.Put, "follows", allowed, """{"subject":"{subject}","set":true}""")),
        ["POST mutes"] = town => Mutes(town, allowed => Write.Form("mutes", allowed, ("subject", "{subject}"), ("set", "true"))),
        ["PUT v1/mutes"] = town => Mutes(town, allowed => Write.Json(HttpMethod.Put, "mutes", allowed, """{"subject":"{subject}","set":true}""")),
        ["POST blocks"] = town => Blocks(town, allowed => Write.Form("blocks", allowed, ("member", "{id}"), ("set", "true"))),
        ["PUT v1/blocks"] = town => Blocks(town, allowed => Write.Json(HttpMethod.Put, "blocks", allowed, """{"member":"{id}","set":true}""")),
        ["POST memberships"] = town => Comings(town, allowed => Write.Form("memberships", allowed, ("community", "{id}"), ("set", "true")))
            .Concat(Goings(town, allowed => Write.Form("memberships", allowed, ("community", "{id}"), ("set", "false")))),
        ["PUT v1/communities/{name}/membership"] = town => Comings(town, allowed => Write.Json(HttpMethod.Put, "communities/{id}/membership", allowed, """{"set":true}"""))
            .Concat(Goings(town, allowed => Write.Json(HttpMethod.Put, "communities/{id}/membership", allowed, """{"set":false}"""))),
        ["POST memberships/admission"] = town => Managed(town, allowed => Write.Form("memberships/admission", allowed, ("community", "{id}"), ("person", "zoe"))),
        ["PUT v1/communities/{name}/members"] = town => Managed(town, allowed => Write.Json(HttpMethod.Put, "communities/{id}/members", allowed, """{"person":"zoe"}""")),
        ["POST memberships/role"] = town => Managed(
            town, allowed => Write.Form("memberships/role", allowed, ("community", "{id}"), ("member", town.People["ina"].ToString()), ("role", "expert")), ofTheirs: false),
        ["PUT v1/communities/{name}/roles"] = town => Managed(
            town, allowed => Write.Json(HttpMethod.Put, "communities/{id}/roles", allowed, $$"""{"member":"{{town.People["ina"]}}","role":"expert"}"""), ofTheirs: false),
        ["POST memberships/deletion"] = town => Managed(town, allowed => Write.Form("memberships/deletion", allowed, ("community", "{id}"), ("member", town.People["ina"].ToString()))),
        ["DELETE v1/communities/{name}/members/{id}"] = town => Managed(town, allowed => Write.Json(HttpMethod.Delete, $"communities/{{id}}/members/{town.People["ina"]}", allowed)),
        ["POST memberships/access"] = town => Managed(town, allowed => Write.Form("memberships/access", allowed, ("community", "{id}"), ("access", "request"))),
        ["PUT v1/communities/{name}/access"] = town => Managed(town, allowed => Write.Json(HttpMethod.Put, "communities/{id}/access", allowed, """{"access":"request"}""")),
        ["POST locks"] = town => Locks(town, allowed => Write.Form("locks", allowed, ("subject", "{subject}"), ("reason", "Enough was said"))),
        ["PUT v1/locks"] = town => Locks(town, allowed => Write.Json(HttpMethod.Put, "locks", allowed, """{"subject":"{subject}","reason":"Enough was said"}""")),
        ["POST locks/deletion"] = town => Reopenings(town, allowed => Write.Form("locks/deletion", allowed, ("subject", "{subject}"))),
        ["DELETE v1/locks"] = town => Reopenings(town, allowed => Write.Json(HttpMethod.Delete, "locks?subject={subject}", allowed)),
        ["POST kudos"] = town => Kudos(town, allowed => Write.Form(
            "kudos", allowed, ("to", "zoe"), ("value", "care"), ("text", "Thank you for everything"), ("subject", "{subject}"))),
        ["POST v1/kudos"] = town => Kudos(town, allowed => Write.Json(
            HttpMethod.Post, "kudos", allowed, """{"to":["zoe"],"value":"care","text":"Thank you for everything","subject":"{subject}"}""")),
        ["POST legal-holds"] = _ => [Write.Form("legal-holds", role => role.IsStaff, ("subject", "order:1"), ("reason", "Case 1"))],
        ["POST legal-holds/deletion"] = _ => [Write.Form("legal-holds/deletion", role => role.IsStaff, ("subject", "order:77"))],
        ["PUT v1/legal-holds"] = _ => [Write.Json(HttpMethod.Put, "legal-holds", role => role.IsStaff, """{"subject":"order:1","reason":"Case 1"}""")],
        ["DELETE v1/legal-holds"] = _ => [Write.Json(HttpMethod.Delete, "legal-holds?subject=order:77", role => role.IsStaff)],
        ["PUT v1/erasures"] = town => town.People().Select(person => Write.Json(
            HttpMethod.Put, "erasures", role => role.IsStaff || role.User == person.Name, """{"member":"{id}","mode":"redact"}""").About(person) with { IsTrueAlready = person.Name == "zoe" }),
        ["DELETE v1/erasures/{id}"] = town => town.People().Where(person => person.Name == "zoe").Select(person =>
            Write.Json(HttpMethod.Delete, "erasures/{id}", role => role.IsStaff).About(person)),
        ["POST erasures"] = town => town.People().Select(person => Write.Form(
            "erasures", role => role.IsStaff || role.User == person.Name, ("member", "{id}"), ("mode", "redact")).About(person) with { IsTrueAlready = person.Name == "zoe" }),
        ["POST erasures/cancellation"] = town => town.People().Where(person => person.Name == "zoe").Select(person =>
            Write.Form("erasures/cancellation", role => role.IsStaff, ("member", "{id}")).About(person)),
        // What it changes is in the audit alone.
        ["POST data-exports"] = town => town.People().Select(person => Write.Form(
            "data-exports", role => role.IsStaff || role.User == person.Name, ("member", "{id}")).About(person) with { IsTrueAlready = true }),
        ["POST v1/data-exports"] = town => town.People().Select(person => Write.Json(
            HttpMethod.Post, "data-exports", role => role.IsStaff || role.User == person.Name, """{"member":"{id}"}""").About(person) with { IsTrueAlready = true }),
        ["PUT v1/flags"] = town => town.Own(SubjectRef.PostKind, SubjectRef.CommentKind, SubjectRef.KudosKind).Select(thing => Write.Json(
            HttpMethod.Put, "flags", role => thing.SeenBy(role) && role.User is not (null or "ada") && thing.State is not (State.Deleted or State.Gone),
            """{"subject":"{subject}","norm":"respect","reason":"Unkind"}""").About(thing.Subject, thing.SeenBy)),
        ["POST flags"] = town => town.Own(SubjectRef.PostKind, SubjectRef.CommentKind, SubjectRef.KudosKind).Select(thing => Write.Form(
            "flags", role => thing.SeenBy(role) && role.User is not (null or "ada") && thing.State is not (State.Deleted or State.Gone),
            ("subject", "{subject}"), ("norm", "respect"), ("reason", "Unkind")).About(thing.Subject, thing.SeenBy)),
        ["POST cases/{id}/claim"] = town => [OfCase(town, Write.Form("cases/{id}/claim", role => role.User is "stu" or "tom", ("set", "true")))],
        ["POST cases/{id}/decision"] = town => [OfCase(town, Write.Form(
            "cases/{id}/decision", role => role.User is "stu" or "tom", ("action", "hide"), ("reason", "Unkind words")))],
        ["POST decisions/{id}/appeal"] = town => [Of(town.Decision.ToString(), role => role.User == "ada", Write.Form(
            "decisions/{id}/appeal", role => role.User == "ada", ("text", "It was not unkind")))],
        ["POST decisions/{id}/restoration"] = town => [Of(town.Decision.ToString(), role => role.User is "stu" or "tom" or "ada", Write.Form(
            "decisions/{id}/restoration", role => role.User is "stu" or "tom"))],
        ["POST decisions/{id}/appeal-answer"] = town => [Of(town.Appealed.ToString(), role => role.IsStaff, Write.Form(
            "decisions/{id}/appeal-answer", role => role.IsStaff, ("granted", "false"), ("answer", "It was")))],
        ["POST bulk-decisions"] = town => [Of(town.People["ada"].ToString(), _ => true, Write.Form(
            "bulk-decisions", role => role.User is "stu" or "tom", ("member", "{id}"), ("action", "hide"), ("window", "all"), ("reason", "Unkind words")))],
        ["POST sanctions"] = town =>
        [
            Of(town.People["zoe"].ToString(), _ => true, Write.Form("sanctions", role => role.IsStaff, ("member", "{id}"), ("action", "warn"), ("reason", "Unkind words"))),
            Of(town.People["zoe"].ToString(), _ => true, Write.Form(
                "sanctions", role => role.User is "ada" or "stu" or "tom", ("member", "{id}"), ("action", "ban"), ("reason", "Unkind words"), ("community", "open-ovens"))),
        ],
        ["POST rules"] = _ =>
        [
            Write.Form("rules", role => role.IsStaff, ("name", "Prices"), ("kind", "words"), ("pattern", "price"), ("action", "hold"), ("message", "Wait")),
            Write.Form(
                "rules", role => role.User is "ada" or "stu" or "tom",
                ("name", "Prices"), ("kind", "words"), ("pattern", "price"), ("action", "hold"), ("message", "Wait"), ("community", "open-ovens")),
        ],
        ["POST rules/{id}/deletion"] = town => [Of(town.Rule.ToString(), role => role.User is "ada" or "stu" or "tom", Write.Form(
            "rules/{id}/deletion", role => role.User is "ada" or "stu" or "tom")) with { IsSilent = true }],
        ["POST rules/settings"] = _ => [Write.Form("rules/settings", role => role.IsStaff, ("holdAll", "false"), ("holdFirst", "2"))],
        ["PUT v1/cases/{id}/claim"] = town => [OfCase(town, Write.Json(HttpMethod.Put, "cases/{id}/claim", role => role.User is "stu" or "tom", """{"set":true}"""))],
        ["PUT v1/cases/{id}/decision"] = town => [OfCase(town, Write.Json(
            HttpMethod.Put, "cases/{id}/decision", role => role.User is "stu" or "tom", """{"action":"hide","reason":"Unkind words"}"""))],
        ["PUT v1/decisions/{id}/appeal"] = town => [Of(town.Decision.ToString(), role => role.User == "ada", Write.Json(
            HttpMethod.Put, "decisions/{id}/appeal", role => role.User == "ada", """{"text":"It was not unkind"}"""))],
        ["POST v1/decisions/{id}/restoration"] = town => [Of(town.Decision.ToString(), role => role.User is "stu" or "tom" or "ada", Write.Json(
            HttpMethod.Post, "decisions/{id}/restoration", role => role.User is "stu" or "tom"))],
        ["PUT v1/decisions/{id}/appeal-answer"] = town => [Of(town.Appealed.ToString(), role => role.IsStaff, Write.Json(
            HttpMethod.Put, "decisions/{id}/appeal-answer", role => role.IsStaff, """{"granted":false,"answer":"It was"}"""))],
        ["PUT v1/bulk-decisions"] = town => [Of(town.People["ada"].ToString(), _ => true, Write.Json(
            HttpMethod.Put, "bulk-decisions", role => role.User is "stu" or "tom", """{"member":"{id}","action":"hide","window":"all","reason":"Unkind words"}"""))],
        ["PUT v1/sanctions"] = town =>
        [
            Of(town.People["zoe"].ToString(), _ => true, Write.Json(
                HttpMethod.Put, "sanctions", role => role.IsStaff, """{"member":"{id}","action":"warn","reason":"Unkind words"}""")),
            Of(town.People["zoe"].ToString(), _ => true, Write.Json(
                HttpMethod.Put, "sanctions", role => role.User is "ada" or "stu" or "tom", """{"member":"{id}","action":"ban","reason":"Unkind words","community":"open-ovens"}""")),
        ],
        ["PUT v1/rules"] = _ =>
        [
            Write.Json(HttpMethod.Put, "rules", role => role.IsStaff, """{"name":"Prices","kind":"words","pattern":"price","action":"hold","message":"Wait"}"""),
            Write.Json(
                HttpMethod.Put, "rules", role => role.User is "ada" or "stu" or "tom",
                """{"name":"Prices","kind":"words","pattern":"price","action":"hold","message":"Wait","community":"open-ovens"}"""),
        ],
        ["DELETE v1/rules/{id}"] = town => [Of(town.Rule.ToString(), role => role.User is "ada" or "stu" or "tom", Write.Json(
            HttpMethod.Delete, "rules/{id}", role => role.User is "ada" or "stu" or "tom")) with { IsSilent = true }],
        ["PUT v1/rules/settings"] = _ => [Write.Json(HttpMethod.Put, "rules/settings", role => role.IsStaff, """{"holdAll":false,"holdFirst":2}""")],
    };

    private static Write OfCase(Town town, Write write) => Of(town.Case.ToString(), role => role.User is "stu" or "tom", write);

    /// <summary>The same about something that is no subject.</summary>
    private static Write Of(string id, Func<Role, bool> knownBy, Write write) => write with
    {
        Question = write.Question with { Ask = write.Question.Ask.About("{id}", id), Named = id, NamedNothing = Town.Nobody.ToString("N"), KnownBy = knownBy },
    };

    /// <summary>Who reads a place may write in it, unless they are there to read only.</summary>
    private static bool Writes(Role role, bool inCommunity) => role.User is not null && role != Role.Silenced && role != Role.Banned && !(inCommunity && role == Role.Reader);

    private static bool StandsInCommunity(Town town, Thing thing) => town.CommunityOf(thing) is not null;

    private static IEnumerable<Write> Scopes(Town town, Func<string, Func<Role, bool>, Write> make) =>
    [
        make("company", role => Writes(role, inCommunity: false)),
        .. town.Own(SubjectRef.CommunityKind).Select(thing => make("community:{id}", role => Inside(town, thing, role) && Writes(role, inCommunity: true)).About(thing)),
    ];

    /// <summary>True for those who may read what is said in a community.</summary>
    private static bool Inside(Town town, Thing community, Role role) =>
        community.Closed is null || (community.Subject == SubjectRef.Of(town.Communities["guild"]) ? role.User is "oto" or "max" : role.IsInside);

    private static IEnumerable<Write> EditsOf(Town town, string kind, Func<Func<Role, bool>, Write> make) =>
        town.Own(kind).Select(thing => make(role => s_ada(role) && thing.SeenBy(role) && thing.State is State.Open or State.Held).About(thing));

    private static IEnumerable<Write> DeletionsOf(Town town, string kind, Func<Func<Role, bool>, Write> make) =>
        town.Own(kind).Select(thing => make(role => s_ada(role) && thing.KnownBy(role) && thing.State != State.Closed).About(thing) with
        {
            IsTrueAlready = thing.State == State.Deleted,
        });

    private static IEnumerable<Write> RestorationsOf(Town town, string kind, Func<Func<Role, bool>, Write> make) =>
        town.Own(kind).Where(thing => thing.State is State.Deleted or State.Gone).Select(thing => make(role => s_ada(role) && thing.KnownBy(role)).About(thing));

    private static IEnumerable<Write> Acceptances(Town town, Func<Func<Role, bool>, Write> make) =>
        town.Own(SubjectRef.CommentKind).Select(thing => make(role =>
            s_ada(role) && thing.SeenBy(role) && thing.Under.Kind == SubjectRef.PostKind && thing.State is State.Open or State.Held).About(thing));

    /// <summary>What the author wrote outside of communities is not answered by whom they blocked.</summary>
    private static IEnumerable<Write> Talk(Town town, Func<Func<Role, bool>, Write> make) =>
    [
        .. town.Own(SubjectRef.PostKind).Select(thing => make(role =>
            thing.SeenBy(role) && (thing.State is State.Open or State.Held || (thing.State == State.Locked && role.IsStaff)) && Writes(role, StandsInCommunity(town, thing))
            && (StandsInCommunity(town, thing) || role != Role.Blocked)).About(thing)),
        .. town.Own(SubjectRef.KudosKind).Select(thing => make(role => thing.SeenBy(role) && Writes(role, StandsInCommunity(town, thing))).About(thing)),
        .. town.Own(SubjectRef.CommunityKind).Select(thing =>
            make(role => Inside(town, thing, role) && Writes(role, inCommunity: true)).About(thing.Subject, role => Inside(town, thing, role))),
        .. town.People().Select(person => make(role => Writes(role, inCommunity: false)
            && !(person.Name == "ada" && role == Role.Blocked) && !(person.Name == "bob" && role.User == "ada")).About(person)),
        .. town.Orders().Select(order => make(role => Writes(role, inCommunity: false) && order.KnownBy(role) && order.Subject.Id != "7").About(order.Subject, order.KnownBy)),
    ];

    private static IEnumerable<Write> ReactionsOn(Town town, Func<Func<Role, bool>, Write> make) =>
        town.Own(SubjectRef.PostKind, SubjectRef.CommentKind, SubjectRef.KudosKind).Select(thing => make(role =>
            thing.SeenBy(role) && thing.State is not (State.Deleted or State.Gone) && Writes(role, StandsInCommunity(town, thing))
            && (thing.Kind != SubjectRef.PostKind || StandsInCommunity(town, thing) || role != Role.Blocked)).About(thing.Subject, thing.SeenBy));

    private static IEnumerable<Write> Follows(Town town, Func<Func<Role, bool>, Write> make) =>
    [
        .. town.Own(SubjectRef.CommunityKind).Select(thing => make(role => role.User is not null && Inside(town, thing, role)).About(thing.Subject, role => Inside(town, thing, role))),
        .. town.People().Select(person => make(role => role.User is not null && role.User != person.Name
            && !(person.Name == "ada" && role == Role.Blocked) && !(person.Name == "bob" && role.User == "ada")).About(person)),
    ];

    /// <summary>Also what one may not write to can be left out of one's own feed.</summary>
    private static IEnumerable<Write> Mutes(Town town, Func<Func<Role, bool>, Write> make) =>
    [
        .. town.Own(SubjectRef.PostKind).Select(thing => make(role =>
            role.User is not null && thing.SeenBy(role) && thing.State is not (State.Deleted or State.Gone)).About(thing.Subject, thing.SeenBy)),
        .. town.Own(SubjectRef.CommunityKind).Select(thing => make(role => role.User is not null && Inside(town, thing, role)).About(thing.Subject, role => Inside(town, thing, role))),
        .. town.People().Select(person => make(role => role.User is not null && role.User != person.Name).About(person) with { IsTrueAlready = person.Name == "moe" }),
    ];

    private static IEnumerable<Write> Blocks(Town town, Func<Func<Role, bool>, Write> make) =>
        town.People().Select(person => make(role => role.User is not null && role.User != person.Name).About(person) with { IsTrueAlready = person.Name == "bob" });

    /// <summary>
    /// Who was invited accepts; others join what is open and ask where others decide; for those who are in there is nothing to do. Into the open
    /// one everybody comes who is not in, so that there is one row in which something changes for each who may.
    /// </summary>
    private static IEnumerable<Write> Comings(Town town, Func<Func<Role, bool>, Write> make) => town.Own(SubjectRef.CommunityKind).Select(thing => thing.Closed is null
        ? make(role => role.User is not null && !IsIn(role)).About(thing) with { IsSilent = true }
        : make(role => role.User is not null && thing.KnownBy(role) && (IsGuild(town, thing) || IsIn(role) || role.User is "ivo" or "axl" || thing.Closed == "request"))
            .About(thing) with { IsTrueAlready = true });

    /// <summary>Everybody may go but the only owner.</summary>
    private static IEnumerable<Write> Goings(Town town, Func<Func<Role, bool>, Write> make) => town.Own(SubjectRef.CommunityKind).Select(thing => thing.Closed is null
        ? make(role => role.User is "ivo" or "axl" || (IsIn(role) && role.User != "ada")).About(thing) with { IsSilent = true }
        : make(role => role.User is not null && thing.KnownBy(role) && role.User != (IsGuild(town, thing) ? "oto" : "ada")).About(thing) with { IsTrueAlready = true });

    private static bool IsIn(Role role) => role.User is "ada" or "stu" or "ina" or "rob" or "sid" or "bad";

    /// <summary>For owners and stewards, and for administrators where they know of it.</summary>
    private static IEnumerable<Write> Managed(Town town, Func<Func<Role, bool>, Write> make, bool ofTheirs = true) => town.Own(SubjectRef.CommunityKind).Select(thing => make(role =>
        thing.KnownBy(role) && (IsGuild(town, thing) ? ofTheirs && role.User == "oto" : role.User is "ada" or "stu" || role.IsStaff)).About(thing) with
        {
            IsTrueAlready = IsGuild(town, thing) || thing.Closed == "request",
        });

    private static bool IsGuild(Town town, Thing community) => community.Subject == SubjectRef.Of(town.Communities["guild"]);

    private static IEnumerable<Write> Locks(Town town, Func<Func<Role, bool>, Write> make) =>
        town.Own(SubjectRef.PostKind).Where(thing => thing.State is not (State.Deleted or State.Gone)).Select(thing => make(role => Ends(town, thing, role))
            .About(thing.Subject, thing.SeenBy) with { IsTrueAlready = thing.State == State.Locked });

    private static IEnumerable<Write> Reopenings(Town town, Func<Func<Role, bool>, Write> make) =>
        town.Own(SubjectRef.PostKind).Where(thing => thing.State == State.Locked).Select(thing => make(role => Ends(town, thing, role)).About(thing.Subject, thing.SeenBy));

    /// <summary>True for those who moderate where it stands.</summary>
    private static bool Ends(Town town, Thing thing, Role role) =>
        thing.SeenBy(role) && (role.IsStaff || (StandsInCommunity(town, thing) && role.Moderates));

    private static IEnumerable<Write> Kudos(Town town, Func<Func<Role, bool>, Write> make) =>
    [
        .. town.Own(SubjectRef.PostKind, SubjectRef.CommentKind, SubjectRef.KudosKind).Select(thing => make(role =>
            thing.SeenBy(role) && thing.State is not (State.Deleted or State.Gone) && Writes(role, StandsInCommunity(town, thing))).About(thing.Subject, thing.SeenBy)),
        .. town.Orders().Select(order => make(role => Writes(role, inCommunity: false) && order.KnownBy(role)).About(order.Subject, order.KnownBy)),
    ];
}
