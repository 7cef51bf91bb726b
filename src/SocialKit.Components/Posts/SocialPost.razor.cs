using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>One post, as a feed shows it, without the newest comments.</summary>
public partial class SocialPost : SocialPostItems
{
    /// <summary>Which post.</summary>
    [Parameter]
    [EditorRequired]
    public PostId Post { get; set; }

    /// <summary>The level of the post's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    private PostView? _post;

    private protected override string Name => "post";

    private protected override IEnumerable<string> ItemIds => _post is null ? [] : [$"post:{_post.Id}"];

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["post"] = Post.ToString();
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _post = await Posts.ReadAsync(Viewer, Post, cancellationToken);

    private protected override async ValueTask ShowPostAsync(PostId id, PostView? post, CancellationToken cancellationToken) =>
        _post = post ?? await Posts.ReadAsync(Viewer, Post, cancellationToken);

    private protected override ValueTask ShowReactionsAsync(SubjectRef subject, ReactionSummary reactions, CancellationToken cancellationToken)
    {
        _post = _post! with { Reactions = reactions };
        return ValueTask.CompletedTask;
    }
}
