using System.Text.Json;
using System.Data.Common;

namespace SocialKit;

internal sealed class CommunityTable() : IdTable<Community>("communities", "slug text", "name text", "charter text", "state text", "created int", "version int", "access text")
{
    public override IReadOnlyList<ConcernColumn> Concerns { get; } =
        [new("id", SubjectRef.CommunityKind), new("charter", SubjectRef.MemberKind, Within: true)];

    public override Community Read(DbDataReader row) => new()
    {
        Id = row.Id<CommunityId>(0),
        Slug = row.GetString(1),
        Name = row.GetString(2),
        Charter = JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.Charter)!,
        State = new CommunityState(row.GetString(4)),
        CreatedAt = row.Time(5),
        Version = row.GetInt64(6),
        Access = new CommunityAccess(row.GetString(7)),
    };

    private static Charter Utc(Charter charter) => charter with { ReviewAt = charter.ReviewAt.ToUniversalTime() };

    protected override object?[] Write(Community community) =>
    [
        community.Id.ToBlob(), community.Slug, community.Name, JsonSerializer.Serialize(Utc(community.Charter), StoredJson.Default.Charter),
        community.State.Value, community.CreatedAt.ToTicks(), community.Version, community.Access.Value,
    ];
}
