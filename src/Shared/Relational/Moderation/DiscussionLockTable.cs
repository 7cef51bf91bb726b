using System.Data.Common;

namespace SocialKit;

internal sealed class DiscussionLockTable() : RecordTable<DiscussionLock>(
    "discussion_locks", ["subject blob"], "reason text", "locked_by blob", "created int", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("subject"), new("locked_by", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) => SubjectRef.TryParse(id, out var subject) ? [subject.ToBlob()] : null;

    public override DiscussionLock Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        Reason = row.GetString(1),
        LockedBy = row.Id<MemberId>(2),
        CreatedAt = row.Time(3),
        Version = row.GetInt64(4),
    };

    protected override object?[] Write(DiscussionLock closing) =>
        [closing.Subject.ToBlob(), closing.Reason, closing.LockedBy.ToBlob(), closing.CreatedAt.ToTicks(), closing.Version];
}
