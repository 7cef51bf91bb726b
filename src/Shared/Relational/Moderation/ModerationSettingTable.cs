using System.Data.Common;

namespace SocialKit;

/// <summary>Its place is a community, or nothing for what stands in none.</summary>
internal sealed class ModerationSettingTable() : RecordTable<ModerationSetting>(
    "moderation_settings", ["place blob"], "hold_all int", "hold_first int", "changed_by blob", "created int", "version int")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } = [new("place", SubjectRef.CommunityKind), new("changed_by", SubjectRef.MemberKind)];

    public override object[]? KeyValues(string id) =>
        id == ModerationSetting.Company ? [Array.Empty<byte>()] : Encoding.TryParseOnlyForm(id, out var community) ? [community.ToByteArray(bigEndian: true)] : null;

    public override ModerationSetting Read(DbDataReader row) => new()
    {
        Community = row.IdOrNull<CommunityId>(0),
        HoldAll = row.GetInt64(1) != 0,
        HoldFirst = row.Int(2),
        ChangedBy = row.Id<MemberId>(3),
        CreatedAt = row.Time(4),
        Version = row.GetInt64(5),
    };

    protected override object?[] Write(ModerationSetting setting) =>
    [
        setting.Community.ToBlob() ?? [], setting.HoldAll ? 1L : 0L, (long)setting.HoldFirst, setting.ChangedBy.ToBlob(), setting.CreatedAt.ToTicks(), setting.Version,
    ];
}
