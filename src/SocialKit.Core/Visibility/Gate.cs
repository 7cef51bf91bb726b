namespace SocialKit;

/// <summary>
/// The one place that decides whether a viewer may read a subject. SocialKit's own kinds are decided here, the host's kinds by
/// <see cref="ISubjectAccess"/>. Denies by default: what is not in the answer is not there.
/// </summary>
internal sealed class Gate(IStore store, ISubjectAccess access, SubjectLinks links, Readership readership)
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

    /// <summary>Those of the subjects that the viewer may read.</summary>
    /// <param name="viewer">Who wants to.</param>
    /// <param name="subjects">What.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="known">What the host said of its own among them, by whoever has read that already.</param>
    public async ValueTask<Dictionary<SubjectRef, Ground>> ReadAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken, IEnumerable<SubjectState>? known = null)
    {
        var grounds = new Dictionary<SubjectRef, Ground>();
        var scope = AccessScope.For(viewer);
        var distinct = subjects.Distinct().ToLookup(subject => subject.Kind);

        foreach (var post in await LoadAsync<Post, PostId>(SubjectRef.PostKind, Post.KeyOf))
        {
            if (post.DeletedAt is null)
            {
                Allow(post.Subject, post, post.Title ?? "Post");
            }
        }

        foreach (var kudos in await LoadAsync<Kudos, KudosId>(SubjectRef.KudosKind, Kudos.KeyOf))
        {
            Allow(SubjectRef.Of(kudos.Id), kudos, "Kudos");
        }

        foreach (var member in await LoadAsync<Member, MemberId>(SubjectRef.MemberKind, Member.KeyOf))
        {
            Allow(SubjectRef.Of(member.Id), member, member.Name);
        }

        foreach (var community in await LoadAsync<Community, CommunityId>(SubjectRef.CommunityKind, Community.KeyOf))
        {
            Allow(SubjectRef.Of(community.Id), community, community.Name);
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
                grounds[subject] = new Ground(place.Subject, grant.Title, url, grant.CanPost && viewer.Member is not null && !closed, closed, null) { Host = place };
            }
        }

        var comments = await LoadAsync<Comment, CommentId>(SubjectRef.CommentKind, Comment.KeyOf);
        if (comments.Count > 0)
        {
            var below = await ReadAsync(viewer, [.. comments.Select(comment => comment.Subject)], cancellationToken);
            foreach (var comment in comments)
            {
                if (comment.DeletedAt is null && below.TryGetValue(comment.Subject, out var ground))
                {
                    grounds[SubjectRef.Of(comment.Id)] = ground with { Subject = SubjectRef.Of(comment.Id), Record = comment };
                }
            }
        }

        return grounds;

        void Allow(SubjectRef subject, IRecord record, string title) =>
            grounds[subject] = new Ground(subject, title, links.HostPage(viewer, record), viewer.Member is not null, false, record);

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
