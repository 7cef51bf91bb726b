namespace SocialKit;

/// <summary>
/// The one place that decides whether a viewer may read a subject. SocialKit's own kinds are decided here, the host's kinds by
/// <see cref="ISubjectAccess"/>. Denies by default: what is not in the answer is not there.
/// </summary>
internal sealed class Gate(IStore store, ISubjectAccess access, SubjectLinks links, Readership readership, Scopes scopes)
{
    /// <exception cref="SocialKitException">The viewer may not read it, or it is not there: not-found.</exception>
    public async ValueTask<Ground> RequireAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        if (subject.IsOwn && subject.Kind != SubjectRef.CommentKind)
        {
            readership.Demand(viewer);
        }

        return (await ReadAsync(viewer, [subject], cancellationToken)).GetValueOrDefault(subject) ?? throw Refuse.NotFound();
    }

    /// <summary>As <see cref="RequireAsync"/>, for the talk under the subject: with the lock on it.</summary>
    public async ValueTask<Ground> RequireTalkAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        var ground = await RequireAsync(viewer, subject, cancellationToken);
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var locked = await store.GetOneAsync<DiscussionLock>(scope, DiscussionLock.KeyOf(ground.Subject), cancellationToken);
        ground = ground with { Lock = locked, Moderates = scope.Moderates(ground.Community), Silenced = scope.SilencedIn(ground.Community) };
        return ground with { CanPost = ground.CanPost && !ground.IsShut && ground.Silenced is null };
    }

    /// <summary>A comment with the talk it stands in. Deleted and held ones only where a discussion shows that there was one.</summary>
    /// <exception cref="SocialKitException">The viewer may not know of it, or it is not there: not-found.</exception>
    public async ValueTask<(Comment Comment, Ground Ground)> RequireCommentAsync(Viewer viewer, CommentId id, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var comment = await store.GetOneAsync<Comment>(scope, Comment.KeyOf(id), cancellationToken) ?? throw Refuse.NotFound();
        var ground = await RequireTalkAsync(viewer, comment.Subject, cancellationToken);
        return await ShowsAsync(scope, comment, cancellationToken) ? (comment, ground) : throw Refuse.NotFound();
    }

    /// <summary>A post; a deleted one for who deleted it.</summary>
    /// <exception cref="SocialKitException">The viewer may not know of it, or it is not there: not-found.</exception>
    public async ValueTask<Post> RequirePostAsync(Viewer viewer, PostId id, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var post = await store.GetOneAsync<Post>(scope, Post.KeyOf(id), cancellationToken);
        return post is not null && scope.Reads(post, await store.LoadCommunitiesAsync(scope, [post.Community], cancellationToken)) ? post : throw Refuse.NotFound();
    }

    /// <summary>True when a discussion shows the comment, if only that there was one.</summary>
    public async ValueTask<bool> ShowsAsync(AccessScope scope, Comment comment, CancellationToken cancellationToken)
    {
        if (scope.Shows(comment, hasReplies: false))
        {
            return true;
        }

        var replies = new CounterKey(SubjectRef.Of(comment.Id), CounterKey.Replies);
        return (await store.Counters.ReadAsync(scope, [replies.Subject], cancellationToken)).ContainsKey(replies);
    }

    /// <summary>
    /// Those of the kudos, in their order, of which the host does not say that what they are about is not for the viewer. Whether a community is closed
    /// to them is asked elsewhere.
    /// </summary>
    public async ValueTask<IReadOnlyList<Kudos>> ReadableAsync(Viewer viewer, IReadOnlyList<Kudos> kudos, CancellationToken cancellationToken)
    {
        var about = kudos.Select(one => one.Subject).OfType<SubjectRef>().ToHashSet();
        var commentKeys = about.Select(subject => subject.TryGetId<CommentId>(SubjectRef.CommentKind, out var id) ? Comment.KeyOf(id) : default(RecordKey?)).OfType<RecordKey>().ToList();
        var comments = commentKeys.Count == 0
            ? []
            : (await store.Records.GetAsync<Comment>(await scopes.OfAsync(viewer, cancellationToken), commentKeys, cancellationToken))
                .ToDictionary(comment => SubjectRef.Of(comment.Id), comment => comment.Subject);
        var hosts = about.Select(PlaceOf).Where(subject => !subject.IsOwn).ToHashSet();
        if (hosts.Count == 0)
        {
            return kudos;
        }

        var grounds = await ReadAsync(viewer, hosts, cancellationToken);
        return [.. kudos.Where(one => one.Subject is not { } subject || PlaceOf(subject) is var place && (place.IsOwn || grounds.ContainsKey(place)))];

        SubjectRef PlaceOf(SubjectRef subject) => comments.GetValueOrDefault(subject, subject);
    }

    /// <summary>Those of the subjects that the viewer may read.</summary>
    /// <param name="viewer">Who wants to.</param>
    /// <param name="subjects">What.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="known">What the host said of its own among them, by whoever has read that already.</param>
    public async ValueTask<Dictionary<SubjectRef, Ground>> ReadAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken, IEnumerable<SubjectState>? known = null)
    {
        var grounds = new Dictionary<SubjectRef, Ground>();
        var distinct = subjects.Distinct().ToLookup(subject => subject.Kind);

        // The host decides about what is its own: a page full of its badges needs nothing of what SocialKit knows of the viewer.
        var scope = subjects.Any(subject => subject.IsOwn) ? await scopes.OfAsync(viewer, cancellationToken) : AccessScope.For(viewer);

        var posts = await LoadAsync<Post, PostId>(SubjectRef.PostKind, Post.KeyOf);
        var praise = await LoadAsync<Kudos, KudosId>(SubjectRef.KudosKind, Kudos.KeyOf);
        var communities = await store.LoadCommunitiesAsync(
            scope, posts.Select(post => post.Community).Concat(praise.Select(kudos => kudos.Community)).Concat(IdsOf()), cancellationToken);
        foreach (var post in posts)
        {
            if (post.DeletedAt is null && scope.Reads(post, communities))
            {
                var answers = scope.Answers(post);
                Allow(post.Subject, post, post.Title ?? "Post", post.Community, answers, answers);
            }
        }

        foreach (var kudos in await ReadableAsync(viewer, praise, cancellationToken))
        {
            if (scope.ReadsIn(kudos.Community, communities))
            {
                var writes = scope.Writes(kudos.Community);
                Allow(SubjectRef.Of(kudos.Id), kudos, "Kudos", kudos.Community, writes, writes);
            }
        }

        foreach (var member in await LoadAsync<Member, MemberId>(SubjectRef.MemberKind, Member.KeyOf))
        {
            Allow(SubjectRef.Of(member.Id), member, member.Name, null, scope.Writes(null) && !scope.KeepsApart(member.Id), false);
        }

        foreach (var subject in distinct[SubjectRef.CommunityKind])
        {
            if (subject.TryGetId<CommunityId>(SubjectRef.CommunityKind, out var id) && communities.TryGetValue(id, out var community) && scope.Reads(community))
            {
                Allow(subject, community, community.Name, id, scope.Writes(id), false);
            }
        }

        var hostSubjects = distinct.Where(kind => kind.Key is not null && !kind.First().IsOwn).SelectMany(kind => kind).ToList();
        if (hostSubjects.Count > 0)
        {
            var places = await HostSubjects.PlaceAsync(store, scope, hostSubjects, known, cancellationToken);
            var grants = await access.ResolveAsync(
                viewer, [.. places.Values.Where(place => place.State?.DeletedAt is null).Select(place => place.Subject).Distinct()], cancellationToken);
            foreach (var (subject, place) in places)
            {
                if (place.State?.DeletedAt is not null || !grants.TryGetValue(place.Subject, out var grant))
                {
                    continue;
                }

                // The path base belongs to the request, not to the host's routes; a resolver that already put it there is left alone.
                var url = viewer.PathBase.Length > 0 && !grant.Url.StartsWith(viewer.PathBase + "/", StringComparison.Ordinal)
                    ? viewer.PathBase + grant.Url
                    : grant.Url;
                var closed = grant.Closed || place.State?.ClosedAt is not null;
                grounds[subject] = new Ground(place.Subject, grant.Title, url, grant.CanPost && viewer.Member is not null && !closed, closed, null)
                {
                    Host = place,
                    CanReact = viewer.Member is not null && place.State?.ClosedAt is null,
                };
            }
        }

        var comments = await LoadAsync<Comment, CommentId>(SubjectRef.CommentKind, Comment.KeyOf);
        if (comments.Count > 0)
        {
            var below = await ReadAsync(viewer, [.. comments.Select(comment => comment.Subject)], cancellationToken);
            foreach (var comment in comments)
            {
                if (scope.ReadsWords(comment) && below.TryGetValue(comment.Subject, out var ground))
                {
                    grounds[SubjectRef.Of(comment.Id)] = ground with
                    {
                        Subject = SubjectRef.Of(comment.Id),
                        Record = comment,
                        CanReact = scope.Writes(ground.Community) && ground.Host?.State?.ClosedAt is null,
                    };
                }
            }
        }

        return grounds;

        void Allow(SubjectRef subject, IRecord record, string title, CommunityId? community, bool canPost, bool canReact) =>
            grounds[subject] = new Ground(subject, title, links.HostPage(viewer, record), canPost, false, record)
            {
                Community = community,
                CanReact = canReact,
            };

        IEnumerable<CommunityId?> IdsOf() => !readership.Admits(viewer)
            ? []
            : distinct[SubjectRef.CommunityKind].Select(subject => subject.TryGetId<CommunityId>(SubjectRef.CommunityKind, out var id) ? id : default(CommunityId?));

        async ValueTask<IReadOnlyList<TRecord>> LoadAsync<TRecord, TId>(string kind, Func<TId, RecordKey> keyOf)
            where TRecord : class, IRecord<TRecord>
            where TId : struct, IPublicId<TId>
        {
            var keys = new List<RecordKey>();
            foreach (var subject in distinct[kind])
            {
                if (subject.TryGetId<TId>(kind, out var id))
                {
                    keys.Add(keyOf(id));
                }
            }

            // Comments follow what they were said about, which is asked next.
            return keys.Count == 0 || (kind != SubjectRef.CommentKind && !readership.Admits(viewer)) ? [] : await store.Records.GetAsync<TRecord>(scope, keys, cancellationToken);
        }
    }
}
