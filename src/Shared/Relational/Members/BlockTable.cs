using System.Data.Common;

namespace SocialKit;

internal sealed class BlockTable() : RecordTable<MemberBlock>("blocks", ["member blob", "blocked blob"], "at int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("member", SubjectRef.MemberKind), new("blocked", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var member, var blocked] && MemberId.TryParse(member, out var by) && MemberId.TryParse(blocked, out var whom)
        && MemberBlock.KeyOf(by, whom).Id == id
            ? [by.ToBlob(), whom.ToBlob()]
            : null;

    public override MemberBlock Read(DbDataReader row) => new() { Member = row.Id<MemberId>(0), Blocked = row.Id<MemberId>(1), At = row.Time(2) };

    protected override object?[] Write(MemberBlock block) => [block.Member.ToBlob(), block.Blocked.ToBlob(), block.At.ToTicks()];
}
