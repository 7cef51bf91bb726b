namespace SocialKit;

/// <summary>Kudos as one viewer sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Giver">Who gave it.</param>
/// <param name="Recipients">Who received it.</param>
/// <param name="Value">The value it names.</param>
/// <param name="Html">What they did.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Url">Its permalink.</param>
/// <param name="Reactions">Reactions.</param>
/// <param name="CanReact">True when the viewer may react.</param>
public sealed record KudosView(
    KudosId Id, MemberView Giver, IReadOnlyList<MemberView> Recipients, CompanyValue Value, SafeHtml Html, DateTimeOffset CreatedAt,
    string Url, ReactionSummary Reactions, bool CanReact);
