using SocialKit.ConformanceTests;
using SocialKit.CrashWriter;
using SocialKit.InMemory;
using Xunit.Sdk;

namespace SocialKit.Durability.Tests;

/// <summary>What looks for losses finds them: a sound store passes, and each way of losing something is noticed.</summary>
public sealed class CrashReportTests
{
    private const int Seed = 5;
    private const int Commits = 24;
    private static readonly TenantId s_tenant = new("report");
    private static readonly IReadOnlyList<Commit> s_plan = [.. new CommitPlan(s_tenant, Seed, 0).Commits().Take(Commits)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_and_the_one_on_its_way_pass()
    {
        var store = await StoreAsync(commit => commit);
        Assert.Equal([Commits], await CrashReport.CheckAsync(store, s_tenant, Seed, [Commits], Stop));
        Assert.Equal([Commits], await CrashReport.CheckAsync(store, s_tenant, Seed, [Commits - 1], Stop));
        Assert.Equal(Commits, await CrashReport.CheckPrefixAsync(store, s_tenant, Seed, Stop));
        await CrashReport.GoOnAsync(store, s_tenant, Seed, [Commits], Stop);
    }

    [Fact]
    public async Task A_lost_commit_is_noticed() => await NoticedAsync(await StoreAsync(commit => commit), acknowledged: Commits + 1);

    [Fact]
    public async Task A_commit_nobody_sent_is_noticed() => await NoticedAsync(await StoreAsync(commit => commit), acknowledged: Commits - 2);

    [Fact]
    public async Task A_commit_without_its_log_entries_is_noticed() =>
        await NoticedAsync(await StoreAsync(commit => commit == s_plan[^1] ? commit with { Activities = [] } : commit), Commits, Commits - 1);

    [Fact]
    public async Task A_commit_without_one_of_its_log_entries_is_noticed() =>
        await NoticedAsync(await StoreAsync(commit => commit with { Activities = [commit.Activities[0]] }), Commits);

    [Fact]
    public async Task Log_entries_without_their_commit_are_noticed() =>
        await NoticedAsync(await StoreAsync(commit => commit == s_plan[^1] ? commit with { Puts = [], Removes = [] } : commit), Commits, Commits - 1);

    [Fact]
    public async Task A_record_that_is_missing_is_noticed() =>
        await NoticedAsync(await StoreAsync(commit => commit == s_plan[^1] ? commit with { Puts = [.. commit.Puts.Skip(1)] } : commit), Commits, Commits - 1);

    [Fact]
    public async Task A_record_that_came_back_is_noticed() =>
        await NoticedAsync(await StoreAsync(commit => commit with { Removes = [], Puts = [.. commit.Puts.Where(put => put is not Member { Name: "Heir" })] }), Commits);

    [Fact]
    public async Task A_counter_that_counts_too_much_is_noticed()
    {
        var store = await StoreAsync(commit => commit);
        await store.CommitAsync(new Commit { Tenant = s_tenant, At = Sample.Start, Puts = [Sample.Reaction(CommitPlan.Shared)] }, Stop);
        await NoticedAsync(store, Commits);
    }

    [Fact]
    public async Task A_forgotten_client_key_and_a_forgotten_spending_are_noticed()
    {
        var forgetful = await StoreAsync(commit => commit with { ClientKey = null });
        Assert.Equal([Commits], await CrashReport.CheckAsync(forgetful, s_tenant, Seed, [Commits], Stop));
        await Assert.ThrowsAnyAsync<XunitException>(() => CrashReport.GoOnAsync(forgetful, s_tenant, Seed, [Commits], Stop));

        var generous = await StoreAsync(commit => commit with { Guards = [] });
        Assert.Equal([Commits], await CrashReport.CheckAsync(generous, s_tenant, Seed, [Commits], Stop));
        await Assert.ThrowsAnyAsync<XunitException>(() => CrashReport.GoOnAsync(generous, s_tenant, Seed, [Commits], Stop));
    }

    private static async Task NoticedAsync(InMemoryStore store, params long[] acknowledged)
    {
        foreach (var count in acknowledged)
        {
            await Assert.ThrowsAnyAsync<XunitException>(() => CrashReport.CheckAsync(store, s_tenant, Seed, [count], Stop));
        }
    }

    private static async Task<InMemoryStore> StoreAsync(Func<Commit, Commit> change)
    {
        var store = new InMemoryStore();
        foreach (var commit in s_plan)
        {
            Assert.Equal(CommitOutcome.Applied, (await store.CommitAsync(change(commit), Stop)).Outcome);
        }

        return store;
    }
}
