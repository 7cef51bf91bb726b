using System.Data.Common;

namespace SocialKit;

internal sealed class MembershipTable() : RecordTable<Membership>(
    "memberships", ["community blob", "member blob"], "role text", "state text", "changed_by blob", "created int", "changed int", "version int")
{
    public override string Counted => "community IN ({1})";

    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
        [new("community", SubjectRef.CommunityKind), new("member", SubjectRef.MemberKind), new("changed_by", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var community, var member] && CommunityId.TryParse(community, out var of) && MemberId.TryParse(member, out var who)
        && Membership.KeyOf(of, who).Id == id
            ? [of.ToBlob(), who.ToBlob()]
            : null;

    public override Membership Read(DbDataReader row) => new()
    {
        Community = row.Id<CommunityId>(0),
        Member = row.Id<MemberId>(1),
        Role = new CommunityRole(row.GetString(2)),
        State = new MembershipState(row.GetString(3)),
        ChangedBy = row.Id<MemberId>(4),
        CreatedAt = row.Time(5),
        ChangedAt = row.Time(6),
        Version = row.GetInt64(7),
    };

    protected override object?[] Write(Membership membership) =>
    [
        membership.Community.ToBlob(), membership.Member.ToBlob(), membership.Role.Value, membership.State.Value, membership.ChangedBy.ToBlob(),
        membership.CreatedAt.ToTicks(), membership.ChangedAt.ToTicks(), membership.Version,
    ];
}
