using System.Data.Common;

namespace SocialKit;

internal sealed class MemberTable() : IdTable<Member>(
    "members", "external_id text", "handle text", "name text", "unit text", "role text", "origin_source text", "origin_id text", "created int", "version int", "status text")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("id", SubjectRef.MemberKind)];

    public override Member Read(DbDataReader row) => new()
    {
        Id = row.Id<MemberId>(0),
        ExternalId = row.TextOrNull(1),
        Handle = row.GetString(2),
        Name = row.GetString(3),
        Unit = row.TextOrNull(4),
        Role = row.TextOrNull(5),
        Origin = row.OriginOrNull(6),
        CreatedAt = row.Time(8),
        Version = row.GetInt64(9),
        Status = row.TextOrNull(10) is { } status ? new MemberStatus(status) : MemberStatus.Active,
    };

    protected override object?[] Write(Member member) =>
    [
        member.Id.ToBlob(), member.ExternalId, member.Handle, member.Name, member.Unit, member.Role,
        member.Origin?.Source, member.Origin?.ExternalId, member.CreatedAt.ToTicks(), member.Version,
        member.Status == MemberStatus.Active ? null : member.Status.Value,
    ];
}
