namespace SocialKit;

/// <summary>
/// What happens to each type of record when a person is erased: a closed list, which a test compares with the types there are. A rule looks at one record
/// that concerns the person, and says what becomes of it.
/// </summary>
internal static class ErasureRules
{
    private const string Pseudonym = "It holds an id that tells nothing any more, and no name.";
    private const string NoReason = "Settled.";
    private const string ForOthers = "It belongs to others too and holds an id that tells nothing any more.";

    /// <summary>By the name of the record type.</summary>
    public static IReadOnlyDictionary<string, ErasureRule> All { get; } = new ErasureRule[]
    {
        new ErasureRule.Of<Post>(post => post.Author, (post, erasing) =>
            erasing.Mode == ErasureMode.Anonymise ? Stripped(post, post.Origin is null ? post : post with { Origin = null })
            : erasing.Mode == ErasureMode.Purge && !erasing.IsAnswered ? Fate.Removed
            : Fate.To(Emptied(post, erasing))),
        new ErasureRule.Of<Comment>(comment => comment.Author, (comment, erasing) =>
            erasing.Mode == ErasureMode.Anonymise ? Stripped(comment, comment.Origin is null ? comment : comment with { Origin = null })
            : erasing.Mode == ErasureMode.Purge && !erasing.IsAnswered ? Fate.Removed
            : Fate.To(Emptied(comment, erasing))),
        new ErasureRule.Of<Revision>(revision => revision.ReplacedBy, (_, erasing) =>
            erasing.Mode == ErasureMode.Anonymise ? Fate.KeptFor("Earlier words of a text whose words stay.") : Fate.Removed),
        new ErasureRule.Of<Kudos>(kudos => kudos.Giver, (kudos, erasing) =>
            erasing.Mode == ErasureMode.Anonymise ? Stripped(kudos, kudos.Origin is null ? kudos : kudos with { Origin = null })
            : erasing.Mode == ErasureMode.Purge ? Fate.Removed
            : Fate.To(kudos with { Text = erasing.Nothing, Origin = null, Version = kudos.Version + 1 })),
        new ErasureRule.Of<Reaction>(reaction => reaction.Member, (_, erasing) =>
            erasing.Mode == ErasureMode.Purge ? Fate.Removed : Fate.KeptFor("Counts on what others wrote stay right. " + Pseudonym)),

        // What only the person had of it, or others had of the person alone.
        new ErasureRule.Of<PendingEdit>(edit => edit.Author, (_, _) => Fate.Removed),
        new ErasureRule.Of<Follow>(follow => follow.Member, (_, _) => Fate.Removed) { AlsoAbout = true },
        new ErasureRule.Of<Membership>(membership => membership.Member, (_, _) => Fate.Removed),
        new ErasureRule.Of<MemberBlock>(block => block.Member, (_, _) => Fate.Removed) { AlsoAbout = true, Counts = Counted.Own },
        new ErasureRule.Of<Mute>(mute => mute.Member, (_, _) => Fate.Removed) { AlsoAbout = true, Counts = Counted.Own },
        new ErasureRule.Of<TimelineEntry>(entry => entry.Member, (_, _) => Fate.Removed),

        // The person as a record goes last, so that whatever stops this before is made good by the next run.
        new ErasureRule.Of<Member>(member => member.Id, (member, erasing) => member.Status == MemberStatus.Erased
            ? Fate.To(member)
            : Fate.To(new Member
            {
                Id = member.Id,
                Handle = $"erased-{member.Id.ToString()[^12..]}",
                Name = "Erased member",
                Status = MemberStatus.Erased,
                CreatedAt = erasing.Now,
                Version = member.Version + 1,
            })),

        new ErasureRule.Of<DiscussionLock>(closing => closing.LockedBy, (closing, erasing) =>
            erasing.Mode == ErasureMode.Anonymise ? Fate.KeptFor(ForOthers)
            : closing.Reason == NoReason ? Fate.To(closing)
            : Fate.To(closing with { Reason = NoReason, Version = closing.Version + 1 })),
        new ErasureRule.Of<Community>(community => community.Charter.Owner, (_, _) => Fate.KeptFor(ForOthers)),
        new ErasureRule.Of<LegalHold>(hold => hold.PlacedBy, (_, _) => Fate.KeptFor("A legal hold stays until it is released. " + Pseudonym)),
        new ErasureRule.Of<Erasure>(erasure => erasure.Member, (_, _) => Fate.KeptFor("This certificate. " + Pseudonym)),
        new ErasureRule.Of<Flag>(flag => flag.Reporter, (_, _) => Fate.Removed),
        new ErasureRule.Of<Decision>(decision => decision.Member, (decision, erasing) =>
            erasing.Mode == ErasureMode.Anonymise || decision is { Edit: null, Appeal: null }
                ? Fate.KeptFor("What was decided has to be accounted for. " + Pseudonym)
                : Fate.To(decision with { Edit = null, Appeal = null, Version = decision.Version + 1 })),
        new ErasureRule.Of<ModerationCase>(matter => matter.Author, (_, _) => Fate.KeptFor(ForOthers)) { Counts = Counted.Nothing },
        new ErasureRule.Of<Sanction>(sanction => sanction.Member, (_, _) => Fate.KeptFor("What was decided has to be accounted for. " + Pseudonym)),
        new ErasureRule.Of<ModerationRule>(rule => rule.ChangedBy, (_, _) => Fate.KeptFor(ForOthers)),
        new ErasureRule.Of<ModerationSetting>(setting => setting.ChangedBy, (_, _) => Fate.KeptFor(ForOthers)),
        new ErasureRule.Nobody<AuditEntry>("It holds ids and keyed digests, and no name or text.")
        {
            Remains = "The audit proves what was done; it holds ids and keyed digests, and no name or text.",
        },
        new ErasureRule.Nobody<AuditHead>("The end of the audit: a number and a hash."),
        new ErasureRule.Nobody<Topic>("A topic is nobody's."),
        new ErasureRule.Nobody<SubjectState>("What the application said of its own."),
        new ErasureRule.Nobody<Secret>("A key of the store."),
    }.ToDictionary(rule => rule.Type);

