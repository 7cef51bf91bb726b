namespace SocialKit.Leaks.Tests;

/// <summary>What stands in the store: the same people, communities and talk under the same ids in two tenants, each thing in a state of its own.</summary>
public sealed class Town
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    // Of whom zoe only lives there: no role is hers.
    private static readonly string[] s_people = [.. Role.All.Select(role => role.User).OfType<string>().Distinct(), "zoe"];

    private readonly Role? _otherFor;
    private readonly List<Thing> _things = [];
    private readonly Dictionary<string, CommunityId> _communities = [];
    private readonly List<Func<TenantId, IRecord>> _records = [];
    private readonly List<(TenantId Tenant, IRecord Record)> _more = [];
    private int _last;

    /// <param name="otherFor">
    /// Makes another world: everything this role may not see says something else, has more below it and beside it, and the other tenant has more of
    /// everything. What the role may see is the same to the byte.
    /// </param>
    public Town(Role? otherFor = null)
    {
        _otherFor = otherFor;
        People = s_people.ToDictionary(name => name, _ => new MemberId(NewId()));
        Build();
        if (otherFor is not null)
        {
            BuildMore(otherFor);
        }
    }

    /// <summary>When everything began; the clock of the site stands a day later.</summary>
    public static DateTimeOffset Now => s_now + TimeSpan.FromDays(1);

    public IReadOnlyList<Thing> Things => _things;

    public IReadOnlyDictionary<string, MemberId> People { get; }

    public IReadOnlyDictionary<string, CommunityId> Communities => _communities;

    /// <summary>Everything that is in a tenant.</summary>
    public IReadOnlyList<IRecord> RecordsOf(TenantId tenant) =>
    [
        .. _records.Select(make => make(tenant)), .. _more.Where(more => more.Tenant == tenant).Select(more => more.Record),
        new Secret { Name = "signing", Value = new byte[32] },
    ];

    /// <summary>An id that nothing has.</summary>
    public static Guid Nobody { get; } = new("0195f000-0000-7000-8000-00000000ffff");

    private MemberId Ada => People["ada"];

    private void Build()
    {
        foreach (var (name, id) in People)
        {
            Add(_ => new Member { Id = id, ExternalId = name, Handle = name, Name = name.ToUpperInvariant(), CreatedAt = s_now, Version = 1 });
        }

        Add(_ => new MemberBlock { Member = Ada, Blocked = People["bob"], At = s_now });
        Add(_ => new Mute { Member = Ada, Subject = SubjectRef.Of(People["moe"]), At = s_now, Version = 1 });

        foreach (var access in new[] { "open", "request", "invite", "hidden" })
        {
            var closed = access == "open" ? null : access;
            Func<Role, bool> reads = closed is null ? _ => true : role => role.IsInside;
            Func<Role, bool> knows = access == "hidden" ? role => role.IsInside || role == Role.Invited || role == Role.Banned : _ => true;
            var community = Community($"{access}-ovens", new CommunityAccess(access), knows);
            foreach (var (who, role) in new[]
            {
                ("ada", CommunityRole.Owner), ("stu", CommunityRole.Steward), ("ina", CommunityRole.Member), ("rob", CommunityRole.Reader), ("sid", CommunityRole.Member),
                ("bad", CommunityRole.Member),
            })
            {
                Join(community, who, role, MembershipState.Active);
            }

            Join(community, "ivo", CommunityRole.Member, MembershipState.Invited);
            Join(community, "axl", CommunityRole.Member, MembershipState.Requested);

            // What is held, rejected and deleted stands in each of them.
            Talk($"{access} community", community, closed, reads);
            Func<Role, bool> held = role => reads(role) && role.Moderates;
            Post($"held in the {access} community", community, closed, held, State.Held, post => post with { Moderation = ModerationState.Held });
            Post($"hidden in the {access} community", community, closed, held, State.Held, post => post with { Moderation = ModerationState.Hidden });
            var deleted = Post(
                $"deleted in the {access} community", community, closed, _ => false, State.Deleted,
                post => post with { DeletedAt = s_now, DeletedBy = Ada }, known: role => role.User == "ada");
            Comment($"comment under the deleted post of the {access} community", deleted.Subject, community, closed, _ => false, State.Gone);
        }

        // Somebody else's: nobody of the closed communities above is in it.
        var guild = Community("guild", CommunityAccess.Hidden, role => role.User is "oto" or "max");
        Join(guild, "oto", CommunityRole.Owner, MembershipState.Active);
        Join(guild, "max", CommunityRole.Moderator, MembershipState.Active);

        Talk("whole company", null, null, _ => true);
        var locked = Post("locked", null, null, _ => true, State.Locked);
        Add(_ => new DiscussionLock { Subject = locked.Subject, Reason = "Settled.", LockedBy = Ada, CreatedAt = s_now, Version = 1 });
        Comment("comment under the locked post", locked.Subject, null, null, _ => true, State.Locked);

        // Reported, decided, appealed against: what is said there is for those who moderate, and for whom it is about.
        Moderate();

        // Held and to be erased, for those who look after the whole tenant.
        Add(_ => new LegalHold { Subject = SubjectRef.For("order", 77), Reason = "Case 77", PlacedBy = People["tom"], CreatedAt = s_now });
        Add(_ => new Erasure
        {
            Member = People["zoe"], Mode = ErasureMode.Redact, RequestedBy = People["tom"], CreatedAt = s_now, DueAt = s_now.AddDays(9), Version = 1,
        });

        // The host's own: an order of everybody, one of ada alone, a closed one, and one that is gone.
        Comment("comment on an order of everybody", SubjectRef.For("order", 1), null, null, _ => true, State.Open);
        Comment("comment on an order of one person", SubjectRef.For("order", 5), null, null, role => role.User == "ada", State.Open);
        Comment("comment on a closed order", SubjectRef.For("order", 7), null, null, _ => true, State.Closed);
        var gone = SubjectRef.For("order", 9);
        Comment("comment on an order that is gone", gone, null, null, _ => false, State.Gone);
        Add(_ => new SubjectState { Subject = gone, DeletedAt = s_now, Version = 1 });
        Kudos("kudos about an order of one person", SubjectRef.For("order", 5), null, null, role => role.User == "ada", State.Open);
    }

    private void Moderate()
    {
        foreach (var (who, kind) in new[] { ("sid", SanctionKind.Mute), ("bad", SanctionKind.Ban) })
        {
            var (sanction, decision) = (new SanctionId(NewId()), new DecisionId(NewId()));
            var told = Keep(new Thing($"why {who} is kept from writing", SubjectRef.Of(People[who]), Word("sanction"), role => role.User == who || role.IsStaff) { IsPart = true });
            Add(tenant => new Sanction
            {
                Id = sanction, Member = People[who], Kind = kind, Reason = Said(told, tenant), Decision = decision, Moderator = People["tom"], CreatedAt = s_now,
                Until = kind == SanctionKind.Mute ? s_now.AddDays(30) : null, Version = 1,
            });
        }

        var open = _communities["open-ovens"];
        var flagged = Comment("reported comment", _things.First(thing => thing.Name == "post in the open community").Subject, open, null, _ => true, State.Open);
        var why = Keep(new Thing("why it was reported", flagged.Subject, Word("flag"), role => role.User is "stu" or "tom") { IsPart = true });
        Add(tenant => new Flag
        {
            Subject = flagged.Subject, Reporter = People["zoe"], Community = open, Desk = ModerationDesk.Moderators, Norm = "respect", Reason = Said(why, tenant), State = FlagState.Open,
            CreatedAt = s_now, Version = 1,
        });
        Case = new ModerationCaseId(NewId());
        Add(_ => new ModerationCase
        {
            Id = Case, Desk = ModerationDesk.Moderators, Subject = flagged.Subject, Author = Ada, Community = open, State = CaseState.Open,
            Reasons = [new CaseReason(CaseReason.Flag, "Unkind", s_now)], Reporters = [People["zoe"]], CreatedAt = s_now, Version = 1,
        });

        var hidden = _things.First(thing => thing.Name == "hidden in the open community");
        var reason = Keep(new Thing("why a post was hidden", hidden.Subject, Word("decision"), role => role.User is "ada" or "stu" or "tom") { IsPart = true });
        Decision = new DecisionId(NewId());
        Add(tenant => new Decision
        {
            Id = Decision, Desk = ModerationDesk.Moderators, Subject = hidden.Subject, Member = Ada, Community = open, Action = DecisionAction.Hide, Reason = Said(reason, tenant),
            Moderator = People["stu"], Changes = [new DecisionChange(hidden.Subject, ModerationState.Published, ModerationState.Hidden)], CreatedAt = s_now.AddHours(20), Version = 1,
        });

        var appeal = Keep(new Thing("what zoe says to a warning", SubjectRef.Of(People["zoe"]), Word("appeal"), role => role.IsStaff) { IsPart = true });
        Appealed = new DecisionId(NewId());
        var matter = new ModerationCaseId(NewId());
        Add(tenant => new Decision
        {
            Id = Appealed, Desk = ModerationDesk.Moderators, Subject = SubjectRef.Of(People["zoe"]), Member = People["zoe"], Action = DecisionAction.Warn, Reason = "Unkind.",
            Moderator = People["max"], CreatedAt = s_now.AddHours(20), Appeal = Said(appeal, tenant), AppealState = AppealState.Open, Version = 2,
        });
        Add(_ => new ModerationCase
        {
            Id = matter, Desk = ModerationDesk.Moderators, Subject = SubjectRef.Of(People["zoe"]), Author = People["zoe"], Appeal = Appealed, State = CaseState.Open,
            Reasons = [new CaseReason(CaseReason.Appeal, null, s_now)], CreatedAt = s_now, Version = 1,
        });
        Rule = new ModerationRuleId(NewId());
        var rule = Keep(new Thing("a rule of the open community", SubjectRef.Of(open), Word("rule"), role => role.User is "ada" or "stu" or "tom") { IsPart = true });
        Add(tenant => new ModerationRule
        {
            Id = Rule, Community = open, Name = Said(rule, tenant), Kind = RuleKind.Words, Pattern = "nevermind", Action = RuleAction.Hold, Message = "Wait", ChangedBy = People["stu"], CreatedAt = s_now,
            Version = 1,
        });
    }

    /// <summary>A case about a comment of ada's in the open community.</summary>
    public ModerationCaseId Case { get; private set; }

    /// <summary>Hides a post of ada's there; the steward made it.</summary>
    public DecisionId Decision { get; private set; }

    /// <summary>Warns zoe, who appeals against it.</summary>
    public DecisionId Appealed { get; private set; }

    /// <summary>Of the open community.</summary>
    public ModerationRuleId Rule { get; private set; }

    /// <summary>Everything that hangs together in one place.</summary>
    private void Talk(string where, CommunityId? community, string? closed, Func<Role, bool> reads)
    {
        var post = Post($"post in the {where}", community, closed, reads, State.Open);
        var earlier = Keep(new Thing($"earlier text of the post in the {where}", post.Subject, Word("earlier"), reads) { IsPart = true, Closed = closed });
        Add(tenant => new Revision { Subject = post.Subject, Number = 1, Text = Text(earlier, tenant), ReplacedBy = Ada, ReplacedAt = s_now.AddMinutes(10) });
        var waiting = Keep(new Thing(
            $"edit that waits in the {where}", post.Subject, Word("waiting"), role => reads(role) && (role.User is "ada" or "tom" || (community is not null && role.Moderates)))
        {
            IsPart = true, Closed = closed,
        });
        Add(tenant => new PendingEdit
        {
            Subject = post.Subject, Of = 2, Text = Text(waiting, tenant), Author = Ada, CreatedAt = s_now.AddMinutes(20), Version = 1,
        });

        Comment($"comment in the {where}", post.Subject, community, closed, reads, State.Open);
        Comment(
            $"held comment in the {where}", post.Subject, community, closed,
            role => reads(role) && (role.User is "ada" or "tom" || (community is not null && role.Moderates)), State.Held, comment => comment with { Moderation = ModerationState.Held });
        Comment($"deleted comment in the {where}", post.Subject, community, closed, _ => false, State.Deleted, comment => comment with { DeletedAt = s_now, DeletedBy = Ada }, known: role => role.User == "ada");
        var praise = Kudos($"kudos in the {where}", post.Subject, community, closed, reads, State.Open);
        Comment($"comment on the kudos of the {where}", praise.Subject, community, closed, reads, State.Open);
    }

    private CommunityId Community(string slug, CommunityAccess access, Func<Role, bool> knows)
    {
        var id = new CommunityId(NewId());
        _communities[slug] = id;
        var thing = Keep(new Thing($"community {slug}", SubjectRef.Of(id), Word("purpose"), knows) { Closed = access == CommunityAccess.Open ? null : access.Value });
        Add(tenant => new Community
        {
            Id = id,
            Slug = slug,
            Name = $"Ovens {Said(thing, tenant)}",
            Charter = new Charter("Ovens", "Downtime", "Fitters", ["Fewer calls"], Ada, s_now.AddDays(90)),
            State = CommunityState.Active,
            Access = access,
            CreatedAt = s_now,
            Version = 1,
        });
        return id;
    }

    private void Join(CommunityId community, string who, CommunityRole role, MembershipState state) => Add(_ => new Membership
    {
        Community = community, Member = People[who], Role = role, State = state, ChangedBy = Ada, CreatedAt = s_now, ChangedAt = s_now, Version = 1,
    });

    private Thing Post(string name, CommunityId? community, string? closed, Func<Role, bool> seenBy, State state, Func<Post, Post>? change = null,
        Func<Role, bool>? known = null)
    {
        var id = new PostId(NewId());
        var thing = Keep(new Thing(name, SubjectRef.Of(id), Word("post"), seenBy) { Closed = closed, State = state, KnownBy = known ?? seenBy });
        Add(tenant => (change ?? (post => post))(new Post
        {
            Id = id,
            Kind = PostKind.Question,
            Author = Ada,
            Community = community,
            Title = $"Title {Said(thing, tenant)}",
            Text = Text(thing, tenant),
            CreatedAt = s_now.AddMinutes(_last),
            EditedAt = s_now.AddMinutes(30),
            Version = 2,
        }));
        Add(_ => new Reaction { Subject = thing.Subject, Member = Ada, Kind = new ReactionKind("like"), At = s_now });
        return thing;
    }

    private Thing Comment(
        string name, SubjectRef under, CommunityId? community, string? closed, Func<Role, bool> seenBy, State state, Func<Comment, Comment>? change = null,
        Func<Role, bool>? known = null)
    {
        var id = new CommentId(NewId());
        var thing = Keep(new Thing(name, SubjectRef.Of(id), Word("comment"), seenBy) { Closed = closed, State = state, Under = under, KnownBy = known ?? seenBy });
        Add(tenant => (change ?? (comment => comment))(new Comment
        {
            Id = id,
            Subject = under,
            Path = SocialKit.Comment.PathOf(null, id),
            Community = community,
            Kind = under.Kind == SubjectRef.PostKind ? CommentKind.Answer : CommentKind.Comment,
            Author = Ada,
            Text = Text(thing, tenant),
            CreatedAt = s_now.AddMinutes(_last),
            Version = 1,
        }));
        return thing;
    }

    private Thing Kudos(string name, SubjectRef about, CommunityId? community, string? closed, Func<Role, bool> seenBy, State state)
    {
        var id = new KudosId(NewId());
        var thing = Keep(new Thing(name, SubjectRef.Of(id), Word("kudos"), seenBy) { Closed = closed, State = state });
        Add(tenant => new Kudos
        {
            Id = id,
            Giver = Ada,
            Recipients = [People["ina"]],
            Value = "care",
            Text = Text(thing, tenant),
            Subject = about,
            Community = community,
            CreatedAt = s_now.AddMinutes(_last),
            Version = 1,
        });
        return thing;
    }

    private Thing Keep(Thing thing)
    {
        _things.Add(thing);
        return thing;
    }

    private void Add(Func<TenantId, IRecord> make) => _records.Add(make);

    private string Word(string kind) => $"secret{kind}{_things.Count}x";

    private RichText Text(Thing thing, TenantId tenant) => new($"About {Said(thing, tenant)}", $"<p>About {Said(thing, tenant)}</p>", 1, []);

    private string Said(Thing thing, TenantId tenant) =>
        _otherFor is { } role && !(role.Tenant == tenant && thing.SeenBy(role)) ? $"{thing.WordIn(tenant)} in other and more words" : thing.WordIn(tenant);

    /// <summary>What nobody of the role's kind may notice.</summary>
    private void BuildMore(Role role)
    {
        var more = 0;
        foreach (var tenant in new[] { Role.Here, Role.There })
        {
            // Below what is not for the role, and beside it: texts, reactions, followers.
            foreach (var thing in _things.Where(thing => !thing.IsPart && !(tenant == role.Tenant && thing.KnownBy(role))).ToList())
            {
                var community = CommunityOf(thing);
                if (tenant == role.Tenant && !HidesWhatIsBelow(thing, community, role))
                {
                    continue;
                }

                for (var i = 0; i < 3; i++)
                {
                    var id = new CommentId(MoreId());
                    Put(tenant, new Comment
                    {
                        Id = id, Subject = thing.Kind == SubjectRef.CommentKind ? thing.Under : thing.Subject, Path = SocialKit.Comment.PathOf(null, id), Community = community,
                        Kind = CommentKind.Comment, Author = People["zoe"], Text = new RichText("More", "<p>More</p>", 1, []), CreatedAt = s_now.AddHours(2), Version = 1,
                    });
                }

                if (thing.Kind is SubjectRef.PostKind or SubjectRef.CommentKind or SubjectRef.KudosKind)
                {
                    foreach (var person in new[] { "zoe", "ina" }.Where(person => person != role.User))
                    {
                        Put(tenant, new Reaction { Subject = thing.Subject, Member = People[person], Kind = new ReactionKind("thanks"), At = s_now });
                    }
                }
            }

            // A community nobody of them has heard of, with talk by people they know.
            var hidden = new CommunityId(MoreId());
            Put(tenant, new Community
            {
                Id = hidden, Slug = "another", Name = "Another", Charter = new Charter("a", "b", "c", ["d"], People["zoe"], s_now), State = CommunityState.Active,
                Access = CommunityAccess.Hidden, CreatedAt = s_now, Version = 1,
            });
            foreach (var person in People.Where(person => person.Key != role.User || tenant != role.Tenant))
            {
                Put(tenant, new Membership
                {
                    Community = hidden, Member = person.Value, Role = CommunityRole.Member, State = MembershipState.Active, ChangedBy = person.Value, CreatedAt = s_now, ChangedAt = s_now, Version = 1,
                });
                Put(tenant, new Follow { Member = person.Value, Subject = SubjectRef.Of(hidden), At = s_now });
                var post = new PostId(MoreId());
                Put(tenant, new Post
                {
                    Id = post, Kind = PostKind.Text, Author = person.Value, Community = hidden, Text = new RichText("More", "<p>More</p>", 1, []), CreatedAt = s_now.AddHours(3), Version = 1,
                });
                var said = new CommentId(MoreId());
                Put(tenant, new Comment
                {
                    Id = said, Subject = SubjectRef.Of(post), Path = SocialKit.Comment.PathOf(null, said), Community = hidden, Kind = CommentKind.Comment, Author = person.Value,
                    Text = new RichText("More", "<p>More</p>", 1, []), CreatedAt = s_now.AddHours(3), Version = 1,
                });
                Put(tenant, new Kudos
                {
                    Id = new KudosId(MoreId()), Giver = person.Value, Recipients = [People["ina"], People["ada"]], Value = "care", Text = new RichText("More", "<p>More</p>", 1, []),
                    Subject = SubjectRef.Of(post), Community = hidden, CreatedAt = s_now.AddHours(3), Version = 1,
                });

                // What other people keep to themselves.
                if (person.Key is not ("bob" or "zoe") && role.User != "zoe")
                {
                    Put(tenant, new Mute { Member = person.Value, Subject = SubjectRef.Of(People["zoe"]), At = s_now, Version = 1 });
                }
            }
        }

        void Put(TenantId tenant, IRecord record) => _more.Add((tenant, record));

        Guid MoreId() => new($"0195f000-0000-7000-9000-{++more:x12}");
    }

    /// <summary>True when nothing below the thing can be seen either, so that more of it makes no difference.</summary>
    private bool HidesWhatIsBelow(Thing thing, CommunityId? community, Role role) =>
        community is not null
            ? thing.Closed is not null && !role.IsInside && !(community == _communities.GetValueOrDefault("guild") && role.User is "oto" or "max")
            : thing.Kind == SubjectRef.CommentKind && thing.Under.Kind == "order" && thing.Under.Id is "5" or "9";

    /// <summary>The community a thing stands in or is; null for what stands elsewhere.</summary>
    public CommunityId? CommunityOf(Thing thing) => _records.Select(make => make(Role.Here)).Select(record => record switch
    {
        Post post when post.Subject == thing.Subject => post.Community,
        Comment comment when SubjectRef.Of(comment.Id) == thing.Subject => comment.Community,
        Kudos kudos when SubjectRef.Of(kudos.Id) == thing.Subject => kudos.Community,
        Community community when SubjectRef.Of(community.Id) == thing.Subject => community.Id,
        _ => null,
    }).FirstOrDefault(id => id is not null);

    private Guid NewId() => new($"0195f000-0000-7000-8000-{++_last:x12}");
}
