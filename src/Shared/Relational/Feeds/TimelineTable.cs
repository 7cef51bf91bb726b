using System.Data.Common;
using System.Globalization;

namespace SocialKit;

internal sealed class TimelineTable() : RecordTable<TimelineEntry>("timelines", ["member blob", "created int", "post blob"])
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("member", SubjectRef.MemberKind), new("post", SubjectRef.PostKind)];

    public override object[]? KeyValues(string id) =>
        id.Split('\n') is [var member, var created, var post] && MemberId.TryParse(member, out var by) && PostId.TryParse(post, out var parsed)
        && long.TryParse(created, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && TimelineEntry.KeyOf(by, new DateTimeOffset(ticks, TimeSpan.Zero), parsed).Id == id
            ? [by.ToBlob(), ticks, parsed.ToBlob()]
            : null;

    public override TimelineEntry Read(DbDataReader row) => new()
    {
        Member = row.Id<MemberId>(0),
        CreatedAt = row.Time(1),
        Post = row.Id<PostId>(2),
    };

    protected override object?[] Write(TimelineEntry entry) => [entry.Member.ToBlob(), entry.CreatedAt.ToTicks(), entry.Post.ToBlob()];
}
