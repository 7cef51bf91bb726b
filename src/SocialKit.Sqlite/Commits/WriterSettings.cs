namespace SocialKit.Sqlite;

/// <summary>How the writer writes. Every store uses the defaults; the benchmarks compare them with what they replace.</summary>
/// <param name="MaxBatch">Commits that may share one transaction; 1 gives each its own.</param>
/// <param name="Synchronous">FULL: a commit that returned survives a power cut. NORMAL: it may be rolled back.</param>
internal sealed record WriterSettings(int MaxBatch = Writer.MaxBatch, string Synchronous = "FULL");
