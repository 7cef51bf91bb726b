namespace SocialKit.Benchmarks;

/// <summary>What a feed page shows, in the plainest objects: what somebody would write who needs this one page and nothing else.</summary>
public sealed record FloorPage(string Scope, FloorPost[] Posts, string? Next, bool CanPost);

public sealed class FloorPost
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required FloorAuthor Author { get; init; }

    public FloorCommunity? Community { get; set; }

    public string? Title { get; init; }

    public required string Html { get; init; }

    public string[] Topics { get; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public bool Deleted { get; }

    public required string Url { get; init; }

    public long Comments { get; set; }

    public FloorComment[] Latest { get; set; } = [];

    public FloorReactions Reactions { get; } = new();

    public required int Score { get; init; }

    public bool Answered { get; init; }

    public required FloorCan Can { get; init; }

    public required long Version { get; init; }

    public required string Subject { get; init; }
}

public sealed record FloorAuthor(string Id, string Handle, string Name, string? Unit, string? Role, string Url);

public sealed record FloorCommunity(string Id, string Slug, string Name, string Purpose, string State, string Url)
{
    public bool Following { get; }
}

public sealed class FloorComment
{
    public required string Id { get; init; }

    public required string Subject { get; init; }

    public required string Kind { get; init; }

    public int Level { get; } = 1;

    public required FloorAuthor Author { get; init; }

    public required string Html { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public bool Deleted { get; }

    public bool Accepted { get; init; }

    public bool Highlighted { get; }

    public required string Url { get; init; }

    public FloorReactions Reactions { get; } = new();

    public required int Score { get; init; }

    public long ReplyCount { get; set; }

    public FloorComment[] Replies { get; } = [];

    public bool EarlierReplies { get; }

    public required FloorCan Can { get; init; }

    public required long Version { get; init; }
}

public sealed record FloorCan(bool Edit, bool Delete, bool Restore, bool React, bool Reply, bool Accept);

public sealed record FloorOption(string Kind, string Emoji, string Name);

public sealed class FloorChoice(FloorOption option)
{
    public FloorOption Option { get; } = option;

    public long Count { get; set; }

    public bool Mine { get; set; }
}

public sealed class FloorReactions
{
    private static readonly FloorOption[] s_options =
    [
        .. new SocialKitOptions().Reactions.Select(option => new FloorOption(option.Kind.Value, option.Emoji, option.Name)),
    ];

    public FloorChoice[] Choices { get; } = Array.ConvertAll(s_options, option => new FloorChoice(option));

    public long Total { get; set; }

    public void Count(string kind, long count)
    {
        if (Find(kind) is { } choice)
        {
            choice.Count = count;
            Total += count;
        }
    }

    public FloorChoice? Find(string kind) => Array.Find(Choices, choice => choice.Option.Kind == kind);
}
