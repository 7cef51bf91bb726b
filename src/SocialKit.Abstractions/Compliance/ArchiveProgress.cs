namespace SocialKit;

/// <summary>How far an export or import is.</summary>
/// <param name="Type">The type of record at hand.</param>
/// <param name="Records">Records so far, of every type.</param>
public readonly record struct ArchiveProgress(string Type, long Records);
