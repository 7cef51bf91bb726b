using System.Collections.Concurrent;
using SocialKit.InMemory;
using SocialKit.Sqlite;

namespace SocialKit.Mutants.Tests;

/// <summary>Faults in taking part in the application's transaction, planted around the SQLite store.</summary>
static class HostTransactionMutants
{
    public static IEnumerable<Mutant> All =>
    [
        new("ignores the application's transaction and commits at once", ["HostTransactionTests"], _ => new BrokenStore(new InMemoryStore())
        {
            Capabilities = StoreCapabilities.HostTransaction,
            OnCommit = (inner, commit, stop) => inner.CommitAsync(commit with { Transaction = null }, stop),
        }),
        new("refuses no transaction and uses none", ["CommitTests"], _ => new BrokenStore(new InMemoryStore())
        {
            OnCommit = (inner, commit, stop) => inner.CommitAsync(commit with { Transaction = null }, stop),
        }),
        Plant("keeps the log entry of a transaction that was rolled back", store =>
        {
            var logged = new ConcurrentQueue<ActivityEntry>();
            return new(store)
            {
                OnCommit = Applied((commit, _) => Array.ForEach([.. commit.Activities], logged.Enqueue)),
                Log = log => logged.IsEmpty ? log : logged.Select((entry, index) => new LoggedActivity(index + 1, entry)),
            };
        }),
        Plant("remembers the client key of a transaction that was rolled back", store =>
        {
            var known = new ConcurrentDictionary<ClientKey, CommitResult>();
            var remember = Applied((commit, result) => known[commit.ClientKey ?? new ClientKey(default, "", "", "")] = result);
            return new(store)
            {
                OnCommit = (inner, commit, stop) => commit.ClientKey is { } key && known.TryGetValue(key, out var first)
                    ? ValueTask.FromResult(first with { Outcome = CommitOutcome.Replayed })
                    : remember(inner, commit, stop),
            };
        }),
        Plant("counts what was rolled back", store =>
        {
            var counted = new ConcurrentDictionary<CounterKey, long>();
            return new(store)
            {
                OnCommit = Applied((commit, _) => Array.ForEach([.. commit.Puts.SelectMany(put => put.Counts)], counter => counted[counter] = 1)),
                Count = read => read.Concat(counted).DistinctBy(counter => counter.Key).ToDictionary(),
            };
        }),
        Plant("ends the application's transaction", store => new(store) { OnCommit = Applied((commit, _) => commit.Transaction!.Commit()) }),
        Plant("rolls the application's transaction back when a guard fails", store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                var result = await inner.CommitAsync(commit, stop);
                if (result.Outcome == CommitOutcome.Refused && commit.Transaction is { } transaction)
                    await transaction.RollbackAsync(stop);

                return result;
            },
        }),
        Plant("keeps it to itself that a transaction is held", store => new(store)
        {
            OnCommit = async (inner, commit, stop) =>
            {
                await Task.Yield();
                return await inner.CommitAsync(commit, stop);
            },
        }),
    ];

    static Mutant Plant(string fault, Func<IStore, BrokenStore> make) =>
        new(fault, ["HostTransactionTests"], folder => make(new SqliteStore(Path.Combine(folder, "socialkit.db"))));

    static BrokenStore.Committing Applied(Action<Commit, CommitResult> then) => (inner, commit, stop) =>
    {
        var committing = inner.CommitAsync(commit, stop);
        if (commit.Transaction is not null && committing is { IsCompletedSuccessfully: true, Result: { Outcome: CommitOutcome.Applied } result })
            then(commit, result);

        return committing;
    };
}
