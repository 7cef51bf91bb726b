using System.Data.Common;
using System.Text.Json;

namespace SocialKit;

internal sealed class DecisionTable() : IdTable<Decision>(
    "decisions", "desk text", "subject blob", "member blob", "community blob", "action text", "norm text", "reason text", "moderator blob", "created int", "until int",
    "case_id blob", "changes text", "edit text", "undone int", "undone_by blob", "appeal text", "appeal_state text", "appeal_by blob", "appeal_answer text", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
    [
        new("subject"), new("member", SubjectRef.MemberKind), new("community", SubjectRef.CommunityKind), new("moderator", SubjectRef.MemberKind),
        new("undone_by", SubjectRef.MemberKind), new("appeal_by", SubjectRef.MemberKind),
    ];

    public override Decision Read(DbDataReader row) => new()
    {
        Id = row.Id<DecisionId>(0),
        Desk = new ModerationDesk(row.GetString(1)),
        Subject = row.Subject(2),
        Member = row.Id<MemberId>(3),
        Community = row.IdOrNull<CommunityId>(4),
        Action = new DecisionAction(row.GetString(5)),
        Norm = row.TextOrNull(6),
        Reason = row.GetString(7),
        Moderator = row.Id<MemberId>(8),
        CreatedAt = row.Time(9),
        Until = row.TimeOrNull(10),
        Case = row.IdOrNull<ModerationCaseId>(11),
        Changes =
        [
            .. JsonSerializer.Deserialize(row.GetString(12), StoredJson.Default.StoredChangeArray)!.Select(change => new DecisionChange(
                SubjectRef.Parse(change.Subject), new ModerationState(change.Before), new ModerationState(change.After), change.Deleted, change.Revision)),
        ],
        Edit = row.TextOrNull(13) is { } edit ? JsonSerializer.Deserialize(edit, StoredJson.Default.HeldEdit) : null,
        UndoneAt = row.TimeOrNull(14),
        UndoneBy = row.IdOrNull<MemberId>(15),
        Appeal = row.TextOrNull(16),
        AppealState = row.TextOrNull(17) is { } state ? new AppealState(state) : null,
        AppealBy = row.IdOrNull<MemberId>(18),
        AppealAnswer = row.TextOrNull(19),
        Version = row.GetInt64(20),
    };

    protected override object?[] Write(Decision decision) =>
    [
        decision.Id.ToBlob(), decision.Desk.Value, decision.Subject.ToBlob(), decision.Member.ToBlob(), decision.Community.ToBlob(), decision.Action.Value,
        decision.Norm, decision.Reason, decision.Moderator.ToBlob(), decision.CreatedAt.ToTicks(), decision.Until.ToTicks(), decision.Case.ToBlob(),
        JsonSerializer.Serialize(
            [
                .. decision.Changes.Select(change => new StoredChange(
                    change.Subject.ToString(), change.Before.Value, change.After.Value, change.Deleted, change.Revision)),
            ],
            StoredJson.Default.StoredChangeArray),
        decision.Edit is { } edit ? JsonSerializer.Serialize(edit with { CreatedAt = edit.CreatedAt.ToUniversalTime() }, StoredJson.Default.HeldEdit) : null,
        decision.UndoneAt.ToTicks(), decision.UndoneBy.ToBlob(), decision.Appeal, decision.AppealState?.Value, decision.AppealBy.ToBlob(), decision.AppealAnswer,
        decision.Version,
    ];
}
