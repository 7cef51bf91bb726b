using System.Data.Common;

namespace SocialKit;

internal sealed class FollowTable() : RecordTable<Follow>("follows", ["member blob", "subject blob"], "at int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("member", SubjectRef.MemberKind), new("subject")];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var member, var subject] && MemberId.TryParse(member, out var by) && SubjectRef.TryParse(subject, out var parsed)
            ? [by.ToBlob(), parsed.ToBlob()]
            : null;

    public override Follow Read(DbDataReader row) => new()
    {
        Member = row.Id<MemberId>(0),
        Subject = row.Subject(1),
        At = row.Time(2),
    };

    protected override object?[] Write(Follow follow) => [follow.Member.ToBlob(), follow.Subject.ToBlob(), follow.At.ToTicks()];
}
