namespace SocialKit;

/// <summary>A place in a list ordered by (time, id). Stable under insert and delete: rows are compared with it, never counted.</summary>
/// <param name="At">The row's time.</param>
/// <param name="Id">The row's id, which breaks ties; compared as 16 big-endian bytes, the order of its 32-digit form.</param>
/// <param name="Inclusive">True when the row itself is the first wanted.</param>
public readonly record struct Keyset(DateTimeOffset At, Guid Id, bool Inclusive = false);
