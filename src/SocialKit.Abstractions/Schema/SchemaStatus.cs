namespace SocialKit;

/// <summary>How a database stands to the scripts of this version.</summary>
/// <param name="Version">The number of the newest script that was applied; 0 when there is none.</param>
/// <param name="Newest">The number of the newest script that this version knows.</param>
/// <param name="Missing">The scripts that must be applied first, in order.</param>
/// <param name="Problem">Why this version cannot use the database, in a sentence that says what to do; null when it can.</param>
public sealed record SchemaStatus(int Version, int Newest, IReadOnlyList<string> Missing, string? Problem);
