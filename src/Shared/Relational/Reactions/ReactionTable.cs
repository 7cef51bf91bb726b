using System.Data.Common;

namespace SocialKit;

internal sealed class ReactionTable() : RecordTable<Reaction>("reactions", ["subject blob", "member blob", "kind text"], "at int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject"), new("member", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var subject, var member, var kind] && SubjectRef.TryParse(subject, out var parsed) && MemberId.TryParse(member, out var by)
            ? [parsed.ToBlob(), by.ToBlob(), kind]
            : null;

    public override Reaction Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        Member = row.Id<MemberId>(1),
        Kind = new ReactionKind(row.GetString(2)),
        At = row.Time(3),
    };

    protected override object?[] Write(Reaction reaction) =>
        [reaction.Subject.ToBlob(), reaction.Member.ToBlob(), reaction.Kind.Value, reaction.At.ToTicks()];
}
