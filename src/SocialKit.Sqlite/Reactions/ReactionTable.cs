using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

internal sealed class ReactionTable() : RecordTable<Reaction>("sk_reactions", ["subject", "member", "kind"], "at")
{
    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var subject, var member, var kind] && SubjectRef.TryParse(subject, out var parsed) && MemberId.TryParse(member, out var by)
            ? [parsed.ToBlob(), by.ToBlob(), kind]
            : null;

    public override Reaction Read(SqliteDataReader row) => new()
    {
        Subject = row.Subject(0),
        Member = row.Id<MemberId>(1),
        Kind = new ReactionKind(row.GetString(2)),
        At = row.Time(3),
    };

    protected override object?[] Write(Reaction reaction) =>
        [reaction.Subject.ToBlob(), reaction.Member.ToBlob(), reaction.Kind.Value, reaction.At.ToTicks()];
}
