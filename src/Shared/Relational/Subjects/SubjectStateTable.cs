using System.Data.Common;

namespace SocialKit;

internal sealed class SubjectStateTable() : RecordTable<SubjectState>(
    "subject_states", ["subject blob"], "closed int", "deleted int", "moved_to blob", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject"), new("moved_to")];

    public override object[]? KeyValues(string id) => SubjectRef.TryParse(id, out var subject) ? [subject.ToBlob()] : null;

    public override SubjectState Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        ClosedAt = row.TimeOrNull(1),
        DeletedAt = row.TimeOrNull(2),
        MovedTo = row.SubjectOrNull(3),
        Version = row.GetInt64(4),
    };

    protected override object?[] Write(SubjectState state) =>
        [state.Subject.ToBlob(), state.ClosedAt.ToTicks(), state.DeletedAt.ToTicks(), state.MovedTo.ToBlob(), state.Version];
}
