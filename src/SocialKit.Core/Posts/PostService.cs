namespace SocialKit;

internal sealed class PostService(
    IStore store, Texts texts, PostPresenter presenter, SubjectLinks links, EditRules rules, EditStamps stamps, Gate gate, Scopes scopes, Rates rates, ModerationPipeline moderation,
    IIdGenerator ids, TimeProvider clock) : IPostService
{
    private static readonly TimeSpan SameTextWindow = TimeSpan.FromMinutes(5);

    public async ValueTask<PostView> CreateAsync(Viewer viewer, NewPost post, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var title = TitleFor(post.Kind, post.Title);
        var community = await CommunityForAsync(viewer, post.Scope, cancellationToken);
        var text = await texts.WriteAsync(viewer, post.Text, "text", cancellationToken);
        var now = clock.GetUtcNow();
        if (await SameTextAsync(viewer, member, community, title, text, now, cancellationToken) is { } same)
        {
            return await presenter.PresentAsync(viewer, same, cancellationToken);
        }

        var judged = await moderation.JudgeAsync(viewer, Post.RecordType, community?.Id, title, text, cancellationToken);
        var record = new Post
        {
            Id = new PostId(ids.NewId(now)),
            Kind = post.Kind,
            Author = member,
            Community = community?.Id,
            Title = title,
            Text = text,
            Moderation = judged.State,
            CreatedAt = now,
            Version = 1,
        };
        var result = (await store.CommitAsync(
            new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                ClientKey = member.KeyFor("posts", post.ClientId, post.Scope.ToString(), post.Kind.Value, post.Title, post.Text),
                Guards =
                [
                    .. community is null ? [] : new Guard[] { new Guard.Present(community.Key) }, .. await rates.ForWritingAsync(viewer, cancellationToken),
                ],
                Puts = [record, .. moderation.CaseOf(judged, record)],
                Activities = [new ActivityEntry(member, judged.VerbFor(Verb.Posted), record.Subject, community is null ? null : SubjectRef.Of(community.Id), now)],
                Result = record.Subject,
            },
            cancellationToken)).Demand(now);

        return result.Outcome == CommitOutcome.Replayed && result.Result!.Value.TryGetId<PostId>(SubjectRef.PostKind, out var first)
            ? await ReadAsync(viewer, first, cancellationToken)
            : await presenter.PresentAsync(viewer, record, cancellationToken);
    }

    public async ValueTask<PostView> ReadAsync(Viewer viewer, PostId post, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        return await presenter.PresentAsync(viewer, await gate.RequirePostAsync(viewer, post, cancellationToken), cancellationToken);
    }

    public async ValueTask<PostView> EditAsync(Viewer viewer, PostId post, EditText edit, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        return await presenter.PresentAsync(
            viewer, await store.ChangeAsync(() => PrepareEditAsync(viewer, member, post, edit, cancellationToken), cancellationToken), cancellationToken);
    }

    private async ValueTask<(Post Post, Commit? Commit)> PrepareEditAsync(
        Viewer viewer, MemberId member, PostId post, EditText edit, CancellationToken cancellationToken)
    {
        var record = await gate.RequirePostAsync(viewer, post, cancellationToken);
        if (record.Author != member)
        {
            throw Refuse.Forbidden("Only the author can edit a post.");
        }

        if (record.DeletedAt is not null)
        {
            throw Refuse.NotFound();
        }

        var ground = await gate.RequireTalkAsync(viewer, record.Subject, cancellationToken);
        ground.DemandTalk();
        rules.DemandWindow(record.CreatedAt, await stamps.ReadAsync(viewer, record.Subject, edit.Started, cancellationToken));
        var title = edit.Title is null ? record.Title : TitleFor(record.Kind, edit.Title);
        var text = await texts.WriteAsync(viewer, edit.Text, "text", cancellationToken);
        if (text.Source == record.Text.Source && title == record.Title)
        {
            return (record, null);
        }

        if (edit.Version != record.Version)
        {
            throw await texts.ConflictAsync(viewer, record.Text, record.Version, cancellationToken);
        }

        var now = clock.GetUtcNow();
        var silent = record.EditedAt is null
            && rules.IsSilent(record.CreatedAt, $"{record.Title}\n{record.Text.Source}", $"{title}\n{text.Source}");
        var changed = record with { Title = title, Text = text, EditedAt = silent ? null : now, Version = record.Version + 1 };
        var revision = new Revision
        {
            Subject = record.Subject, Number = record.Version, Title = record.Title, Text = record.Text, ReplacedBy = member, ReplacedAt = now,
        };
        return await moderation.JudgeEditAsync(viewer, record, changed, new Commit
        {
            Tenant = viewer.Tenant,
            At = now,
            Guards = [new Guard.Unchanged(record.Key, record.Version), .. ground.TalkGuards, .. LegalHold.GuardsFor([record]), .. rates.ForEdit(viewer)],
            Puts = silent ? [changed] : [changed, revision],
            Activities = [new ActivityEntry(member, Verb.Edited, record.Subject, CommunityOf(record), now)],
        }, cancellationToken);
    }

    public async ValueTask DeleteAsync(Viewer viewer, PostId post, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        await ChangeAsync(viewer, post, Verb.Deleted, record =>
        {
            if (record.Author != member)
            {
                throw Refuse.Forbidden("Only the author can delete a post.");
            }

            return record.DeletedAt is null ? record with { DeletedAt = clock.GetUtcNow(), DeletedBy = member } : record;
        }, cancellationToken);
    }

    public async ValueTask<PostView> RestoreAsync(Viewer viewer, PostId post, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var restored = await ChangeAsync(viewer, post, Verb.Restored, record =>
        {
            if (record.DeletedAt is null)
            {
                return record;
            }

            return rules.CanRestore(viewer, record.DeletedBy, record.DeletedAt)
                ? record with { DeletedAt = null, DeletedBy = null }
                : throw Refuse.TooLate("This can no longer be restored.");
        }, cancellationToken);
        return await presenter.PresentAsync(viewer, restored, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<RevisionView>> ReadRevisionsAsync(Viewer viewer, PostId post, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var record = await gate.RequirePostAsync(viewer, post, cancellationToken);
        return record.DeletedAt is null
            ? await DiscussionService.ReadRevisionsAsync(store, links, viewer, record.Subject, cancellationToken)
            : throw Refuse.NotFound();
    }

    private static SubjectRef? CommunityOf(Post post) => post.Community is { } id ? SubjectRef.Of(id) : null;

    private static string? TitleFor(PostKind kind, string? title)
    {
        if (kind == PostKind.Question || kind == PostKind.Announcement)
        {
            return string.IsNullOrWhiteSpace(title) && kind == PostKind.Question
                ? throw Refuse.Invalid("title", "A question needs a title of 5 to 255 characters, so that others can find it.")
                : string.IsNullOrWhiteSpace(title) ? null : Texts.Title(title);
        }

        if (kind != PostKind.Text)
        {
            throw Refuse.Invalid("kind", "A post is of kind text or question.");
        }

        return string.IsNullOrWhiteSpace(title) ? null : Texts.Title(title);
    }

    private async ValueTask<Community?> CommunityForAsync(Viewer viewer, FeedScope where, CancellationToken cancellationToken)
    {
        switch (where.Kind)
        {
            case "home" or "company":
                return null;
            case "community":
                var scope = await scopes.OfAsync(viewer, cancellationToken);
                var community = await CommunityService.FindAsync(store, scope, where.Name, cancellationToken)
                    ?? throw new SocialKitException(new SocialError(SocialError.NotFound, "scope", "This community is not here, or not for you to see."));
                if (scope.Reads(community) && scope.SilencedIn(community.Id) is { } sanction)
                {
                    throw Refuse.Silenced(sanction);
                }

                return scope.Reads(community) && scope.Writes(community.Id)
                    ? community
                    : throw Refuse.Forbidden("Only members of this community write in it.");
            default:
                throw Refuse.Invalid("scope", "You can post to the whole company or in a community.");
        }
    }

    /// <summary>The same words by the same person in the same place a moment ago: they meant it once.</summary>
    private async ValueTask<Post?> SameTextAsync(
        Viewer viewer, MemberId member, Community? community, string? title, RichText text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var recent = await store.Feeds.ReadAsync(await scopes.OfAsync(viewer, cancellationToken), new FeedSelector.ByMember(member), null, 5, cancellationToken);
        return recent.FirstOrDefault(post => post.DeletedAt is null && post.Community == community?.Id && post.Title == title
            && post.Text.Source == text.Source && now - post.CreatedAt < SameTextWindow);
    }

    private ValueTask<Post> ChangeAsync(Viewer viewer, PostId id, Verb verb, Func<Post, Post> change, CancellationToken cancellationToken) =>
        store.ChangeAsync<Post>(async () =>
        {
            var record = await gate.RequirePostAsync(viewer, id, cancellationToken);
            var changed = change(record);
            if (changed == record)
            {
                return (record, null);
            }

            changed = changed with { Version = record.Version + 1 };
            var now = clock.GetUtcNow();
            return (changed, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(record.Key, record.Version), .. LegalHold.GuardsFor([record]), .. rates.ForChange(viewer)],
                Puts = [changed],
                Activities = [new ActivityEntry(viewer.RequireMember(), verb, record.Subject, CommunityOf(record), now)],
            });
        }, cancellationToken);
}
