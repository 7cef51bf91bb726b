using System.Collections.Concurrent;
using SocialKit.InMemory;

namespace SocialKit.Mutants.Tests;

/// <summary>Faults planted around the in-memory store.</summary>
static class DecoratedMutants
{
    static readonly TenantId s_first = new("acme");

    public static IEnumerable<Mutant> All =>
    [
        .. Tenants, .. Visibility, .. Guards, .. Allowances, .. ClientKeys, .. Durability, .. Counters, .. Paging, .. Reading, .. Encoding, .. Log, .. Scans, .. Holds,
    ];

    static IEnumerable<Mutant> Tenants =>
    [
        Plant("ignores the tenant of a read", ["TenantTests", "ReaderTests"], store => new(store) { Scope = scope => In(s_first, scope) }),
        Committing("ignores the tenant of a write", ["TenantTests", "RecordKindTests"], commit => commit with { Tenant = s_first }),
        Plant("folds the case of tenants", ["TenantTests", "RecordKindTests"], store => new(store)
        {
            OnCommit = (inner, commit, stop) => inner.CommitAsync(commit.Tenant == default ? commit : commit with { Tenant = Lower(commit.Tenant) }, stop),
            Scope = scope => In(Lower(scope.Tenant), scope),
        }),
    ];

    static IEnumerable<Mutant> Visibility =>
    [
        Plant("ignores the memberships in a scope", ["AccessTests"], store => new(store) { Scope = scope => In(scope.Tenant, scope) }),
        Plant("lets every reader see what the system sees", ["AccessTests"], store => new(store) { Scope = scope => scope.Member is null ? scope : AccessScope.System(scope.Tenant) }),
    ];

