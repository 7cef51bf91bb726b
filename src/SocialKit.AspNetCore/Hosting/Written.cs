using Microsoft.AspNetCore.Components;

namespace SocialKit.AspNetCore;

/// <summary>What a write endpoint did, for the answer.</summary>
/// <param name="Subject">What was written to.</param>
/// <param name="Anchor">The element that shows it, for example "sk-comment-…"; null when nothing on a page does any more.</param>
internal sealed record Written(SubjectRef Subject, string? Anchor)
{
    /// <summary>A comment to bring onto the page when its usual first page does not show it.</summary>
    public CommentId? Show { get; init; }

    /// <summary>A page to show at once instead of leading to one: for what is asked and not stored.</summary>
    public (string Title, RenderFragment Body)? Page { get; init; }

    public static Written At(SubjectRef subject) => new(subject, AnchorOf(subject));

    /// <summary>The element that shows one of SocialKit's own things; the host's things have none.</summary>
    public static string? AnchorOf(SubjectRef subject) => subject.IsOwn ? $"sk-{subject.Kind}-{subject.Id}" : null;
}
