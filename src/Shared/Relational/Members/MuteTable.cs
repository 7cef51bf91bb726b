using System.Data.Common;

namespace SocialKit;

internal sealed class MuteTable() : RecordTable<Mute>("mutes", ["member blob", "subject blob"], "until int", "at int", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("member", SubjectRef.MemberKind), new("subject")];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var member, var subject] && MemberId.TryParse(member, out var by) && SubjectRef.TryParse(subject, out var parsed)
            ? [by.ToBlob(), parsed.ToBlob()]
            : null;

    public override Mute Read(DbDataReader row) => new()
    {
        Member = row.Id<MemberId>(0),
        Subject = row.Subject(1),
        Until = row.TimeOrNull(2),
        At = row.Time(3),
        Version = row.GetInt64(4),
    };

    protected override object?[] Write(Mute mute) => [mute.Member.ToBlob(), mute.Subject.ToBlob(), mute.Until.ToTicks(), mute.At.ToTicks(), mute.Version];
}
