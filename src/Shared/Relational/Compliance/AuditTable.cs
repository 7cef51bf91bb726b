using System.Data.Common;
using System.Globalization;

namespace SocialKit;

internal sealed class AuditTable() : RecordTable<AuditEntry>(
    "audit", ["position int"], "at int", "actor blob", "on_behalf blob", "verb text", "subject blob", "before blob", "after blob", "reason text", "trace text",
    "previous blob", "hash blob")
{
    public override object[]? KeyValues(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && AuditEntry.KeyOf(position).Id == id ? [position] : null;

    public override AuditEntry Read(DbDataReader row) => new()
    {
        Position = row.GetInt64(0),
        At = row.Time(1),
        Actor = row.IdOrNull<MemberId>(2),
        OnBehalf = row.IdOrNull<MemberId>(3),
        Verb = new AuditVerb(row.GetString(4)),
        Subject = row.SubjectOrNull(5),
        Before = row.Bytes(6),
        After = row.Bytes(7),
        Reason = row.TextOrNull(8),
        TraceId = row.TextOrNull(9),
        Previous = row.Bytes(10),
        Hash = row.Bytes(11),
    };

    protected override object?[] Write(AuditEntry entry) =>
    [
        entry.Position, entry.At.ToTicks(), entry.Actor.ToBlob(), entry.OnBehalf.ToBlob(), entry.Verb.Value, entry.Subject.ToBlob(),
        entry.Before.ToArray(), entry.After.ToArray(), entry.Reason, entry.TraceId, entry.Previous.ToArray(), entry.Hash.ToArray(),
    ];
}

internal sealed class AuditHeadTable() : RecordTable<AuditHead>("audit_heads", ["name text"], "position int", "hash blob")
{
    public override object[] KeyValues(string id) => [id];

    public override AuditHead Read(DbDataReader row) => new() { Name = row.GetString(0), Position = row.GetInt64(1), Hash = row.Bytes(2) };

    protected override object?[] Write(AuditHead head) => [head.Name, head.Position, head.Hash.ToArray()];
}
