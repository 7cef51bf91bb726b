namespace SocialKit;

/// <summary>
/// Writes records that come from elsewhere, in batches: people, communities and topics first, then posts, then comments top-down, then what
/// hangs on them. Original times are kept. Idempotent by origin: a record whose (source, id) is there already is left as it is, so a second run
/// changes nothing and an interrupted run is finished by running it again. One commit per batch, so keep batches to a few hundred. Exempt from
/// rate limits. Singleton; run one import of a source at a time.
/// </summary>
public sealed class Importer
{
    private const int Attempts = 5;
    private readonly IStore _store;
    private readonly Texts _texts;
    private readonly IIdGenerator _ids;
    private readonly TimeProvider _clock;

    internal Importer(IStore store, Texts texts, IIdGenerator ids, TimeProvider clock)
    {
        _store = store;
        _texts = texts;
        _ids = ids;
        _clock = clock;
    }

    /// <summary>Imports people.</summary>
    public async ValueTask<ImportCount> PutMembersAsync(
        ImportSettings settings, IReadOnlyList<ImportedMember> members, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var fresh = await FreshAsync<Member, ImportedMember>(settings, members, member => member.Origin, cancellationToken);
            var handles = await FreeHandlesAsync(settings, fresh.Select(member => Handles.From(member.Handle, member.Name)), cancellationToken);
            var records = fresh.Zip(handles, (member, handle) => new Member
            {
                Id = new MemberId(_ids.NewId(member.At)),
                ExternalId = member.ExternalId,
                Handle = handle,
                Name = CleanName(member.Name),
                Unit = member.Unit,
                Role = member.Role,
                Origin = member.Origin,
                CreatedAt = member.At,
                Version = 1,
            }).ToList();

            // Refused only when someone else took a handle since we looked: look again.
            if (await TryCommitAsync(settings, records, [], cancellationToken))
            {
                return new ImportCount(fresh.Count, members.Count - fresh.Count, 0);
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException("Others keep taking the handles of the people being imported. Run the import again when less is going on.");
            }
        }
    }

    /// <summary>Imports a community, or finds the one with its slug.</summary>
    public async ValueTask<(CommunityId Id, bool Written)> PutCommunityAsync(
        ImportSettings settings, ImportedCommunity community, CancellationToken cancellationToken)
    {
        var unique = Community.UniqueSlug(community.Slug);
        var scope = AccessScope.System(settings.Tenant);
        if ((await _store.Records.FindAsync<Community>(scope, [unique], cancellationToken)).TryGetValue(unique, out var known))
        {
            return (known.Id, false);
        }

        var record = new Community
        {
            Id = new CommunityId(_ids.NewId(community.At)),
            Slug = community.Slug,
            Name = community.Name,
            Charter = community.Charter,
            State = community.State,
            CreatedAt = community.At,
            Version = 1,
        };
        await CommitAsync(settings, [record], [], cancellationToken);
        return (record.Id, true);
    }

    /// <summary>Imports topics by name.</summary>
    public async ValueTask<ImportCount> PutTopicsAsync(
        ImportSettings settings, IReadOnlyCollection<string> names, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wanted = names.Select(Slug).Distinct().ToDictionary(Topic.UniqueSlug, slug => slug);
        var known = await FindAsync<Topic>(settings, wanted.Keys, cancellationToken);
        var records = wanted.Where(topic => !known.ContainsKey(topic.Key))
            .Select(topic => new Topic { Id = new TopicId(_ids.NewId(at)), Slug = topic.Value, Name = topic.Value, CreatedAt = at, Version = 1 })
            .ToList();
        await CommitAsync(settings, records, [], cancellationToken);
        return new ImportCount(records.Count, known.Count, 0);
    }

    /// <summary>Imports posts.</summary>
    public async ValueTask<ImportCount> PutPostsAsync(
        ImportSettings settings, IReadOnlyList<ImportedPost> posts, CancellationToken cancellationToken)
    {
        var fresh = await FreshAsync<Post, ImportedPost>(settings, posts, post => post.Origin, cancellationToken);
        if (!settings.DryRun)
        {
            var authors = await FindAsync<Member>(settings, fresh.Select(post => post.Author.Unique), cancellationToken);
            var topics = await FindAsync<Topic>(settings, fresh.SelectMany(post => post.Topics).Select(Slug).Select(Topic.UniqueSlug), cancellationToken);
            var records = new List<IRecord>();
            var activities = new List<ActivityEntry>();
            foreach (var post in fresh)
            {
                var record = new Post
                {
                    Id = new PostId(_ids.NewId(post.At)),
                    Kind = post.Kind,
                    Author = Require(authors, post.Author).Id,
                    Community = post.Community,
                    Title = post.Title,
                    Text = await TextAsync(settings, post.Markdown, post.Origin, cancellationToken),
                    Topics = [.. post.Topics.Select(name => topics[Topic.UniqueSlug(Slug(name))].Id)],
                    ImportedScore = post.Score,
                    Origin = post.Origin,
                    CreatedAt = post.At,
                    EditedAt = post.EditedAt,
                    Version = 1,
                };
                records.Add(record);
                activities.Add(new ActivityEntry(
                    record.Author, Verb.Imported, record.Subject, post.Community is { } community ? SubjectRef.Of(community) : null, post.At));
            }

            await CommitAsync(settings, records, activities, cancellationToken);
        }

        return new ImportCount(fresh.Count, posts.Count - fresh.Count, 0);
    }

    /// <summary>Imports comments. A parent may stand earlier in the same batch.</summary>
    public async ValueTask<ImportCount> PutCommentsAsync(
        ImportSettings settings, IReadOnlyList<ImportedComment> comments, CancellationToken cancellationToken)
    {
        var fresh = await FreshAsync<Comment, ImportedComment>(settings, comments, comment => comment.Origin, cancellationToken);
        if (settings.DryRun)
        {
            return new ImportCount(fresh.Count, comments.Count - fresh.Count, 0);
        }

        var authors = await FindAsync<Member>(settings, fresh.Select(comment => comment.Author.Unique), cancellationToken);
        var posts = await FindAsync<Post>(settings, fresh.Select(comment => comment.Post.Unique), cancellationToken);
        var parents = await FindAsync<Comment>(
            settings, fresh.Where(comment => comment.Parent is not null).Select(comment => comment.Parent!.Unique), cancellationToken);
        var records = new List<IRecord>();
        var activities = new List<ActivityEntry>();
        foreach (var comment in fresh)
        {
            var parent = comment.Parent is null ? null : parents.GetValueOrDefault(comment.Parent.Unique);
            if (!posts.TryGetValue(comment.Post.Unique, out var post) || (comment.Parent is not null && parent?.Subject != post.Subject))
            {
                continue;
            }

            var id = new CommentId(_ids.NewId(comment.At));
            var record = new Comment
            {
                Id = id,
                Subject = post.Subject,
                Path = Comment.PathOf(parent, id),
                Community = post.Community,
                Kind = comment.Kind,
                Author = Require(authors, comment.Author).Id,
                Text = await TextAsync(settings, comment.Markdown, comment.Origin, cancellationToken),
                ImportedScore = comment.Score,
                Origin = comment.Origin,
                CreatedAt = comment.At,
                EditedAt = comment.EditedAt,
                Version = 1,
            };
            parents[comment.Origin.Unique] = record;
            records.Add(record);
            activities.Add(new ActivityEntry(record.Author, Verb.Imported, SubjectRef.Of(id), post.Subject, comment.At));
        }

        await CommitAsync(settings, records, activities, cancellationToken);
        return new ImportCount(records.Count, comments.Count - fresh.Count, fresh.Count - records.Count);
    }

    /// <summary>Marks accepted answers: pairs of a question and its answer, both imported before.</summary>
    public async ValueTask<ImportCount> AcceptAsync(
        ImportSettings settings, IReadOnlyList<(Origin Question, Origin Answer)> pairs, CancellationToken cancellationToken)
    {
        var posts = await FindAsync<Post>(settings, pairs.Select(pair => pair.Question.Unique), cancellationToken);
        var answers = await FindAsync<Comment>(settings, pairs.Select(pair => pair.Answer.Unique), cancellationToken);
        var count = default(ImportCount);
        var accepting = new List<IRecord>();
        foreach (var (question, answer) in pairs)
        {
            if (!posts.TryGetValue(question.Unique, out var post) || !answers.TryGetValue(answer.Unique, out var comment) || comment.Subject != post.Subject)
            {
                count += new ImportCount(0, 0, 1);
            }
            else if (post.AcceptedAnswer is not null)
            {
                // Also when people here accepted another one since: their word stands.
                count += new ImportCount(0, 1, 0);
            }
            else
            {
                var accepted = post with { AcceptedAnswer = comment.Id, Version = post.Version + 1 };
                posts[question.Unique] = accepted;
                accepting.Add(accepted);
                count += new ImportCount(1, 0, 0);
            }
        }

        await CommitAsync(settings, accepting, [], cancellationToken);
        return count;
    }

    /// <summary>Imports kudos.</summary>
    public async ValueTask<ImportCount> PutKudosAsync(
        ImportSettings settings, IReadOnlyList<ImportedKudos> kudos, CancellationToken cancellationToken)
    {
        var fresh = await FreshAsync<Kudos, ImportedKudos>(settings, kudos, one => one.Origin, cancellationToken);
        if (!settings.DryRun)
        {
            var people = await FindAsync<Member>(settings, fresh.SelectMany(one => one.Recipients.Append(one.Giver)).Select(origin => origin.Unique), cancellationToken);
            var records = new List<IRecord>();
            foreach (var one in fresh)
            {
                records.Add(new Kudos
                {
                    Id = new KudosId(_ids.NewId(one.At)),
                    Giver = Require(people, one.Giver).Id,
                    Recipients = [.. one.Recipients.Select(recipient => Require(people, recipient).Id)],
                    Value = one.Value,
                    Text = await TextAsync(settings, one.Markdown, one.Origin, cancellationToken),
                    Origin = one.Origin,
                    CreatedAt = one.At,
                    Version = 1,
                });
            }

            await CommitAsync(settings, records, [], cancellationToken);
        }

        return new ImportCount(fresh.Count, kudos.Count - fresh.Count, 0);
    }

    /// <summary>Imports reactions on posts, comments and kudos imported before.</summary>
    public async ValueTask<ImportCount> PutReactionsAsync(
        ImportSettings settings, IReadOnlyList<ImportedReaction> reactions, CancellationToken cancellationToken)
    {
        var people = await FindAsync<Member>(settings, reactions.Select(reaction => reaction.Member.Unique), cancellationToken);
        var targets = reactions.Select(reaction => reaction.Target.Unique).Distinct().ToList();
        var subjects = new Dictionary<UniqueKey, SubjectRef>();
        foreach (var (unique, post) in await FindAsync<Post>(settings, targets, cancellationToken))
        {
            subjects[unique] = post.Subject;
        }

        foreach (var (unique, comment) in await FindAsync<Comment>(settings, targets, cancellationToken))
        {
            subjects[unique] = SubjectRef.Of(comment.Id);
        }

        foreach (var (unique, kudos) in await FindAsync<Kudos>(settings, targets, cancellationToken))
        {
            subjects[unique] = SubjectRef.Of(kudos.Id);
        }

        var records = reactions.Where(reaction => subjects.ContainsKey(reaction.Target.Unique))
            .Select(reaction => new Reaction
            {
                Subject = subjects[reaction.Target.Unique],
                Member = Require(people, reaction.Member).Id,
                Kind = reaction.Kind,
                At = reaction.At,
            })
            .ToList();
        return await PutFreshAsync(settings, records, reactions.Count - records.Count, cancellationToken);
    }

    /// <summary>Imports who follows whom and what.</summary>
    public async ValueTask<ImportCount> PutFollowsAsync(
        ImportSettings settings, IReadOnlyList<ImportedFollow> follows, CancellationToken cancellationToken)
    {
        var people = await FindAsync<Member>(
            settings, follows.SelectMany(follow => new[] { follow.Member, follow.FollowedMember }).OfType<Origin>().Select(origin => origin.Unique), cancellationToken);
        var communities = await FindAsync<Community>(
            settings, follows.Where(follow => follow.FollowedCommunity is not null).Select(follow => Community.UniqueSlug(follow.FollowedCommunity!)), cancellationToken);
        var records = new List<Follow>();
        foreach (var follow in follows)
        {
            SubjectRef? subject = follow.FollowedMember is { } member
                ? SubjectRef.Of(Require(people, member).Id)
                : communities.TryGetValue(Community.UniqueSlug(follow.FollowedCommunity ?? ""), out var community) ? SubjectRef.Of(community.Id) : null;
            if (subject is { } found)
            {
                records.Add(new Follow { Member = Require(people, follow.Member).Id, Subject = found, At = follow.At });
            }
        }

        return await PutFreshAsync(settings, records, follows.Count - records.Count, cancellationToken);
    }

    private async ValueTask<ImportCount> PutFreshAsync<TRecord>(
        ImportSettings settings, List<TRecord> records, int skipped, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        var scope = AccessScope.System(settings.Tenant);
        var known = new HashSet<RecordKey>();
        foreach (var chunk in records.Select(record => record.Key).Distinct().Chunk(1_000))
        {
            known.UnionWith((await _store.Records.GetAsync<TRecord>(scope, chunk, cancellationToken)).Select(record => record.Key));
        }

        var fresh = records.Where(record => !known.Contains(record.Key)).DistinctBy(record => record.Key).ToList();
        await CommitAsync(settings, fresh, [], cancellationToken);
        return new ImportCount(fresh.Count, records.Count - fresh.Count, skipped);
    }

    private async ValueTask<List<TImported>> FreshAsync<TRecord, TImported>(
        ImportSettings settings, IReadOnlyList<TImported> items, Func<TImported, Origin> origin, CancellationToken cancellationToken)
        where TRecord : class, IRecord<TRecord>
    {
        var known = await FindAsync<TRecord>(settings, items.Select(item => origin(item).Unique), cancellationToken);
        return [.. items.Where(item => !known.ContainsKey(origin(item).Unique)).DistinctBy(origin)];
    }

    private async ValueTask<Dictionary<UniqueKey, TRecord>> FindAsync<TRecord>(
        ImportSettings settings, IEnumerable<UniqueKey> uniques, CancellationToken cancellationToken) where TRecord : class, IRecord<TRecord>
    {
        var found = new Dictionary<UniqueKey, TRecord>();
        foreach (var chunk in uniques.Distinct().Chunk(1_000))
        {
            foreach (var (unique, record) in await _store.Records.FindAsync<TRecord>(AccessScope.System(settings.Tenant), chunk, cancellationToken))
            {
                found[unique] = record;
            }
        }

        return found;
    }

    // For each wish the first handle nobody has: the wish itself, else with the lowest free number.
    private async ValueTask<List<string>> FreeHandlesAsync(ImportSettings settings, IEnumerable<string> wishes, CancellationToken cancellationToken)
    {
        var all = wishes.ToList();
        var taken = await TakenAsync(settings, all, cancellationToken);
        var lookedUpTo = new Dictionary<string, int>();
        var free = new List<string>(all.Count);
        foreach (var wish in all)
        {
            var handle = wish;
            for (var number = 2; !taken.Add(handle); number++)
            {
                var known = lookedUpTo.GetValueOrDefault(wish, 1);
                if (number > known)
                {
                    var more = Math.Min(known * 8, 1_000);
                    taken.UnionWith(await TakenAsync(
                        settings, Enumerable.Range(number, more).Select(next => Handles.Numbered(wish, next)), cancellationToken));
                    lookedUpTo[wish] = known + more;
                }

                handle = Handles.Numbered(wish, number);
            }

            free.Add(handle);
        }

        return free;
    }

    private async ValueTask<HashSet<string>> TakenAsync(ImportSettings settings, IEnumerable<string> handles, CancellationToken cancellationToken) =>
        [.. (await FindAsync<Member>(settings, handles.Select(Member.UniqueHandle), cancellationToken)).Values.Select(member => member.Handle)];

    private async ValueTask<RichText> TextAsync(ImportSettings settings, string markdown, Origin origin, CancellationToken cancellationToken)
    {
        try
        {
            return settings.TypedByPeople
                ? await _texts.WriteAsync(Viewer.Anonymous(settings.Tenant), markdown, "text", cancellationToken)
                : _texts.Import(markdown);
        }
        catch (Exception problem) when (problem is TextProblemException or SocialKitException)
        {
            throw new InvalidDataException($"The text of {origin.Source} {origin.ExternalId} cannot be imported: {problem.Message}", problem);
        }
    }

    private async ValueTask CommitAsync(
        ImportSettings settings, IReadOnlyList<IRecord> records, IReadOnlyList<ActivityEntry> activities, CancellationToken cancellationToken)
    {
        if (!await TryCommitAsync(settings, records, activities, cancellationToken))
        {
            throw new InvalidOperationException("Another import of the same source is writing at the same time. Let it finish, then run this one again.");
        }
    }

    private async ValueTask<bool> TryCommitAsync(
        ImportSettings settings, IReadOnlyList<IRecord> records, IReadOnlyList<ActivityEntry> activities, CancellationToken cancellationToken)
    {
        if (settings.DryRun || records.Count == 0)
        {
            return true;
        }

        var result = await _store.CommitAsync(
            new Commit
            {
                Tenant = settings.Tenant,
                At = _clock.GetUtcNow(),
                Guards = [.. records.Select(record => new Guard.Unchanged(record.Key, record.Version - 1))],
                Puts = records,
                Activities = activities,
            },
            cancellationToken);
        return result.Outcome == CommitOutcome.Applied;
    }

    private static Member Require(Dictionary<UniqueKey, Member> people, Origin origin) => people.TryGetValue(origin.Unique, out var member)
        ? member
        : throw new InvalidOperationException($"The person {origin.Source} {origin.ExternalId} was not imported. Import people first.");

    private static string CleanName(string name)
    {
        var clean = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return clean.Length switch { 0 => "Someone", > 200 => clean[..200], _ => clean };
    }

    private static string Slug(string name)
    {
        var slug = name.Trim().ToLowerInvariant().Replace(' ', '-');
        return slug.Length > 64 ? slug[..64] : slug;
    }
}