    private static Fate Stripped<TRecord>(TRecord record, TRecord stripped) where TRecord : class, IRecord =>
        ReferenceEquals(record, stripped)
            ? Fate.KeptFor("The words stay. " + Pseudonym)
            : Fate.To(stripped switch
            {
                Post post => post with { Version = post.Version + 1 },
                Comment comment => comment with { Version = comment.Version + 1 },
                Kudos kudos => kudos with { Version = kudos.Version + 1 },
                _ => stripped,
            });

    private static Post Emptied(Post post, Erasing erasing) => post with
    {
        Title = post.Title is null ? null : "Removed",
        Text = erasing.Nothing,
        Origin = null,
        Topics = [],
        DeletedAt = erasing.Mode == ErasureMode.Purge ? post.DeletedAt ?? erasing.Now : post.DeletedAt,
        DeletedBy = erasing.Mode == ErasureMode.Purge ? post.DeletedBy ?? post.Author : post.DeletedBy,
        Version = post.Version + 1,
    };

    private static Comment Emptied(Comment comment, Erasing erasing) => comment with
    {
        Text = erasing.Nothing,
        Origin = null,
        DeletedAt = erasing.Mode == ErasureMode.Purge ? comment.DeletedAt ?? erasing.Now : comment.DeletedAt,
        DeletedBy = erasing.Mode == ErasureMode.Purge ? comment.DeletedBy ?? comment.Author : comment.DeletedBy,
        Version = comment.Version + 1,
    };
}

/// <summary>What a rule is told besides the record.</summary>
/// <param name="Mode">How much goes.</param>
/// <param name="Now">The moment.</param>
/// <param name="Nothing">A text that says that there was one.</param>
/// <param name="IsAnswered">True when others stand below it.</param>
internal sealed record Erasing(ErasureMode Mode, DateTimeOffset Now, RichText Nothing, bool IsAnswered);

/// <summary>What becomes of a record.</summary>
internal sealed record Fate(IRecord? Next, bool IsRemoved, string? Why)
{
    public static Fate Removed { get; } = new(null, true, null);

    public static Fate To(IRecord next) => new(next, false, null);

    public static Fate KeptFor(string why) => new(null, false, why);
}

/// <summary>Which records of a type are counted in a preview and a certificate, which the person reads.</summary>
internal enum Counted
{
    /// <summary>All that are dealt with.</summary>
    All,

    /// <summary>The person's own: nobody is told by whom, or by how many, they are muted or blocked.</summary>
    Own,

    /// <summary>None: nobody is told that moderators look at something of theirs before there is a decision.</summary>
    Nothing,
}

/// <summary>The rule of one type.</summary>
internal abstract class ErasureRule
{
    public abstract string Type { get; }

    /// <summary>What a certificate says of the type whether or not there is anything; null when that needs no word.</summary>
    public string? Remains { get; init; }

    /// <summary>True when records of others that are about the person go as well.</summary>
    public bool AlsoAbout { get; init; }

    /// <summary>What of it is counted.</summary>
    public Counted Counts { get; init; }

    /// <summary>True when the person reads of the record in a preview and a certificate.</summary>
    public bool IsCounted(IRecord record, MemberId member) => Counts == Counted.All || (Counts == Counted.Own && IsOwn(record, member));

    /// <summary>The stored records of the type that are the person's, or about them.</summary>
    public abstract IAsyncEnumerable<IRecord> FindAsync(IStore store, AccessScope scope, MemberId member, CancellationToken cancellationToken);

    /// <summary>True when the record is the person's own, not one of somebody else about them.</summary>
    public abstract bool IsOwn(IRecord record, MemberId member);

    public abstract Fate Decide(IRecord record, Erasing erasing);

    public sealed class Of<TRecord>(Func<TRecord, MemberId?> whose, Func<TRecord, Erasing, Fate> decide) : ErasureRule where TRecord : class, IRecord<TRecord>
    {
        public override string Type => TRecord.RecordType;

        public override async IAsyncEnumerable<IRecord> FindAsync(
            IStore store, AccessScope scope, MemberId member, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var record in store.ScanAllAsync<TRecord>(scope, new RecordFilter.Concerning(SubjectRef.Of(member)), cancellationToken))
            {
                if (whose(record) == member || AlsoAbout)
                {
                    yield return record;
                }
            }
        }

        public override bool IsOwn(IRecord record, MemberId member) => whose((TRecord)record) == member;

        public override Fate Decide(IRecord record, Erasing erasing) => decide((TRecord)record, erasing);
    }

    /// <summary>A type that holds nothing of a person.</summary>
    public sealed class Nobody<TRecord>(string why) : ErasureRule where TRecord : class, IRecord<TRecord>
    {
        public override string Type => TRecord.RecordType;

        public override IAsyncEnumerable<IRecord> FindAsync(IStore store, AccessScope scope, MemberId member, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<IRecord>();

        public override bool IsOwn(IRecord record, MemberId member) => false;

        public override Fate Decide(IRecord record, Erasing erasing) => Fate.KeptFor(why);
    }
}
