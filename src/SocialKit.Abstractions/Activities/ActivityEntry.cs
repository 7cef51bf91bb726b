namespace SocialKit;

/// <summary>One logged fact. Holds ids only, never text or names.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Verb">What they did.</param>
/// <param name="Object">To what.</param>
/// <param name="Target">Where: what was commented on, who was praised; null when there is no such thing.</param>
/// <param name="At">When.</param>
public sealed record ActivityEntry(MemberId Actor, Verb Verb, SubjectRef Object, SubjectRef? Target, DateTimeOffset At);
