using Microsoft.AspNetCore.Components;

namespace SocialKit.Components;

/// <summary>The earlier texts of a post or comment.</summary>
public partial class SocialHistory : SocialWidget
{
    /// <summary>The post or comment.</summary>
    [Parameter]
    [EditorRequired]
    public SubjectRef Subject { get; set; }

    /// <summary>The level of the widget's heading, 1 to 6.</summary>
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    private IReadOnlyList<RevisionView> _revisions = [];

    [Inject]
    private IPostService Posts { get; set; } = default!;

    [Inject]
    private IDiscussionService Discussions { get; set; } = default!;

    private protected override string Name => "history";

    private protected override void Describe(SortedDictionary<string, string> parameters)
    {
        parameters["subject"] = Subject.ToString();
        parameters["headingLevel"] = Number(HeadingLevel);
    }

    private protected override async ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _revisions = Subject.TryGetId(SubjectRef.PostKind, out PostId post)
            ? await Posts.ReadRevisionsAsync(Viewer, post, cancellationToken)
            : Subject.TryGetId(SubjectRef.CommentKind, out CommentId comment)
                ? await Discussions.ReadRevisionsAsync(Viewer, comment, cancellationToken)
                : throw new SocialKitException(new SocialError(SocialError.NotFound, null, Texts.NotFoundText));
}
