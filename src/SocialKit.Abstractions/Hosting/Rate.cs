namespace SocialKit;

/// <summary>How often something may be done: so many times within one period. Periods follow each other, the first began with the year 1.</summary>
/// <param name="Count">How many times, at least 1.</param>
/// <param name="Period">Within how long, whole seconds from 1 second to 1 day.</param>
public sealed record Rate(int Count, TimeSpan Period);
