using System.Data.Common;

namespace SocialKit;

internal sealed class SubjectStateTable() : RecordTable<SubjectState>(
    "subject_states", ["subject blob"], "closed int", "deleted int", "moved_to blob", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject"), new("moved_to")];

    public override object[]? KeyValues(string id) => SubjectRef.TryParse(id, out var subject) ? [subject.ToBlob()] : null;

    public override SubjectState Read(DbDataReader row) => ReadAt(row, 0);

    /// <summary>A summary: subject, total and last activity, then the columns of this table, empty where there is no state.</summary>
    public static KeyValuePair<SubjectRef, DiscussionSummary> ReadSummary(DbDataReader row) => KeyValuePair.Create(
        row.Subject(0), new DiscussionSummary(row.IsDBNull(1) ? 0 : row.GetInt64(1), row.TimeOrNull(2)) { State = row.IsDBNull(3) ? null : ReadAt(row, 3) });

    private static SubjectState ReadAt(DbDataReader row, int column) => new()
    {
        Subject = row.Subject(column),
        ClosedAt = row.TimeOrNull(column + 1),
        DeletedAt = row.TimeOrNull(column + 2),
        MovedTo = row.SubjectOrNull(column + 3),
        Version = row.GetInt64(column + 4),
    };

    protected override object?[] Write(SubjectState state) =>
        [state.Subject.ToBlob(), state.ClosedAt.ToTicks(), state.DeletedAt.ToTicks(), state.MovedTo.ToBlob(), state.Version];
}
