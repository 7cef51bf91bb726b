using System.Data.Common;
using System.Text.Json;

namespace SocialKit;

internal sealed class ErasureTable() : RecordTable<Erasure>(
    "erasures", ["member blob"], "mode text", "requested_by blob", "created int", "due int", "cancelled int", "done int", "lines text", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("member", SubjectRef.MemberKind), new("requested_by", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) =>
        Encoding.TryParseOnlyForm(id, out var member) ? [member.ToByteArray(bigEndian: true)] : null;

    public override Erasure Read(DbDataReader row) => new()
    {
        Member = row.Id<MemberId>(0),
        Mode = new ErasureMode(row.GetString(1)),
        RequestedBy = row.Id<MemberId>(2),
        CreatedAt = row.Time(3),
        DueAt = row.Time(4),
        CancelledAt = row.TimeOrNull(5),
        DoneAt = row.TimeOrNull(6),
        Lines = JsonSerializer.Deserialize(row.GetString(7), StoredJson.Default.IReadOnlyListErasureLine)!,
        Version = row.GetInt64(8),
    };

    protected override object?[] Write(Erasure erasure) =>
    [
        erasure.Member.ToBlob(), erasure.Mode.Value, erasure.RequestedBy.ToBlob(), erasure.CreatedAt.ToTicks(), erasure.DueAt.ToTicks(),
        erasure.CancelledAt.ToTicks(), erasure.DoneAt.ToTicks(), JsonSerializer.Serialize(erasure.Lines, StoredJson.Default.IReadOnlyListErasureLine), erasure.Version,
    ];
}
