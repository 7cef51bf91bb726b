using System.Data.Common;

namespace SocialKit;

internal sealed class FlagTable() : RecordTable<Flag>(
    "flags", ["subject blob", "reporter blob"], "community blob", "desk text", "norm text", "reason text", "state text", "decision blob", "answer text", "created int", "answered int",
    "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
        [new("subject"), new("reporter", SubjectRef.MemberKind), new("community", SubjectRef.CommunityKind)];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var subject, var reporter] && SubjectRef.TryParse(subject, out var about) && MemberId.TryParse(reporter, out var by)
        && Flag.KeyOf(about, by).Id == id
            ? [about.ToBlob(), by.ToBlob()]
            : null;

    public override Flag Read(DbDataReader row) => new()
    {
        Subject = row.Subject(0),
        Reporter = row.Id<MemberId>(1),
        Community = row.IdOrNull<CommunityId>(2),
        Desk = new ModerationDesk(row.GetString(3)),
        Norm = row.GetString(4),
        Reason = row.GetString(5),
        State = new FlagState(row.GetString(6)),
        Decision = row.IdOrNull<DecisionId>(7),
        Answer = row.TextOrNull(8),
        CreatedAt = row.Time(9),
        AnsweredAt = row.TimeOrNull(10),
        Version = row.GetInt64(11),
    };

    protected override object?[] Write(Flag flag) =>
    [
        flag.Subject.ToBlob(), flag.Reporter.ToBlob(), flag.Community.ToBlob(), flag.Desk.Value, flag.Norm, flag.Reason, flag.State.Value,
        flag.Decision.ToBlob(), flag.Answer, flag.CreatedAt.ToTicks(), flag.AnsweredAt.ToTicks(), flag.Version,
    ];
}
