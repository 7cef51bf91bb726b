using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Makes views of posts: everything a page of them names is loaded together, a fixed number of reads however many posts.</summary>
internal sealed class PostPresenter(
    IStore store, SubjectLinks links, EditRules rules, EditStamps stamps, CommentPresenter comments, TimeProvider clock, Scopes scopes, AuditTrail audit, Notices notices, Reach reach,
    IOptions<SocialKitOptions> options)
{
    private const int LatestShown = 2;

    public async ValueTask<PostView> PresentAsync(Viewer viewer, Post post, CancellationToken cancellationToken) =>
        (await PresentAsync(viewer, [post], withLatest: false, cancellationToken))[0];

    public async ValueTask<IReadOnlyList<PostView>> PresentAsync(
        Viewer viewer, IReadOnlyList<Post> posts, bool withLatest, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var subjects = posts.Select(post => post.Subject).ToList();
        var latest = withLatest && subjects.Count > 0
            ? await store.Discussions.ReadLatestAsync(scope, subjects, LatestShown, cancellationToken)
            : [];
        var people = await People.LoadAsync(
            store, links, viewer,
            posts.SelectMany(post => post.Text.Mentions.Append(post.Author)).Concat(latest.SelectMany(comment => comment.Text.Mentions.Append(comment.Author))),
            cancellationToken);
        var reactions = await Reactions.LoadAsync(
            store, options, scope, [.. subjects, .. latest.Select(comment => SubjectRef.Of(comment.Id))], cancellationToken);
        var communities = await store.LoadCommunitiesAsync(scope, posts.Select(post => post.Community), cancellationToken);
        var topics = await LoadAsync<Topic>(posts.SelectMany(post => post.Topics).Select(Topic.KeyOf));

        await audit.RecordReadsAsync(
            viewer, posts.Where(post => post.Moderation != ModerationState.Published && post.Author != viewer.Member).Select(post => post.Subject), cancellationToken);
        var told = await notices.LoadAsync(scope, [.. posts, .. latest], cancellationToken);
        var missed = await reach.MissedAsync(viewer, [.. posts, .. latest], null, cancellationToken);

        var latestByPost = latest.ToLookup(comment => comment.Subject);
        var views = new List<PostView>(posts.Count);
        foreach (var post in posts)
        {
            var deleted = post.DeletedAt is not null;
            var canEdit = rules.CanEdit(viewer, post.Author, post.CreatedAt, post.DeletedAt);
            var answers = scope.Answers(post);
            var ground = new Ground(post.Subject, post.Title ?? "Post", null, answers, false, post)
            {
                Community = post.Community,
                CanReact = answers,
                Moderates = scope.Moderates(post.Community),
            };
            var setting = new CommentPresenter.Setting(viewer, scope, ground, people, reactions, options.Value.ShownDepth) { Notices = told, Missed = missed };
            var taste = new List<CommentView>();
            foreach (var comment in latestByPost[post.Subject].Reverse())
            {
                taste.Add(await comments.PresentAsync(setting, comment, cancellationToken));
            }

            views.Add(new PostView
            {
                Id = post.Id,
                Kind = post.Kind,
                Author = people[post.Author],
                Community = post.Community is { } id && communities.TryGetValue(id, out var community)
                    ? CommunityService.ViewOf(links, viewer, community)
                    : null,
                Title = deleted ? null : post.Title,
                Html = deleted ? default : Texts.Show(post.Text, people),
                Topics = deleted ? [] : [.. post.Topics.Select(Topic.KeyOf).Where(topics.ContainsKey).Select(key => topics[key].Name)],
                CreatedAt = post.CreatedAt,
                EditedAt = deleted ? null : post.EditedAt,
                Deleted = deleted,
                Url = links.Of(viewer, post),
                Comments = reactions.Count(post.Subject, CounterKey.Comments),
                Latest = deleted ? [] : taste,
                Reactions = deleted ? new ReactionSummary([]) : reactions.On(post.Subject),
                Score = deleted ? 0 : post.ImportedScore,
                Answered = post.AcceptedAnswer is not null,
                AcceptedAnswer = post.AcceptedAnswer,
                Can = new Capabilities(
                    Edit: canEdit,
                    Delete: EditRules.CanDelete(viewer, post.Author, post.DeletedAt),
                    Restore: rules.CanRestore(viewer, post.DeletedBy, post.DeletedAt),
                    React: answers && !deleted,
                    Reply: answers && !deleted,
                    Accept: false)
                {
                    Flag = !deleted && viewer.Member is { } reader && reader != post.Author,
                },
                Notice = told.GetValueOrDefault(post.Subject),
                NotReached = missed.GetValueOrDefault(post.Subject, []),
                EditableText = canEdit ? Texts.Edit(post.Text, people) : null,
                EditStamp = canEdit ? await stamps.WriteAsync(viewer, post.Subject, clock.GetUtcNow(), cancellationToken) : null,
                Version = post.Version,
            });
        }

        return views;

        async ValueTask<Dictionary<RecordKey, TRecord>> LoadAsync<TRecord>(IEnumerable<RecordKey> keys) where TRecord : class, IRecord<TRecord>
        {
            var records = new Dictionary<RecordKey, TRecord>();
            foreach (var chunk in keys.Distinct().Chunk(1_000))
            {
                foreach (var record in await store.Records.GetAsync<TRecord>(scope, chunk, cancellationToken))
                {
                    records[record.Key] = record;
                }
            }

            return records;
        }
    }
}
