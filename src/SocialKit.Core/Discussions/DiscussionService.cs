using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class DiscussionService(
    IStore store, Gate gate, Scopes scopes, Texts texts, SubjectLinks links, CommentPresenter presenter, DiscussionSelector selector,
    EditRules rules, EditStamps stamps, Cursors cursors, Rates rates, AuditTrail audit, ModerationPipeline moderation, Notices notices, Reach reach, IIdGenerator ids,
    TimeProvider clock, IOptions<SocialKitOptions> options) : IDiscussionService
{
    private const int MaxDepth = 32;
    private static readonly TimeSpan SameTextWindow = TimeSpan.FromMinutes(5);

    public async ValueTask<DiscussionPage> ReadAsync(Viewer viewer, DiscussionRequest request, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var ground = await gate.RequireTalkAsync(viewer, request.Subject, cancellationToken);
        request = request with { Subject = ground.Subject };
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var sort = request.Sort ?? DiscussionSort.Oldest;
        var page = await selector.SelectAsync(scope, viewer, request, sort, cancellationToken);

        var shown = page.Roots.Concat(page.Replies).ToList();
        var known = shown.ToDictionary(comment => comment.Id);
        var missing = page.Replies.Where(reply => reply.Depth > options.Value.ShownDepth + 1 && !known.ContainsKey(reply.Parent!.Value))
            .Select(reply => Comment.KeyOf(reply.Parent!.Value)).Distinct().ToList();
        if (missing.Count > 0)
        {
            foreach (var parent in await store.Records.GetAsync<Comment>(scope, missing, cancellationToken))
            {
                known[parent.Id] = parent;
            }
        }

        var setting = await SettingAsync(viewer, ground, known.Values, cancellationToken) with { Known = known, Focus = request.Focus };
        var replies = page.Replies.ToLookup(reply => reply.Root);
        var roots = new List<CommentView>();
        foreach (var root in page.Roots)
        {
            var below = new List<CommentView>();
            foreach (var reply in replies[root.Id])
            {
                below.Add(await presenter.PresentAsync(setting, reply, cancellationToken));
            }

            roots.Add(await presenter.PresentAsync(setting, root, cancellationToken) with
            {
                Replies = below,
                NextReplies = page.MoreReplies.TryGetValue(root.Id, out var path)
                    ? await cursors.WriteAsync(viewer.Tenant, DiscussionSelector.RepliesQuestion(request.Subject), $"{root.Id}/{path}", cancellationToken)
                    : null,
                EarlierReplies = page.EarlierReplies == root.Id,
            });
        }

        return new DiscussionPage
        {
            Subject = request.Subject,
            Title = ground.Title,
            Total = setting.Reactions.Count(request.Subject, CounterKey.Comments),
            Sort = sort,
            Comments = roots,
            Next = page.Next is { } last
                ? await cursors.WriteAsync(viewer.Tenant, DiscussionSelector.RootsQuestion(request.Subject, sort), last.CreatedAt, last.Id.Value, cancellationToken)
                : null,
            Partial = page.Partial,
            CanPost = ground.CanPost,
            Closed = ground.IsShut,
            SignInToPost = viewer.Member is null,
            LockedReason = ground.Lock?.Reason,
            CanLock = ground.Moderates,
            TakesAnswers = setting.Question is not null,
            AcceptedAnswer = setting.Question?.AcceptedAnswer,
        };
    }

    public async ValueTask<IReadOnlyDictionary<SubjectRef, DiscussionSummary>> SummariseAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Count > 200)
        {
            throw Refuse.Invalid("subjects", "At most 200 subjects can be asked about at once.");
        }

        // One question to the store brings the counts and what the host said of its subjects; what the viewer may not read is then left out.
        viewer = viewer.ForOneCall();
        var scope = AccessScope.For(viewer);
        var summaries = (await store.Discussions.SummariseAsync(scope, [.. subjects.Distinct()], cancellationToken)).ToDictionary();
        var grounds = await gate.ReadAsync(
            viewer, subjects, cancellationToken, [.. summaries.Values.Select(summary => summary.State).OfType<SubjectState>()]);
        var moved = grounds.Where(asked => asked.Value.Subject != asked.Key).Select(asked => asked.Value.Subject).Except(summaries.Keys).ToList();
        if (moved.Count > 0)
        {
            foreach (var (subject, summary) in await store.Discussions.SummariseAsync(scope, moved, cancellationToken))
            {
                summaries[subject] = summary;
            }
        }

        // What the host said was for the gate; a viewer is told the counts.
        return grounds.ToDictionary(
            asked => asked.Key,
            asked => summaries.TryGetValue(asked.Value.Subject, out var summary) ? summary with { State = null } : new DiscussionSummary(0, null));
    }

    public async ValueTask<CommentView> CommentAsync(Viewer viewer, NewComment comment, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var ((record, ground), result) = await store.ApplyAsync(() => PrepareAsync(viewer, member, comment, cancellationToken), cancellationToken);
        return result is { Outcome: CommitOutcome.Replayed } && result.Result!.Value.TryGetId<CommentId>(SubjectRef.CommentKind, out var first)
            ? await ReadCommentAsync(viewer, first, cancellationToken)
            : await PresentOneAsync(viewer, ground, record, cancellationToken);
    }

    private async ValueTask<((Comment Comment, Ground Ground) Made, Commit? Commit)> PrepareAsync(
        Viewer viewer, MemberId member, NewComment comment, CancellationToken cancellationToken)
    {
        var ground = await gate.RequireTalkAsync(viewer, comment.Subject, cancellationToken);
        DemandPosting(ground);
        if (comment.Subject.Kind == SubjectRef.CommentKind)
        {
            throw Refuse.Invalid("subject", "To answer a comment, send what is discussed as the subject and the comment as the parent.");
        }

        if (comment.Kind != CommentKind.Comment && comment.Kind != CommentKind.Answer)
        {
            throw Refuse.Invalid("kind", "A comment is of kind comment or answer.");
        }

        if (comment.Kind == CommentKind.Answer && (comment.Parent is not null || ground.Record is not Post { Kind: var kind } || kind != PostKind.Question))
        {
            throw Refuse.Invalid("kind", "Only a top-level comment on a question can be an answer.");
        }

        var parent = comment.Parent is { } parentId ? await ParentAsync(viewer, ground.Subject, parentId, cancellationToken) : null;
        var text = await texts.WriteAsync(viewer, comment.Text, "text", cancellationToken);
        var now = clock.GetUtcNow();
        if (await SameTextAsync(viewer, member, ground.Subject, parent, text, now, cancellationToken) is { } same)
        {
            return ((same, ground), null);
        }

        var judged = await moderation.JudgeAsync(viewer, Comment.RecordType, ground.Community, null, text, cancellationToken);
        var id = new CommentId(ids.NewId(now));
        var record = new Comment
        {
            Id = id,
            Subject = ground.Subject,
            Path = Comment.PathOf(parent, id),
            Community = ground.Community,
            Kind = comment.Kind,
            Author = member,
            Text = text,
            Moderation = judged.State,
            CreatedAt = now,
            Version = 1,
        };
        return ((record, ground), new Commit
        {
            Tenant = viewer.Tenant,
            At = now,
            ClientKey = member.KeyFor("comments", comment.ClientId, comment.Subject.ToString(), comment.Parent?.ToString(), comment.Text, comment.Kind.Value),
            Guards =
            [
                .. parent is null ? Array.Empty<Guard>() : [new Guard.Present(parent.Key)], .. ground.TalkGuards,
                .. await rates.ForWritingAsync(viewer, cancellationToken),
            ],
            Puts = [record, .. moderation.CaseOf(judged, record)],
            Activities = [new ActivityEntry(member, judged.VerbFor(Verb.Commented), SubjectRef.Of(id), ground.Subject, now)],
            Result = SubjectRef.Of(id),
        });
    }

    public async ValueTask<CommentView> ReadCommentAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var (record, ground) = await gate.RequireCommentAsync(viewer, comment, cancellationToken);
        return await PresentOneAsync(viewer, ground, record, cancellationToken);
    }

    public async ValueTask<CommentView> EditAsync(Viewer viewer, CommentId comment, EditText edit, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var (record, ground) = await store.ChangeAsync(() => PrepareEditAsync(viewer, member, comment, edit, cancellationToken), cancellationToken);
        return await PresentOneAsync(viewer, ground, record, cancellationToken);
    }

    private async ValueTask<((Comment Comment, Ground Ground) Edited, Commit? Commit)> PrepareEditAsync(
        Viewer viewer, MemberId member, CommentId comment, EditText edit, CancellationToken cancellationToken)
    {
        var (record, ground) = await gate.RequireCommentAsync(viewer, comment, cancellationToken);
        var subject = SubjectRef.Of(comment);
        if (record.Author != member)
        {
            throw Refuse.Forbidden("Only the author can edit a comment.");
        }

        if (record.DeletedAt is not null)
        {
            throw Refuse.NotFound();
        }

        ground.DemandTalk();
        ground.DemandStill();
        rules.DemandWindow(record.CreatedAt, await stamps.ReadAsync(viewer, subject, edit.Started, cancellationToken));
        var text = await texts.WriteAsync(viewer, edit.Text, "text", cancellationToken);
        if (text.Source == record.Text.Source)
        {
            return ((record, ground), null);
        }

        if (edit.Version != record.Version)
        {
            throw await texts.ConflictAsync(viewer, record.Text, record.Version, cancellationToken);
        }

        var now = clock.GetUtcNow();
        var silent = record.EditedAt is null && rules.IsSilent(record.CreatedAt, record.Text.Source, text.Source);
        var changed = record with { Text = text, EditedAt = silent ? null : now, Version = record.Version + 1 };
        var (shown, commit) = await moderation.JudgeEditAsync(viewer, record, changed, new Commit
        {
            Tenant = viewer.Tenant,
            At = now,
            Guards = [new Guard.Unchanged(record.Key, record.Version), .. ground.TalkGuards, .. LegalHold.GuardsFor([record]), .. rates.ForEdit(viewer)],
            Puts = silent ? [changed] : [changed, RevisionOf(subject, record, member, now)],
            Activities = [new ActivityEntry(member, Verb.Edited, subject, record.Subject, now)],
        }, cancellationToken);
        return ((shown, ground), commit);
    }

    public async ValueTask DeleteAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        await ChangeAsync(viewer, comment, Verb.Deleted, (record, ground) =>
        {
            if (record.Author != member)
            {
                throw Refuse.Forbidden("Only the author can delete a comment.");
            }

            if (ground.Closed)
            {
                throw Refuse.Closed();
            }

            return record.DeletedAt is null ? record with { DeletedAt = clock.GetUtcNow(), DeletedBy = member } : record;
        }, cancellationToken);
    }

    public async ValueTask<CommentView> RestoreAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var (restored, ground) = await ChangeAsync(viewer, comment, Verb.Restored, (record, ground) =>
        {
            if (record.DeletedAt is null)
            {
                return record;
            }

            ground.DemandOpen();
            ground.DemandTalk();
            return rules.CanRestore(viewer, record.DeletedBy, record.DeletedAt)
                ? record with { DeletedAt = null, DeletedBy = null }
                : throw Refuse.TooLate("This can no longer be restored.");
        }, cancellationToken);
        return await PresentOneAsync(viewer, ground, restored, cancellationToken);
    }

    public async ValueTask AcceptAsync(Viewer viewer, CommentId comment, bool accepted, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        await store.ChangeAsync<Post>(async () =>
        {
            var (record, ground) = await gate.RequireCommentAsync(viewer, comment, cancellationToken);
            if (record.DeletedAt is not null || record.Kind != CommentKind.Answer || ground.Record is not Post { Kind: var kind } question || kind != PostKind.Question)
            {
                throw Refuse.Invalid("comment", "Only an answer to a question can be accepted.");
            }

            if (question.Author != member)
            {
                throw Refuse.Forbidden("Only the person who asked can accept an answer.");
            }

            ground.DemandTalk();
            if ((question.AcceptedAnswer == comment) == accepted)
            {
                return (question, null);
            }

            var now = clock.GetUtcNow();
            return (question, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(question.Key, question.Version), .. ground.TalkGuards, .. LegalHold.GuardsFor([question]), .. rates.ForChange(viewer)],
                Puts = [question with { AcceptedAnswer = accepted ? comment : null, Version = question.Version + 1 }],
                Activities = [new ActivityEntry(member, accepted ? Verb.Accepted : Verb.Unaccepted, SubjectRef.Of(comment), question.Subject, now)],
            });
        }, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, CommentId comment, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var (record, _) = await gate.RequireCommentAsync(viewer, comment, cancellationToken);
        if (!(await scopes.OfAsync(viewer, cancellationToken)).ReadsWords(record))
        {
            throw Refuse.NotFound();
        }

        return await ReadRevisionsAsync(store, links, viewer, SubjectRef.Of(comment), cancellationToken);
    }

    internal static async ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(
        IStore store, SubjectLinks links, Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        var revisions = await store.Records.GetRevisionsAsync(AccessScope.For(viewer), subject, cancellationToken);
        var people = await People.LoadAsync(
            store, links, viewer, revisions.SelectMany(revision => revision.Text.Mentions.Append(revision.ReplacedBy)), cancellationToken);
        return
        [
            .. revisions.Select(revision => new RevisionView(
                revision.Title, Texts.Show(revision.Text, people), people[revision.ReplacedBy], revision.ReplacedAt)),
        ];
    }

    /// <summary>Views of comments that stand alone, for the taste of a discussion under a post.</summary>
    internal async ValueTask<CommentView> PresentOneAsync(Viewer viewer, Ground ground, Comment comment, CancellationToken cancellationToken)
    {
        var setting = await SettingAsync(viewer, ground, [comment], cancellationToken);
        return await presenter.PresentAsync(setting, comment, cancellationToken);
    }

    private static Revision RevisionOf(SubjectRef subject, Comment record, MemberId by, DateTimeOffset at) =>
        new() { Subject = subject, Number = record.Version, Text = record.Text, ReplacedBy = by, ReplacedAt = at };

    private static void DemandPosting(Ground ground)
    {
        ground.DemandStill();
        ground.DemandTalk();
        if (!ground.CanPost)
        {
            throw Refuse.Forbidden("You can read this discussion but not write in it.");
        }
    }

    private async ValueTask<CommentPresenter.Setting> SettingAsync(
        Viewer viewer, Ground ground, IEnumerable<Comment> comments, CancellationToken cancellationToken)
    {
        var all = comments.ToList();
        var people = await People.LoadAsync(
            store, links, viewer, all.SelectMany(comment => comment.Text.Mentions.Append(comment.Author)), cancellationToken);
        var subjects = all.Select(comment => SubjectRef.Of(comment.Id)).Append(ground.Subject).ToList();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var reactions = await Reactions.LoadAsync(store, options, scope, subjects, cancellationToken);
        await audit.RecordReadsAsync(
            viewer,
            all.Where(comment => comment.Moderation != ModerationState.Published && comment.Author != viewer.Member && scope.ReadsWords(comment))
                .Select(comment => SubjectRef.Of(comment.Id)),
            cancellationToken);
        return new CommentPresenter.Setting(viewer, scope, ground, people, reactions, options.Value.ShownDepth)
        {
            Notices = await notices.LoadAsync(scope, all.Where(scope.ReadsWords), cancellationToken),
            Missed = await reach.MissedAsync(viewer, all, ground.Host is null ? null : ground, cancellationToken),
        };
    }

    private async ValueTask<Comment> ParentAsync(
        Viewer viewer, SubjectRef subject, CommentId parentId, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var parent = await store.GetOneAsync<Comment>(scope, Comment.KeyOf(parentId), cancellationToken);
        if (parent is null || parent.Subject != subject || parent.DeletedAt is not null || parent.Moderation != ModerationState.Published)
        {
            throw new SocialKitException(new SocialError(
                SocialError.NotFound, "parent", "The comment you answer is no longer here. Your text is kept: send it as a new comment."));
        }

        // As deep as is stored: a reply to the deepest comment stands beside it.
        return parent.Depth < MaxDepth
            ? parent
            : (await store.GetOneAsync<Comment>(scope, Comment.KeyOf(parent.Parent!.Value), cancellationToken))!;
    }

    /// <summary>The same words by the same person in the same place a moment ago: they meant it once.</summary>
    private async ValueTask<Comment?> SameTextAsync(
        Viewer viewer, MemberId member, SubjectRef subject, Comment? parent, RichText text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var recent = parent is null
            ? await store.Discussions.ReadRootsAsync(scope, subject, DiscussionSort.Newest, null, 20, cancellationToken)
            : await store.Discussions.ReadRepliesAsync(scope, [parent.Root], parent.Path, 101, cancellationToken);
        return recent.FirstOrDefault(comment => comment.Author == member && comment.DeletedAt is null && comment.Parent == parent?.Id
            && comment.Text.Source == text.Source && now - comment.CreatedAt < SameTextWindow);
    }

    private ValueTask<(Comment Comment, Ground Ground)> ChangeAsync(
        Viewer viewer, CommentId id, Verb verb, Func<Comment, Ground, Comment> change, CancellationToken cancellationToken) =>
        store.ChangeAsync<(Comment, Ground)>(async () =>
        {
            var (record, ground) = await gate.RequireCommentAsync(viewer, id, cancellationToken);
            var changed = change(record, ground);
            if (changed == record)
            {
                return ((record, ground), null);
            }

            ground.DemandStill();
            changed = changed with { Version = record.Version + 1 };
            var now = clock.GetUtcNow();
            return ((changed, ground), new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(record.Key, record.Version), .. ground.Guards, .. LegalHold.GuardsFor([record]), .. rates.ForChange(viewer)],
                Puts = [changed],
                Activities = [new ActivityEntry(viewer.RequireMember(), verb, SubjectRef.Of(id), record.Subject, now)],
            });
        }, cancellationToken);
}
