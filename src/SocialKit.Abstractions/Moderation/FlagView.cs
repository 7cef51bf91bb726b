namespace SocialKit;

/// <summary>A report as who made it sees it.</summary>
/// <param name="Subject">About what.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Norm">Which norm it names.</param>
/// <param name="Reason">What they wrote.</param>
/// <param name="State">"open", "upheld" or "dismissed".</param>
/// <param name="Answer">What they were told.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="AnsweredAt">When it was answered.</param>
public sealed record FlagView(
    SubjectRef Subject, string Url, Norm Norm, string Reason, string State, string? Answer, DateTimeOffset CreatedAt, DateTimeOffset? AnsweredAt);
