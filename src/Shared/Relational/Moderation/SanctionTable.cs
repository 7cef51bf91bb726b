using System.Data.Common;

namespace SocialKit;

internal sealed class SanctionTable() : IdTable<Sanction>(
    "sanctions", "member blob", "community blob", "kind text", "reason text", "decision blob", "moderator blob", "created int", "until int", "lifted int", "lifted_by blob", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
    [
        new("member", SubjectRef.MemberKind), new("community", SubjectRef.CommunityKind), new("moderator", SubjectRef.MemberKind), new("lifted_by", SubjectRef.MemberKind),
    ];

    public override Sanction Read(DbDataReader row) => new()
    {
        Id = row.Id<SanctionId>(0),
        Member = row.Id<MemberId>(1),
        Community = row.IdOrNull<CommunityId>(2),
        Kind = new SanctionKind(row.GetString(3)),
        Reason = row.GetString(4),
        Decision = row.Id<DecisionId>(5),
        Moderator = row.Id<MemberId>(6),
        CreatedAt = row.Time(7),
        Until = row.TimeOrNull(8),
        LiftedAt = row.TimeOrNull(9),
        LiftedBy = row.IdOrNull<MemberId>(10),
        Version = row.GetInt64(11),
    };

    protected override object?[] Write(Sanction sanction) =>
    [
        sanction.Id.ToBlob(), sanction.Member.ToBlob(), sanction.Community.ToBlob(), sanction.Kind.Value, sanction.Reason, sanction.Decision.ToBlob(),
        sanction.Moderator.ToBlob(), sanction.CreatedAt.ToTicks(), sanction.Until.ToTicks(), sanction.LiftedAt.ToTicks(), sanction.LiftedBy.ToBlob(), sanction.Version,
    ];
}
