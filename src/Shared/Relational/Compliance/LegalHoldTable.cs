using System.Data.Common;

namespace SocialKit;

internal sealed class LegalHoldTable() : RecordTable<LegalHold>("legal_holds", ["subject blob"], "reason text", "placed_by blob", "created int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject")];

    public override object[]? KeyValues(string id) => SubjectRef.TryParse(id, out var subject) ? [subject.ToBlob()] : null;

    public override LegalHold Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        Reason = row.GetString(1),
        PlacedBy = row.Id<MemberId>(2),
        CreatedAt = row.Time(3),
    };

    protected override object?[] Write(LegalHold hold) => [hold.Subject.ToBlob(), hold.Reason, hold.PlacedBy.ToBlob(), hold.CreatedAt.ToTicks()];
}
