namespace SocialKit;

/// <summary>Every table of records, by the type of its records.</summary>
internal static class RecordTables
{
    public static MemberTable Members { get; } = new();

    public static PostTable Posts { get; } = new();

    public static CommentTable Comments { get; } = new();

    public static RevisionTable Revisions { get; } = new();

    public static ReactionTable Reactions { get; } = new();

    public static FollowTable Follows { get; } = new();

    public static KudosTable Kudos { get; } = new();

    public static CommunityTable Communities { get; } = new();

    public static TopicTable Topics { get; } = new();

    public static SecretTable Secrets { get; } = new();

    public static TimelineTable Timelines { get; } = new();

    public static SubjectStateTable SubjectStates { get; } = new();

    public static LegalHoldTable LegalHolds { get; } = new();

    public static MembershipTable Memberships { get; } = new();

    public static BlockTable Blocks { get; } = new();

    public static MuteTable Mutes { get; } = new();

    public static PendingEditTable PendingEdits { get; } = new();

    public static DiscussionLockTable DiscussionLocks { get; } = new();

    public static ModerationRuleTable ModerationRules { get; } = new();

    public static ModerationSettingTable ModerationSettings { get; } = new();

    public static FlagTable Flags { get; } = new();

    public static ModerationCaseTable ModerationCases { get; } = new();

    public static DecisionTable Decisions { get; } = new();

    public static SanctionTable Sanctions { get; } = new();

    public static AuditTable Audit { get; } = new();

    public static AuditHeadTable AuditHeads { get; } = new();

    public static ErasureTable Erasures { get; } = new();

    private static Dictionary<string, RecordTable> ByType { get; } = new(StringComparer.Ordinal)
    {
        [Member.RecordType] = Members,
        [Post.RecordType] = Posts,
        [Comment.RecordType] = Comments,
        [Revision.RecordType] = Revisions,
        [Reaction.RecordType] = Reactions,
        [Follow.RecordType] = Follows,
        [SocialKit.Kudos.RecordType] = Kudos,
        [Community.RecordType] = Communities,
        [Topic.RecordType] = Topics,
        [Secret.RecordType] = Secrets,
        [TimelineEntry.RecordType] = Timelines,
        [SubjectState.RecordType] = SubjectStates,
        [LegalHold.RecordType] = LegalHolds,
        [Membership.RecordType] = Memberships,
        [MemberBlock.RecordType] = Blocks,
        [Mute.RecordType] = Mutes,
        [PendingEdit.RecordType] = PendingEdits,
        [DiscussionLock.RecordType] = DiscussionLocks,
        [ModerationRule.RecordType] = ModerationRules,
        [ModerationSetting.RecordType] = ModerationSettings,
        [Flag.RecordType] = Flags,
        [ModerationCase.RecordType] = ModerationCases,
        [Decision.RecordType] = Decisions,
        [Sanction.RecordType] = Sanctions,
        [AuditEntry.RecordType] = Audit,
        [AuditHead.RecordType] = AuditHeads,
        [Erasure.RecordType] = Erasures,
    };

    public static IEnumerable<RecordTable> All => ByType.Values;

    public static RecordTable Of(string type) => ByType.TryGetValue(type, out var table)
        ? table
        : throw new NotSupportedException($"This store has no place for records of type '{type}'.");

    public static RecordTable<TRecord> Of<TRecord>() where TRecord : class, IRecord<TRecord> => (RecordTable<TRecord>)Of(TRecord.RecordType);
}
