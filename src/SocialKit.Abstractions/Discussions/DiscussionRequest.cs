namespace SocialKit;

/// <summary>Which part of a discussion to read.</summary>
/// <param name="Subject">What is being discussed.</param>
public sealed record DiscussionRequest(SubjectRef Subject)
{
    /// <summary>Which order; null for the default.</summary>
    public DiscussionSort? Sort { get; init; }

    /// <summary>Where the last page ended, as given by <see cref="DiscussionPage.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>A comment to open at, with its top-level comment first; ignored together with a cursor.</summary>
    public CommentId? Focus { get; init; }

    /// <summary>More replies of one top-level comment, as given by <see cref="CommentView.NextReplies"/>: the page then holds that comment only.</summary>
    public string? Replies { get; init; }

    /// <summary>Top-level comments per page, 1 to 100; null for the default of 20.</summary>
    public int? Limit { get; init; }
}
