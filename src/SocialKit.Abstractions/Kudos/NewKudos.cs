namespace SocialKit;

/// <summary>Kudos to give.</summary>
/// <param name="Recipients">Handles or ids of 1 to 10 members, never the giver's own.</param>
/// <param name="Value">The key of the value it names.</param>
/// <param name="Text">What they did, 10 to 500 characters.</param>
/// <param name="Subject">What it is about; the giver must see it.</param>
/// <param name="ClientId">Makes a repetition harmless; null when the caller never repeats.</param>
public sealed record NewKudos(
    IReadOnlyList<string> Recipients, string Value, string Text, SubjectRef? Subject = null, string? ClientId = null);
