namespace SocialKit;

/// <summary>Why a community exists and how its people will know that it works.</summary>
/// <param name="Purpose">One sentence, 20 to 200 characters.</param>
/// <param name="Problem">The business problem.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Measures">How we will know it works; at least one.</param>
/// <param name="Owner">Who answers for it; null only while proposed.</param>
/// <param name="ReviewAt">When it is looked at again, within 12 months.</param>
public sealed record Charter(
    string Purpose, string Problem, string Audience, IReadOnlyList<string> Measures, MemberId? Owner, DateTimeOffset ReviewAt);
