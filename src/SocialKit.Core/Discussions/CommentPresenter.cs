namespace SocialKit;

/// <summary>Makes views of comments, given everything they name.</summary>
internal sealed class CommentPresenter(SubjectLinks links, EditRules rules, EditStamps stamps, TimeProvider clock)
{
    /// <summary>What is known of the place the comments stand in.</summary>
    internal sealed record Setting(Viewer Viewer, AccessScope Scope, Ground Ground, People People, Reactions Reactions, int ShownDepth)
    {
        public Post? Question { get; } = Ground.Record is Post { Kind: var kind } post && kind == PostKind.Question ? post : null;

        public CommentId? Focus { get; init; }

        /// <summary>What is not out, and why, for those who see it.</summary>
        public IReadOnlyDictionary<SubjectRef, ModerationNotice> Notices { get; init; } = new Dictionary<SubjectRef, ModerationNotice>();

        /// <summary>Whom the viewer's own texts name that cannot read them.</summary>
        public IReadOnlyDictionary<SubjectRef, IReadOnlyList<MemberView>> Missed { get; init; } = new Dictionary<SubjectRef, IReadOnlyList<MemberView>>();

        /// <summary>Comments that can be seen above others on the same page, so that a reply need not say whom it answers.</summary>
        public IReadOnlyDictionary<CommentId, Comment> Known { get; init; } = new Dictionary<CommentId, Comment>();
    }

    public async ValueTask<CommentView> PresentAsync(Setting setting, Comment comment, CancellationToken cancellationToken)
    {
        var (viewer, ground, people) = (setting.Viewer, setting.Ground, setting.People);
        var subject = SubjectRef.Of(comment.Id);

        // What is held from the viewer stands there like what is gone: nobody's name, nobody's words.
        var deleted = !setting.Scope.ReadsWords(comment);
        var level = Math.Min(comment.Depth, setting.ShownDepth + 1);
        var accepted = setting.Question?.AcceptedAnswer == comment.Id;
        var canEdit = !ground.IsShut && rules.CanEdit(viewer, comment.Author, comment.CreatedAt, comment.DeletedAt);
        return new CommentView
        {
            Id = comment.Id,
            Subject = comment.Subject,
            Parent = comment.Parent,
            Kind = comment.Kind,
            Level = level,
            ReplyingTo = ReplyingTo(setting, comment, level),
            Author = deleted ? null : people[comment.Author],
            Html = deleted ? default : Texts.Show(comment.Text, people),
            CreatedAt = comment.CreatedAt,
            EditedAt = deleted ? null : comment.EditedAt,
            Deleted = deleted,
            DeletedReason = deleted ? comment.DeletedBy == comment.Author ? "author" : "moderator" : null,
            Folded = deleted ? null : setting.Scope.Blocked.Contains(comment.Author) ? "blocked" : setting.Scope.MutedMembers.Contains(comment.Author) ? "muted" : null,
            Accepted = accepted && !deleted,
            Highlighted = setting.Focus == comment.Id,
            Url = links.At(viewer, subject),
            Reactions = deleted ? new ReactionSummary([]) : setting.Reactions.On(subject),
            Score = deleted ? 0 : comment.ImportedScore,
            ReplyCount = setting.Reactions.Count(subject, CounterKey.Replies),
            Can = new Capabilities(
                Edit: canEdit,
                Delete: !ground.Closed && EditRules.CanDelete(viewer, comment.Author, comment.DeletedAt),
                Restore: !ground.IsShut && rules.CanRestore(viewer, comment.DeletedBy, comment.DeletedAt),
                React: !deleted && ground.CanReact,
                Reply: ground.CanPost && !deleted,
                Accept: !deleted && !ground.IsShut && comment.Kind == CommentKind.Answer && setting.Question is { } question && question.Author == viewer.Member)
            {
                Flag = !deleted && viewer.Member is { } reader && reader != comment.Author,
            },
            Notice = deleted ? null : setting.Notices.GetValueOrDefault(subject),
            NotReached = setting.Missed.GetValueOrDefault(subject, []),
            EditableText = canEdit ? Texts.Edit(comment.Text, people) : null,
            EditStamp = canEdit ? await stamps.WriteAsync(viewer, subject, clock.GetUtcNow(), cancellationToken) : null,
            Version = comment.Version,
        };
    }

    private static MemberView? ReplyingTo(Setting setting, Comment comment, int level)
    {
        // From its place alone it is clear only while every level has its own indentation and the parent stands above.
        if (comment.Parent is not { } parentId || !setting.Known.TryGetValue(parentId, out var parent))
        {
            return null;
        }

        return level < comment.Depth && setting.Scope.ReadsWords(parent) ? setting.People[parent.Author] : null;
    }
}
