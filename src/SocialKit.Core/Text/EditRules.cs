using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Who may edit, delete and restore what, and until when. The same for posts and comments.</summary>
internal sealed class EditRules(IOptions<SocialKitOptions> options, TimeProvider clock)
{
    private SocialKitOptions Options => options.Value;

    public bool CanEdit(Viewer viewer, MemberId author, DateTimeOffset createdAt, DateTimeOffset? deletedAt) =>
        viewer.Member == author && deletedAt is null && Within(createdAt, clock.GetUtcNow());

    public static bool CanDelete(Viewer viewer, MemberId author, DateTimeOffset? deletedAt) => viewer.Member == author && deletedAt is null;

    public bool CanRestore(Viewer viewer, MemberId? deletedBy, DateTimeOffset? deletedAt) =>
        deletedAt is { } at && viewer.Member is { } member && member == deletedBy && clock.GetUtcNow() - at <= Options.RestoreWindow;

    /// <exception cref="SocialKitException">The window has passed, also counted from when the form was opened.</exception>
    public void DemandWindow(DateTimeOffset createdAt, DateTimeOffset? started)
    {
        var now = clock.GetUtcNow();
        var begunInTime = started is { } begun && begun <= now && Within(createdAt, begun) && now - begun <= Options.EditFinish;
        if (!Within(createdAt, now) && !begunInTime)
        {
            throw Refuse.TooLate("The time for editing this has passed. Write a new comment to add to it.");
        }
    }

    /// <summary>True when the edit is a correction nobody needs to see: soon after writing, and small.</summary>
    public bool IsSilent(DateTimeOffset createdAt, string before, string after) =>
        clock.GetUtcNow() - createdAt <= Options.EditGrace && ChangedCharacters(before, after) <= Options.EditGraceCharacters;

    /// <summary>The longer side of what differs between the common beginning and the common end.</summary>
    internal static int ChangedCharacters(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return Math.Max(before.Length, after.Length) - start - end;
    }

    private bool Within(DateTimeOffset createdAt, DateTimeOffset at) =>
        Options.EditWindow == Timeout.InfiniteTimeSpan || at - createdAt < Options.EditWindow;
}
