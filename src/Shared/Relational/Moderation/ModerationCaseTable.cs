using System.Data.Common;
using System.Text.Json;

namespace SocialKit;

internal sealed class ModerationCaseTable() : IdTable<ModerationCase>(
    "moderation_cases", "desk text", "subject blob", "author blob", "community blob", "state text", "reasons text", "reporters blob", "appeal blob", "claimed_by blob",
    "claimed int", "created int", "closed int", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
    [
        new("subject"), new("author", SubjectRef.MemberKind), new("community", SubjectRef.CommunityKind), new("reporters", SubjectRef.MemberKind, Within: true),
        new("claimed_by", SubjectRef.MemberKind),
    ];

    public override ModerationCase Read(DbDataReader row) => new()
    {
        Id = row.Id<ModerationCaseId>(0),
        Desk = new ModerationDesk(row.GetString(1)),
        Subject = row.Subject(2),
        Author = row.Id<MemberId>(3),
        Community = row.IdOrNull<CommunityId>(4),
        State = new CaseState(row.GetString(5)),
        Reasons = JsonSerializer.Deserialize(row.GetString(6), StoredJson.Default.CaseReasonArray)!,
        Reporters = row.Ids<MemberId>(7),
        Appeal = row.IdOrNull<DecisionId>(8),
        ClaimedBy = row.IdOrNull<MemberId>(9),
        ClaimedAt = row.TimeOrNull(10),
        CreatedAt = row.Time(11),
        ClosedAt = row.TimeOrNull(12),
        Version = row.GetInt64(13),
    };

    protected override object?[] Write(ModerationCase matter) =>
    [
        matter.Id.ToBlob(), matter.Desk.Value, matter.Subject.ToBlob(), matter.Author.ToBlob(), matter.Community.ToBlob(), matter.State.Value,
        JsonSerializer.Serialize([.. matter.Reasons.Select(reason => reason with { At = reason.At.ToUniversalTime() })], StoredJson.Default.CaseReasonArray),
        matter.Reporters.ToBlob(), matter.Appeal.ToBlob(), matter.ClaimedBy.ToBlob(), matter.ClaimedAt.ToTicks(), matter.CreatedAt.ToTicks(),
        matter.ClosedAt.ToTicks(), matter.Version,
    ];
}
