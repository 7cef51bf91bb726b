using System.Data.Common;

namespace SocialKit;

internal sealed class TopicTable() : IdTable<Topic>("topics", "slug text", "name text", "created int", "version int")
{
    public override Topic Read(DbDataReader row) => new()
    {
        Id = row.Id<TopicId>(0),
        Slug = row.GetString(1),
        Name = row.GetString(2),
        CreatedAt = row.Time(3),
        Version = row.GetInt64(4),
    };

    protected override object?[] Write(Topic topic) => [topic.Id.ToBlob(), topic.Slug, topic.Name, topic.CreatedAt.ToTicks(), topic.Version];
}
