using System.Data.Common;

namespace SocialKit;

internal sealed class ModerationRuleTable() : IdTable<ModerationRule>(
    "moderation_rules", "community blob", "name text", "kind text", "pattern text", "action text", "message text", "enabled int", "changed_by blob", "created int", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("community", SubjectRef.CommunityKind), new("changed_by", SubjectRef.MemberKind)];

    public override ModerationRule Read(DbDataReader row) => new()
    {
        Id = row.Id<ModerationRuleId>(0),
        Community = row.IdOrNull<CommunityId>(1),
        Name = row.GetString(2),
        Kind = new RuleKind(row.GetString(3)),
        Pattern = row.GetString(4),
        Action = new RuleAction(row.GetString(5)),
        Message = row.GetString(6),
        Enabled = row.GetInt64(7) != 0,
        ChangedBy = row.Id<MemberId>(8),
        CreatedAt = row.Time(9),
        Version = row.GetInt64(10),
    };

    protected override object?[] Write(ModerationRule rule) =>
    [
        rule.Id.ToBlob(), rule.Community.ToBlob(), rule.Name, rule.Kind.Value, rule.Pattern, rule.Action.Value, rule.Message, rule.Enabled ? 1L : 0L,
        rule.ChangedBy.ToBlob(), rule.CreatedAt.ToTicks(), rule.Version,
    ];
}