    static IEnumerable<Mutant> Guards =>
    [
        Guarding("ignores versions: the last writer wins", guard => guard is Guard.Unchanged { Version: > 0 } unchanged ? new Guard.Present(unchanged.Key) : guard),
        Guarding("inserts over what is there", guard => guard is Guard.Unchanged { Version: 0 } ? null : guard),
        Guarding("never checks that a record is present", guard => guard is Guard.Present ? null : guard),
        Committing("names the last guard that fails", ["CommitTests"], commit => commit with { Guards = [.. commit.Guards.Reverse()] }),
        Answering("does not say which guard failed", ["CommitTests", "RecordKindTests"], result => result with { FailedGuard = null }),
        Plant("checks guards, then writes", ["RecordKindTests", "ConcurrencyTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var check = await inner.CommitAsync(commit with { Puts = [], Removes = [], Activities = [], ClientKey = null }, stop);
                await Task.Delay(1, stop);
                return check.Outcome == CommitOutcome.Applied ? await inner.CommitAsync(commit with { Guards = [] }, stop) : check;
            },
        }),
        Plant("writes record by record", ["AtomicityTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var result = await inner.CommitAsync(commit with { Puts = [], Removes = [] }, stop);
                foreach (var put in commit.Puts.TakeWhile(_ => result.Outcome == CommitOutcome.Applied))
                    result = await inner.CommitAsync(new Commit { Tenant = commit.Tenant, At = commit.At, Puts = [put] }, stop);

                return result.Outcome == CommitOutcome.Applied && commit.Removes.Count > 0
                    ? await inner.CommitAsync(new Commit { Tenant = commit.Tenant, At = commit.At, Removes = commit.Removes, Result = commit.Result }, stop)
                    : result;
            },
        }),
        Plant("keeps the old title when a put has none", ["RecordTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                if (commit.Puts is [Post { Title: null } post])
                {
                    var before = await inner.Records.GetAsync<Post>(AccessScope.System(commit.Tenant), [post.Key], stop);
                    commit = commit with { Puts = [post with { Title = before.SingleOrDefault()?.Title }] };
                }

                return await inner.CommitAsync(commit, stop);
            },
        }),
    ];

    static IEnumerable<Mutant> Allowances =>
    [
        Plant("checks a budget, then spends it", ["AllowanceTests", "ConcurrencyTests"], CheckThenSpend),
        Plant("spends a budget before the other guards hold", ["AllowanceTests", "AtomicityTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var spend = new Commit { Tenant = commit.Tenant, At = commit.At, Guards = [.. commit.Guards.OfType<Guard.Allowance>()] };
                var spent = await inner.CommitAsync(spend, stop);
                return spent.Outcome == CommitOutcome.Applied
                    ? await inner.CommitAsync(commit with { Guards = [.. commit.Guards.Where(guard => guard is not Guard.Allowance)] }, stop)
                    : spent;
            },
        }),
        Guarding("knows no periods", guard => guard is Guard.Allowance allowance ? allowance with { Period = DateTimeOffset.UnixEpoch } : guard),
        Guarding("spends 1 whatever the amount", guard => guard is Guard.Allowance { Amount: > 1 } allowance ? allowance with { Amount = 1 } : guard),
        Guarding("allows one more than the limit", guard => guard is Guard.Allowance { Limit: < long.MaxValue } allowance ? allowance with { Limit = allowance.Limit + 1 } : guard),
        Guarding("folds the case of an allowance's name", guard => guard is Guard.Allowance allowance ? allowance with { Name = allowance.Name.ToLowerInvariant() } : guard),
        Guarding("counts periods by the day", guard => guard is Guard.Allowance allowance ? allowance with { Period = allowance.Period.UtcDateTime.Date } : guard),
    ];

    static IEnumerable<Mutant> ClientKeys =>
    [
        Keyed("applies the same key twice", _ => null),
        Keyed("does not bind a key to its body", key => key with { BodyDigest = "" }),
        Keyed("does not bind a key to its member", key => key with { Member = default }),
        Keyed("does not bind a key to its route", key => key with { Route = "" }),
        Keyed("folds the case of keys", key => key with { Key = key.Key.ToLowerInvariant() }),
        Keyed("does not bind a key to its tenant", key => key, shared: true),
        Plant("remembers the key of a refused commit", ["AtomicityTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var result = await inner.CommitAsync(commit, stop);
                if (result.Outcome == CommitOutcome.Refused && commit.ClientKey is not null)
                    await inner.CommitAsync(new Commit { Tenant = commit.Tenant, At = commit.At, ClientKey = commit.ClientKey }, stop);

                return result;
            },
        }),
        Answering("forgets the result of the first", ["ClientKeyTests"], result => result.Outcome == CommitOutcome.Replayed ? result with { Result = null } : result),
        Answering("says applied to a repetition", ["ClientKeyTests"], result => result.Outcome == CommitOutcome.Replayed ? result with { Outcome = CommitOutcome.Applied } : result),
        Plant("checks guards before the key", ["ClientKeyTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var guards = commit.Guards.Where(guard => guard is not Guard.Allowance).ToList();
                var check = await inner.CommitAsync(new Commit { Tenant = commit.Tenant, At = commit.At, Guards = guards }, stop);
                return check.Outcome == CommitOutcome.Applied ? await inner.CommitAsync(commit, stop) : check;
            },
        }),
    ];

    static IEnumerable<Mutant> Durability =>
    [
        Plant("acknowledges before it commits", ["RecordKindTests"], store => new(store)
        {
            OnCommit = (inner, commit, stop) =>
            {
                commit.Validate();
                _ = Task.Delay(3, CancellationToken.None).ContinueWith(_ => inner.CommitAsync(commit, CancellationToken.None).AsTask(), TaskScheduler.Default);
                return ValueTask.FromResult(new CommitResult(CommitOutcome.Applied, commit.Result));
            },
        }),
        Plant("drops every 100th write", ["ConcurrencyTests"], store =>
        {
            var writes = 0;
            return new(store)
            {
                OnCommit = (inner, commit, stop) => Interlocked.Increment(ref writes) % 100 == 0
                    ? ValueTask.FromResult(new CommitResult(CommitOutcome.Applied, commit.Result))
                    : inner.CommitAsync(commit, stop),
            };
        }),
        Plant("ignores cancellation of writes", ["CommitTests"], store => new(store) { OnCommit = (inner, commit, _) => inner.CommitAsync(commit, CancellationToken.None) }),
        Plant("ignores cancellation of reads", ["ReaderTests"], store => new(store) { Token = _ => CancellationToken.None }),
        Plant("swallows what goes wrong and says applied", ["CommitTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                try
                {
                    return await inner.CommitAsync(commit, stop);
                }
                catch (Exception e) when (e is NotSupportedException or ArgumentException)
                {
                    return new CommitResult(CommitOutcome.Applied, commit.Result);
                }
            },
        }),
        Plant("loses everything at a restart", ["RestartTests"], store => new(store)),
    ];

    static IEnumerable<Mutant> Counters =>
    [
        Plant("reads a counter, then writes it", ["ConcurrencyTests"], store =>
        {
            var counters = new ConcurrentDictionary<CounterKey, long>();
            return new(store)
            {
                OnCommit = async (inner, commit, stop) =>
                {
                    var scope = AccessScope.System(commit.Tenant);
                    foreach (var reaction in commit.Puts.Concat(commit.Removes).OfType<Reaction>())
                    {
                        var stood = (await inner.Records.GetAsync<Reaction>(scope, [reaction.Key], stop)).Count;
                        var change = commit.Puts.Contains(reaction) ? 1 - stood : -stood;
                        var before = counters.GetValueOrDefault(reaction.Counts.Single());
                        await Task.Yield();
                        counters[reaction.Counts.Single()] = before + change;
                    }

                    return await inner.CommitAsync(commit, stop);
                },
                Count = read => read.ToDictionary(counter => counter.Key, counter => counters.GetValueOrDefault(counter.Key, counter.Value)),
            };
        }),
        Plant("counts every put, changed or not", ["CounterTests"], store =>
        {
            var extra = new ConcurrentDictionary<CounterKey, long>();
            return new(store)
            {
                OnCommit = async (inner, commit, stop) =>
                {
                    foreach (var put in commit.Puts)
                    {
                        if ((await inner.Counters.ReadAsync(AccessScope.System(commit.Tenant), [.. put.Counts.Select(counter => counter.Subject)], stop)).Count > 0)
                            foreach (var counter in put.Counts)
                                extra.AddOrUpdate(counter, 1, (_, value) => value + 1);
                    }

                    return await inner.CommitAsync(commit, stop);
                },
                Count = read => read.ToDictionary(counter => counter.Key, counter => counter.Value + extra.GetValueOrDefault(counter.Key)),
            };
        }),
        Plant("never counts down", ["CounterKindTests"], store =>
        {
            var most = new ConcurrentDictionary<CounterKey, long>();
            return new(store) { Count = read => read.ToDictionary(counter => counter.Key, counter => most.AddOrUpdate(counter.Key, counter.Value, (_, value) => Math.Max(value, counter.Value))) };
        }),
        Plant("answers counters from a cache", ["CounterKindTests"], store =>
        {
            var cache = new ConcurrentDictionary<CounterKey, long>();
            return new(store) { Count = read => read.ToDictionary(counter => counter.Key, counter => cache.GetOrAdd(counter.Key, counter.Value)) };
        }),
        Plant("lists counters that are zero", ["CounterTests", "CounterKindTests"], store => new(store)
        {
            Count = read => read.Append(new(new CounterKey(SubjectRef.For("order", "0"), CounterKey.Comments), 0)).ToDictionary(),
        }),
    ];

    static IEnumerable<Mutant> Paging =>
    [
        Plant("goes on after a time without the id", ["PagingTests", "FeedTests"], store => new(store) { After = after => after is { } place ? place with { Id = Guid.Empty } : null }),
        Plant("forgets that a place is inclusive", ["PagingTests"], store => new(store) { After = after => after is { } place ? place with { Inclusive = false } : null }),
        Plant("begins every page with its place", ["PagingTests"], store => new(store) { After = after => after is { } place ? place with { Inclusive = true } : null }),
        Plant("gives one row less than asked", ["PagingTests", "LimitTests"], store => new(store) { Limit = limit => limit > 1 ? limit - 1 : limit }),
        Plant("gives one row more than asked", ["PagingTests", "FeedTests"], store => new(store) { Limit = limit => limit is > 0 and < 101 ? limit + 1 : limit }),
        Plant("gives the largest page to who asks for more", ["LimitTests"], store => new(store) { Limit = limit => Math.Min(limit, 101) }),
        Plant("gives a page to who asks for none", ["LimitTests"], store => new(store) { Limit = limit => Math.Max(limit, 1) }),
        Plant("orders a page the other way round", ["FeedTests"], store => new(store) { Posts = posts => posts.Reverse() }),
        Plant("orders equal times by insertion", ["FeedTests", "PagingTests"], store => new(store) { Posts = posts => posts.OrderByDescending(post => post.CreatedAt).ThenBy(post => post.Id.Value) }),
        Plant("loses the last tick of a place", ["PagingTests", "FieldTests", "ReaderTests", "FeedTests", "DiscussionTests", "KudosTests"], store => new(store)
        {
            After = after => after is { } place ? place with { At = place.At.AddTicks(-1) } : null,
        }),
    ];

    static IEnumerable<Mutant> Reading =>
    [
        Plant("hides a deleted post from who deleted it", ["FeedTests"], store => new(store) { Posts = posts => posts.Where(post => post.DeletedAt is null) }),
        Plant("hides tombstones with their talk", ["DiscussionTests"], store => new(store) { Comments = (_, _, comments) => comments.Where(comment => comment.DeletedAt is null) }),
        Plant("leaves deleted records out of reads by key", ["RecordTests", "FieldTests"], store => new(store) { Record = record => record is Post { DeletedAt: not null } ? null : record }),
        Plant("folds the case of ids", ["RecordKindTests"], store => new(store) { Keys = keys => [.. keys.Select(key => key with { Id = key.Id.ToLowerInvariant() })] }),
        Plant("folds the case of unique values", ["CommitTests", "TextTests"], store => new(store) { Unique = unique => unique with { Value = unique.Value.ToLowerInvariant() } }),
        Plant("shows home as the whole company", ["FeedTests"], store => new(store) { Feed = selector => selector is FeedSelector.HomeOf ? new FeedSelector.Company() : selector }),
        Plant("shows the authors' own posts only at home", ["FeedTests"], store => new(store) { Feed = selector => selector is FeedSelector.HomeOf home ? new FeedSelector.ByMember(home.Member) : selector }),
        Plant("reads as nobody in particular", ["DiscussionTests", "ReactionTests"], store => new(store) { Scope = scope => AccessScope.System(scope.Tenant) }),
        Plant("keeps the caller's own lists", ["FieldTests"], store =>
        {
            var given = new ConcurrentDictionary<RecordKey, IRecord>();
            return new(store)
            {
                OnCommit = (inner, commit, stop) =>
                {
                    foreach (var put in commit.Puts)
                        given[put.Key] = put;

                    return inner.CommitAsync(commit, stop);
                },
                Record = record => given.GetValueOrDefault(record.Key, record),
            };
        }),
        Plant("hands everyone the same list", ["ReaderTests"], store =>
        {
            var shared = new ConcurrentDictionary<RecordKey, Post>();
            return new(store) { Record = record => record is Post post ? shared.GetOrAdd(post.Key, post with { Topics = post.Topics.ToList() }) : record };
        }),
    ];

    static IEnumerable<Mutant> Encoding =>
    [
        Texting("cuts text at 4,000 characters", text => text.Length > 4_000 ? text[..4_000] : text),
        Texting("normalises text", text => text.Contains('\u0301', StringComparison.Ordinal) ? text.Normalize() : text),
        Texting("trims text", text => text.Trim()),
        Texting("makes one line feed of two", text => text.Replace("\r\n", "\n", StringComparison.Ordinal)),
        Texting("loses what lies beyond the basic plane", text => string.Concat(text.Select(letter => char.IsSurrogate(letter) ? '?' : letter))),
        Texting("loses the byte order mark", text => text.TrimStart('\ufeff')),
        Texting("removes characters that cannot be seen", text => text.Replace("\u200d", "", StringComparison.Ordinal)),
        Texting("unescapes what it never escaped", text => text.Replace("\\n", "\n", StringComparison.Ordinal)),
        Timing("keeps times to the second", TimeSpan.TicksPerSecond),
        Timing("keeps times to the millisecond", TimeSpan.TicksPerMillisecond),
        Timing("keeps times to the microsecond", TimeSpan.TicksPerMicrosecond),
        Committing("keeps the clock and loses the offset", ["FieldTests"], commit => commit.WithTimes(at => new DateTimeOffset(at.DateTime, TimeSpan.Zero))),
        Committing("makes nothing of an empty text", ["FieldTests", "TextTests"], commit => commit with
        {
            Puts = [.. commit.Puts.Select(put => put is Post { Title: "" } post ? post with { Title = null } : put)],
        }),
    ];

    static IEnumerable<Mutant> Log =>
    [
        Plant("logs before it commits", ["AtomicityTests", "CommitTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                await inner.CommitAsync(new Commit { Tenant = commit.Tenant, At = commit.At, Activities = commit.Activities }, stop);
                return await inner.CommitAsync(commit with { Activities = [] }, stop);
            },
        }),
        Committing("logs the first entry of a commit only", ["ActivityTests"], commit => commit with { Activities = [.. commit.Activities.Take(1)] }),
        Committing("writes without its log entry", ["ReaderTests"], commit => commit.Puts.Count > 0 ? commit with { Activities = [] } : commit),
        Plant("leaves gaps between positions", ["ActivityTests"], store => new(store)
        {
            Log = log => log.Select(logged => logged with { Position = logged.Position * 2 }), Position = position => position / 2,
        }),
        Plant("gives positions before the commit, so that a tail passes over a slow one", ["ConcurrencyTests", "ActivityTests"], store =>
        {
            var seen = new ConcurrentDictionary<long, bool>();
            return new(store) { Log = log => log.Where(logged => logged.Position % 5 != 0 || !seen.TryAdd(logged.Position, true)) };
        }),
        Plant("gives the last entry again", ["ActivityTests"], store => new(store) { Position = position => position is > 0 and < long.MaxValue ? position - 1 : position }),
        Plant("loses the target of an entry", ["ActivityTests"], store => new(store) { Log = log => log.Select(logged => logged with { Entry = logged.Entry with { Target = null } }) }),
    ];

    static IEnumerable<Mutant> Scans =>
    [
        Plant("leaves deleted records out of scans", ["RetentionTests", "ScanTests"], store => new(store) { Scan = records => records.Where(record => record is not IDated { DeletedAt: not null }) }),
        Plant("ends a scan where its last page is not full", ["ScanTests", "ArchiveTests"], store =>
        {
            var asked = 0;
            return new(store) { Limit = limit => asked = limit, Scan = records => records.ToList() is var page && page.Count < asked ? [] : page };
        }),
        Plant("gives the first page of a scan only", ["ArchiveTests"], store =>
        {
            var further = false;
            return new(store) { Place = after => (further = after is not null) ? after : null, Scan = records => further ? [] : records };
        }),
        Plant("orders a scan by something else than its place", ["ScanTests"], store => new(store) { Scan = records => records.Reverse() }),
        Plant("finds kudos by who gave them only", ["ScanTests"], store => ByConcern(store, (record, subject) => record is not Kudos kudos || SubjectRef.Of(kudos.Giver) == subject)),
        Plant("finds comments by their subject only", ["ScanTests"], store => ByConcern(store, (record, subject) => record is not Comment comment || comment.Subject == subject)),
        Plant("finds followers by themselves only, not by what they follow", ["SubjectTests", "ScanTests"], store => ByConcern(store, (record, subject) => record is not Follow follow || SubjectRef.Of(follow.Member) == subject)),
        Plant("takes for due what was made long ago", ["RetentionTests"], store => new(store)
        {
            Filter = filter => filter is RecordFilter.DeletedBefore deleted ? new RecordFilter.CreatedBefore(deleted.At) : filter,
        }),
        Plant("takes for due what was deleted at all", ["RetentionTests"], store => new(store)
        {
            Filter = filter => filter is RecordFilter.DeletedBefore ? new RecordFilter.DeletedBefore(DateTimeOffset.MaxValue) : filter,
        }),
        Plant("asks for age by the second", ["ScanTests"], store => new(store)
        {
            Filter = filter => filter is RecordFilter.CreatedBefore made ? new RecordFilter.CreatedBefore(new DateTimeOffset(made.At.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero)) : filter,
        }),
        Committing("starts the versions of new records at 1", ["ArchiveTests"], commit => commit with
        {
            Puts = [.. commit.Puts.Select(put => put is Post { Version: > 1 } post && commit.Guards.Contains(new Guard.Unchanged(put.Key, 0)) ? post with { Version = 1 } : put)],
        }),
        Plant("inserts, and swallows what is there already", ["ArchiveTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var standing = await inner.Records.GetAsync<Post>(AccessScope.System(commit.Tenant), [.. commit.Puts.OfType<Post>().Select(post => post.Key)], stop);
                var keys = standing.Select(post => post.Key).ToHashSet();
                return await inner.CommitAsync(commit with { Puts = [.. commit.Puts.Where(put => !keys.Contains(put.Key))] }, stop);
            },
        }),
    ];

    static IEnumerable<Mutant> Holds =>
    [
        Holding("ignores a hold on the author", key => key.Id.StartsWith("member:", StringComparison.Ordinal)),
        Holding("ignores a hold on the community", key => key.Id.StartsWith("community:", StringComparison.Ordinal)),
        Plant("looks for a hold, then removes", ["LegalHoldTests"], store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var holds = commit.Guards.Where(IsHold).ToList();
                var check = await inner.CommitAsync(new Commit { Tenant = commit.Tenant, At = commit.At, Guards = holds }, stop);
                await Task.Delay(holds.Count, stop);
                return check.Outcome == CommitOutcome.Applied ? await inner.CommitAsync(commit with { Guards = [.. commit.Guards.Where(guard => !IsHold(guard))] }, stop) : check;
            },
        }),
        Committing("does not look whether a subject was closed", ["SubjectTests"], commit => commit with
        {
            Guards = [.. commit.Guards.Where(guard => guard is not Guard.Unchanged { Version: 0, Key.Type: "subject-state" })],
        }),
        Committing("moves what is said and leaves who follows", ["SubjectTests"], commit => commit with
        {
            Puts = [.. commit.Puts.Where(put => put is not Follow || !commit.Puts.OfType<SubjectState>().Any())],
            Removes = [.. commit.Removes.Where(remove => remove is not Follow || !commit.Puts.OfType<SubjectState>().Any())],
        }),
    ];

    static bool IsHold(Guard guard) => guard is Guard.Unchanged { Version: 0, Key.Type: "legal-hold" };

    static Mutant Holding(string fault, Func<RecordKey, bool> ignored) => Committing(fault, ["LegalHoldTests"], commit => commit with
    {
        Guards = [.. commit.Guards.Where(guard => !IsHold(guard) || !ignored(((Guard.Unchanged)guard).Key))],
    });

    static BrokenStore ByConcern(IStore store, Func<IRecord, SubjectRef, bool> found)
    {
        RecordFilter asked = RecordFilter.All;
        return new(store)
        {
            Filter = filter => asked = filter,
            Scan = records => asked is RecordFilter.Concerning concerning ? records.Where(record => found(record, concerning.Subject)) : records,
        };
    }

    static Mutant Plant(string fault, string[] suites, Func<IStore, BrokenStore> make) => new(fault, suites, _ => make(new InMemoryStore()));

    static Mutant Committing(string fault, string[] suites, Func<Commit, Commit> change) =>
        Plant(fault, suites, store => new(store) { OnCommit = (inner, commit, stop) => inner.CommitAsync(change(commit), stop) });

    static Mutant Answering(string fault, string[] suites, Func<CommitResult, CommitResult> change) =>
        Plant(fault, suites, store => new(store) { OnCommit = async (inner, commit, stop) => change(await inner.CommitAsync(commit, stop)) });

    static Mutant Guarding(string fault, Func<Guard, Guard?> change) => Committing(
        fault, ["AllowanceTests", "CommitTests", "FieldTests"], commit => commit with { Guards = [.. commit.Guards.Select(change).OfType<Guard>()] });

    static Mutant Keyed(string fault, Func<ClientKey, ClientKey?> change, bool shared = false)
    {
        return shared
            ? Plant(fault, ["TenantTests"], store =>
            {
                var keys = new ConcurrentDictionary<ClientKey, CommitResult>();
                return new(store)
                {
                    OnCommit = async (inner, commit, stop) => commit.ClientKey is { } key && keys.TryGetValue(key, out var first)
                        ? first with { Outcome = CommitOutcome.Replayed }
                        : commit.ClientKey is null ? await inner.CommitAsync(commit, stop) : keys[commit.ClientKey] = await inner.CommitAsync(commit, stop),
                };
            })
            : Committing(fault, ["ClientKeyTests"], commit => commit with { ClientKey = commit.ClientKey is { } key ? change(key) : null });
    }

    static Mutant Texting(string fault, Func<string, string> change) => Committing(fault, ["FieldTests"], commit => commit.WithTexts(change));

    static Mutant Timing(string fault, long unit) => Committing(
        fault, ["FieldTests"], commit => commit.WithTimes(at => new DateTimeOffset(at.UtcTicks / unit * unit, TimeSpan.Zero)));

    static BrokenStore CheckThenSpend(IStore store)
    {
        var spent = new ConcurrentDictionary<(string, DateTimeOffset), long>();
        return new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                foreach (var allowance in commit.Guards.OfType<Guard.Allowance>())
                {
                    var before = spent.GetValueOrDefault((allowance.Name, allowance.Period));
                    if (before > allowance.Limit - allowance.Amount)
                        return new CommitResult(CommitOutcome.Refused, FailedGuard: allowance);

                    await Task.Delay(1, stop);
                    spent.AddOrUpdate((allowance.Name, allowance.Period), allowance.Amount, (_, sum) => sum + allowance.Amount);
                }

                return await inner.CommitAsync(commit with { Guards = [.. commit.Guards.Where(guard => guard is not Guard.Allowance)] }, stop);
            },
        };
    }

    static AccessScope In(TenantId tenant, AccessScope scope) => scope.IsSystem
        ? AccessScope.System(tenant)
        : AccessScope.For(Viewer.Anonymous(tenant) with { Member = scope.Member });

    static TenantId Lower(TenantId tenant) => new(tenant.Value.ToLowerInvariant());
}
