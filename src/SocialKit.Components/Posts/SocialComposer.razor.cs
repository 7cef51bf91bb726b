using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>Writes a post or asks a question.</summary>
public partial class SocialComposer : SocialPostItems
{
    /// <summary>Where the post goes: the whole company or a community.</summary>
    [Parameter]
    public FeedScope Scope { get; set; } = FeedScope.Company;

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Called after a post was written by this widget while it is interactive.</summary>
    [Parameter]
    public EventCallback<PostView> OnPosted { get; set; }

    private PostView? _posted;

    private protected override string Name => "composer";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["scope"] = Scope.ToString();
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override ValueTask LoadAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private protected override ValueTask ShowPostAsync(PostId id, PostView? post, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private protected override async ValueTask ShowNewPostAsync(PostView post, CancellationToken cancellationToken)
    {
        _posted = post;
        await OnPosted.InvokeAsync(post);
    }
}
