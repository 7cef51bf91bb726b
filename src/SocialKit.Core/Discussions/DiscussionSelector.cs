using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Decides which comments a page holds: by cursor, more replies of one comment, or around the one a permalink names.</summary>
internal sealed class DiscussionSelector(IStore store, Gate gate, Cursors cursors, IOptions<SocialKitOptions> options)
{
    public static string RootsQuestion(SubjectRef subject, DiscussionSort sort) => $"roots/{sort}/{subject}";

    public static string RepliesQuestion(SubjectRef subject) => $"replies/{subject}";

    internal sealed record Selection(IReadOnlyList<Comment> Roots, IReadOnlyList<Comment> Replies)
    {
        public Comment? Next { get; init; }

        public Dictionary<CommentId, string> MoreReplies { get; init; } = [];

        public CommentId? EarlierReplies { get; init; }

        public bool Partial { get; init; }
    }

    public async ValueTask<Selection> SelectAsync(
        AccessScope scope, Viewer viewer, DiscussionRequest request, DiscussionSort sort, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(request.Replies))
        {
            return await SelectRepliesAsync(scope, viewer, request, cancellationToken);
        }

        var limit = Cursors.Limit(request.Limit, options.Value.PageSize);
        var after = await cursors.ReadKeysetAsync(viewer.Tenant, RootsQuestion(request.Subject, sort), request.Cursor, cancellationToken);
        var focus = after is null && request.Focus is { } wanted ? await FocusAsync(scope, request.Subject, wanted, cancellationToken) : null;
        if (focus is not null)
        {
            after = new Keyset(focus.Value.Root.CreatedAt, focus.Value.Root.Id.Value, Inclusive: true);
        }

        var roots = await store.Discussions.ReadRootsAsync(scope, request.Subject, sort, after, limit + 1, cancellationToken);
        var shown = roots.Take(limit).ToList();
        var replies = shown.Count == 0
            ? []
            : await store.Discussions.ReadRepliesAsync(
                scope, [.. shown.Select(root => root.Id)], null, options.Value.RepliesShown + 1, cancellationToken);
        var selection = new Selection(shown, []) { Next = roots.Count > limit ? shown[^1] : null, Partial = after is not null };
        var kept = new List<Comment>();
        foreach (var group in replies.GroupBy(reply => reply.Root))
        {
            var below = group.Take(options.Value.RepliesShown).ToList();
            if (group.Count() > below.Count)
            {
                selection.MoreReplies[group.Key] = below[^1].Path;
            }

            if (focus is { } found && group.Key == found.Root.Id && found.Comment.Depth > 1 && below.All(reply => reply.Id != found.Comment.Id))
            {
                below = await AroundAsync(scope, found.Comment, selection.MoreReplies, cancellationToken);
                selection = selection with { EarlierReplies = group.Key };
            }

            kept.AddRange(below);
        }

        return selection with { Replies = kept };
    }

    private async ValueTask<Selection> SelectRepliesAsync(
        AccessScope scope, Viewer viewer, DiscussionRequest request, CancellationToken cancellationToken)
    {
        var place = (await cursors.ReadAsync(viewer.Tenant, RepliesQuestion(request.Subject), request.Replies!, cancellationToken)).Split('/');
        var rootId = CommentId.Parse(place[0]);
        var root = await store.GetOneAsync<Comment>(scope, Comment.KeyOf(rootId), cancellationToken);
        if (root is null || root.Subject != request.Subject || !await gate.ShowsAsync(scope, root, cancellationToken))
        {
            throw Refuse.NotFound();
        }

        var limit = options.Value.PageSize;
        var replies = await store.Discussions.ReadRepliesAsync(scope, [rootId], place[1], limit + 1, cancellationToken);
        var shown = replies.Take(limit).ToList();
        return new Selection([root], shown)
        {
            MoreReplies = replies.Count > limit ? new() { [rootId] = shown[^1].Path } : [],
            Partial = true,
        };
    }

    /// <summary>The comment a permalink names, with its top-level comment; null when there is nothing to show there.</summary>
    private async ValueTask<(Comment Comment, Comment Root)?> FocusAsync(
        AccessScope scope, SubjectRef subject, CommentId wanted, CancellationToken cancellationToken)
    {
        var comment = await store.GetOneAsync<Comment>(scope, Comment.KeyOf(wanted), cancellationToken);
        if (comment is null || comment.Subject != subject || !await gate.ShowsAsync(scope, comment, cancellationToken))
        {
            return null;
        }

        var root = comment.Depth == 1
            ? comment
            : await store.GetOneAsync<Comment>(scope, Comment.KeyOf(comment.Root), cancellationToken);
        return root is null ? null : (comment, root);
    }

    /// <summary>The comment with its parents above it and what follows below.</summary>
    private async ValueTask<List<Comment>> AroundAsync(
        AccessScope scope, Comment comment, Dictionary<CommentId, string> more, CancellationToken cancellationToken)
    {
        var parents = Enumerable.Range(1, comment.Depth - 2).Select(level => Comment.KeyOf(CommentId.Parse(comment.Path.Substring(level * 32, 32)))).ToList();
        var above = parents.Count == 0 ? [] : await store.Records.GetAsync<Comment>(scope, parents, cancellationToken);

        // One byte less than the comment's own path: the last place before it.
        var following = await store.Discussions.ReadRepliesAsync(
            scope, [comment.Root], comment.Path[..^2], options.Value.RepliesShown + 1, cancellationToken);
        var shown = following.Take(options.Value.RepliesShown).ToList();
        if (following.Count > shown.Count)
        {
            more[comment.Root] = shown[^1].Path;
        }
        else
        {
            more.Remove(comment.Root);
        }

        return [.. above.OrderBy(parent => parent.Path, StringComparer.Ordinal).Concat(shown).DistinctBy(shownComment => shownComment.Id)];
    }
}
