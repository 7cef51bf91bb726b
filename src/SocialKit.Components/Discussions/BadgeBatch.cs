using System.Collections.ObjectModel;

namespace SocialKit.Components;

/// <summary>
/// Collects what the badges of one rendering pass want to know and asks once. A pass renders all its components before any continuation
/// runs, so giving way once is enough to have seen them all. Scoped.
/// </summary>
internal sealed class BadgeBatch(IDiscussionService discussions, IViewerAccessor viewers, ISocialPage page, PageWidgets widgets)
{
    // What one call may ask for.
    private const int Most = 200;

    private static IReadOnlyDictionary<SubjectRef, DiscussionSummary> NoSummaries => ReadOnlyDictionary<SubjectRef, DiscussionSummary>.Empty;

    private Task<IReadOnlyDictionary<SubjectRef, DiscussionSummary>>? _answer;
    private HashSet<SubjectRef> _subjects = [];

    public async Task<DiscussionSummary?> ReadAsync(SubjectRef subject)
    {
        _subjects.Add(subject);
        var answer = await (_answer ??= AskAsync());
        return answer.GetValueOrDefault(subject);
    }

    private async Task<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> AskAsync()
    {
        await Task.Yield();
        var subjects = _subjects;
        _subjects = [];
        _answer = null;

        if (widgets.Unavailable is not null)
            return NoSummaries;

        try
        {
            return await SummariseAsync(subjects);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (page.Contain(exception, isForm: false) is null)
                throw;

            // A page of the host without its badges is still its page.
            return NoSummaries;
        }
    }

    private async Task<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(HashSet<SubjectRef> subjects)
    {
        var viewer = await viewers.GetViewerAsync(CancellationToken.None);
        if (subjects.Count <= Most)
            return await discussions.SummariseAsync(viewer, subjects, CancellationToken.None);

        var all = new Dictionary<SubjectRef, DiscussionSummary>();
        foreach (var part in subjects.Chunk(Most))
        {
            foreach (var (subject, summary) in await discussions.SummariseAsync(viewer, part, CancellationToken.None))
                all[subject] = summary;
        }

        return all;
    }
}
