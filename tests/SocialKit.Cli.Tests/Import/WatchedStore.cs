using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Cli.Tests;

/// <summary>A store in memory that remembers what was put, can stop an import after a commit, and can write down all it holds.</summary>
sealed class WatchedStore : IStore, IAsyncDisposable
{
    static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    readonly ServiceProvider _inner = new ServiceCollection().AddSocialKitCore().UseInMemory().Services.BuildServiceProvider();
    readonly ServiceProvider _services;
    readonly IStore _store;
    readonly HashSet<RecordKey> _keys = [];

    public WatchedStore()
    {
        _store = _inner.GetRequiredService<IStore>();
        var services = new ServiceCollection();
        services.AddSocialKitCore();
        services.AddSingleton<IStore>(this);
        _services = services.BuildServiceProvider();
    }

    public int Commits { get; private set; }

    public Action? AfterCommit { get; set; }

    public string Name => _store.Name;

    public IRecordReader Records => _store.Records;

    public ICounterReader Counters => _store.Counters;

    public IFeedReader Feeds => _store.Feeds;

    public IDiscussionReader Discussions => _store.Discussions;

    public IReactionReader Reactions => _store.Reactions;

    public IFollowReader Follows => _store.Follows;

    public IKudosReader Kudos => _store.Kudos;

    public ICommunityReader Communities => _store.Communities;

    public IMembershipReader Memberships => _store.Memberships;

    public IMemberReader Members => _store.Members;

    public IAccessReader Access => _store.Access;

    public IModerationReader Moderation => _store.Moderation;

    public IActivityReader Activities => _store.Activities;

    public ValueTask ScrubAsync(CancellationToken cancellationToken) => _store.ScrubAsync(cancellationToken);

    public ValueTask PrepareAsync(CancellationToken cancellationToken) => _store.PrepareAsync(cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var result = await _store.CommitAsync(commit, cancellationToken);
        _keys.UnionWith(commit.Puts.Select(record => record.Key));
        Commits++;
        AfterCommit?.Invoke();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _inner.DisposeAsync();
    }

    public async Task<ImportReport> ImportAsync(DumpFolder dump, int batchSize = 200, string? community = null, CancellationToken? stop = null)
    {
        await PrepareAsync(TestContext.Current.CancellationToken);
        var import = new StackExchangeImport(
            new StackExchangeDump(dump.Folder), "coffee", community ?? "coffee", _services.GetRequiredService<Importer>(), this,
            new ImportProgress(TextWriter.Null, inPlace: false, TimeProvider.System), new FixedClock(s_now))
        {
            BatchSize = batchSize,
        };
        await import.RunAsync(stop ?? TestContext.Current.CancellationToken);
        return import.Report;
    }

    public async Task<TRecord> FindAsync<TRecord>(string externalId) where TRecord : class, IRecord<TRecord> =>
        (await Records.FindAsync<TRecord>(AccessScope.System(TenantId.Default), [UniqueKey.Origin("coffee", externalId)], default)).Values.Single();

    public async Task<IReadOnlyList<TRecord>> AllAsync<TRecord>() where TRecord : class, IRecord<TRecord> => await Records.GetAsync<TRecord>(
        AccessScope.System(TenantId.Default), [.. _keys.Where(key => key.Type == TRecord.RecordType)], default);

    /// <summary>Everything in the store, one line each; ids, which differ from run to run, are replaced by what they name.</summary>
    public async Task<string> WriteDownAsync()
    {
        var members = await AllAsync<Member>();
        var topics = await AllAsync<Topic>();
        var communities = await AllAsync<Community>();
        var posts = await AllAsync<Post>();
        var comments = await AllAsync<Comment>();
        var people = members.ToDictionary(member => member.Id, member => member.Origin!.ExternalId);
        var themes = topics.ToDictionary(topic => topic.Id, topic => topic.Slug);
        var spaces = communities.ToDictionary(community => community.Id, community => community.Slug);
        var subjects = posts.ToDictionary(post => post.Subject, post => post.Origin!.ExternalId);
        var replies = comments.ToDictionary(comment => comment.Id, comment => comment.Origin!.ExternalId);
        foreach (var comment in comments)
            subjects[SubjectRef.Of(comment.Id)] = replies[comment.Id];

        var lines = new List<string>();
        lines.AddRange(members.Select(one => Line("member", one.Origin, one.Name, one.Handle, one.CreatedAt, one.Version)));
        lines.AddRange(topics.Select(one => Line("topic", one.Slug, one.Name, one.CreatedAt, one.Version)));
        lines.AddRange(communities.Select(one => Line(
            "community", one.Slug, one.Name, one.State, one.CreatedAt, one.Charter with { Measures = [] }, string.Join('/', one.Charter.Measures), one.Version)));
        lines.AddRange(posts.Select(one => Line(
            "post", one.Origin, one.Kind, people[one.Author], spaces[one.Community!.Value], one.Title, one.Text.Source, one.Text.Html,
            string.Join(',', one.Topics.Select(topic => themes[topic])), one.AcceptedAnswer is { } accepted ? replies[accepted] : null,
            one.ImportedScore, one.CreatedAt, one.EditedAt, one.Version)));
        lines.AddRange(comments.Select(one => Line(
            "comment", one.Origin, one.Kind, people[one.Author], subjects[one.Subject], one.Parent is { } parent ? replies[parent] : null,
            one.Text.Source, one.Text.Html, one.ImportedScore, one.CreatedAt, one.EditedAt, one.Version)));
        foreach (var logged in await Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 1_000, default))
        {
            var entry = logged.Entry;
            lines.Add(Line("activity", people[entry.Actor], entry.Verb, subjects[entry.Object], entry.At));
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);

        static string Line(params object?[] parts) =>
            string.Join(" | ", parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
