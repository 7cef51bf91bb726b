using System.Diagnostics;

namespace SocialKit.ConformanceTests;

/// <summary>
/// Commits inside a transaction of the application's, by <see cref="StoreFixture.BeginHostTransactionAsync"/>. A store without
/// <see cref="StoreCapabilities.HostTransaction"/> opts out with a reason.
/// </summary>
public abstract class HostTransactionTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly Member _holder = Sample.Member("holder");
    private readonly Member _new = Sample.Member("fresh");
    private readonly Post _standing = Sample.Post();
    private readonly Comment _comment = Sample.Comment(Sample.Order());
    private readonly Reaction _reaction = Sample.Reaction(Sample.Order());
    private readonly ClientKey _key = Sample.Key(Sample.NewMemberId());
    private readonly Guard.Allowance _allowance = new("budget", Sample.Start, 1, 1);
    private readonly ActivityEntry _entry = Sample.Activity();

    [Fact]
    public async Task A_store_that_claims_nothing_is_asked_to_claim_it_or_to_leave_this_suite_out()
    {
        await using var host = await BeginHostTransactionAsync();
        Assert.True(
            Store.Capabilities.HasFlag(StoreCapabilities.HostTransaction), "Claim StoreCapabilities.HostTransaction, or opt out of HostTransactionTests.");
        await AppliedAsync(host, Puts(_comment));
    }

    [Fact]
    public async Task Rolled_back_it_leaves_no_record_and_changes_and_removes_none()
    {
        await EverythingAsync(commits: false);
        Assert.Null(await FindAsync(_new));
        Assert.Null(await FindAsync(_comment));
        Assert.Null(await FindAsync(_reaction));
        Assert.Equal(Whole.Of(_standing), Whole.Of((await FindAsync(_standing))!));
        Assert.Equal(Whole.Of(_holder), Whole.Of((await FindAsync(_holder))!));
        Assert.Empty(await Store.Discussions.ReadRootsAsync(Everyone, _comment.Subject, DiscussionSort.Oldest, null, 10, Stop));
    }

    [Fact]
    public async Task Rolled_back_it_moves_no_counter_and_no_summary()
    {
        await EverythingAsync(commits: false);
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [_reaction.Subject, _comment.Subject, SubjectRef.Of(_comment.Author)], Stop));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(_standing.Author), CounterKey.Posts));
        Assert.Empty(await Store.Discussions.SummariseAsync(Everyone, [_comment.Subject], Stop));
    }

    [Fact]
    public async Task Rolled_back_it_logs_nothing_and_uses_up_no_position()
    {
        await EverythingAsync(commits: false);
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        Assert.Equal(1, Assert.Single(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Position);
    }

    [Fact]
    public async Task Rolled_back_it_remembers_no_client_key()
    {
        await EverythingAsync(commits: false);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { ClientKey = _key })).Outcome);
    }

    [Fact]
    public async Task Rolled_back_it_spends_no_allowance()
    {
        await EverythingAsync(commits: false);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = [_allowance] })).Outcome);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [_allowance] })).Outcome);
    }

    [Fact]
    public async Task Rolled_back_it_takes_and_frees_no_unique_value()
    {
        await EverythingAsync(commits: false);
        var found = await Store.Records.FindAsync<Member>(Everyone, [Member.UniqueHandle("holder"), Member.UniqueHandle("fresh"), Member.UniqueHandle("moved")], Stop);
        Assert.Equal(_holder.Id, Assert.Single(found).Value.Id);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(Sample.Member("fresh"), Sample.Member("moved")))).Outcome);
    }

    [Fact]
    public async Task Rolled_back_with_the_first_commit_of_a_tenant_it_leaves_a_store_that_tenants_begin_in()
    {
        var (lost, kept, other) = (Sample.Post(), Sample.Post(), Sample.Post());
        await using (var host = await BeginHostTransactionAsync())
        {
            await AppliedAsync(host, Puts(lost) with { Activities = [_entry] });
            Assert.Null(await FindAsync(lost));
            await host.RollbackAsync();
        }

        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(other) with { Tenant = OtherTenant })).Outcome);
        await PutAsync(kept);
        Assert.Equal(kept.Id, Assert.Single(await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Company(), null, 10, Stop)).Id);
        Assert.Equal(other.Id, Assert.Single(await Store.Feeds.ReadAsync(AccessScope.System(OtherTenant), new FeedSelector.Company(), null, 10, Stop)).Id);
    }

    [Fact]
    public async Task Committed_it_is_there_whole()
    {
        await EverythingAsync(commits: true);
        Assert.Equal(Whole.Of(_new), Whole.Of((await FindAsync(_new))!));
        Assert.Equal(Whole.Of(_comment), Whole.Of((await FindAsync(_comment))!));
        Assert.Null(await FindAsync(_standing));
        Assert.Equal(1, await CountAsync(_reaction.Subject, "reaction:like"));
        Assert.Equal(0, await CountAsync(SubjectRef.Of(_standing.Author), CounterKey.Posts));
        Assert.Equal(1, (await Store.Discussions.SummariseAsync(Everyone, [_comment.Subject], Stop))[_comment.Subject].Total);
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = [_allowance] })).Outcome);
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, _comment.Subject), await CommitAsync(Puts() with { ClientKey = _key }));
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts(Sample.Member("moved")))).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(Sample.Member("holder")))).Outcome);
    }

    [Fact]
    public async Task Committed_its_log_entry_is_read_within_a_second()
    {
        await EverythingAsync(commits: true);
        var committed = Stopwatch.GetTimestamp();
        IReadOnlyList<LoggedActivity> log;
        do
        {
            log = await Store.Activities.ReadAsync(Everyone, 0, 10, Stop);
        }
        while (log.Count == 0 && Stopwatch.GetElapsedTime(committed) < TimeSpan.FromSeconds(1));
        Assert.Equal(new LoggedActivity(1, _entry), Assert.Single(log));
    }

    [Fact]
    public async Task Nobody_else_sees_it_before_the_commit()
    {
        await PutAsync(_holder, _standing);
        await using var host = await BeginHostTransactionAsync();
        await AppliedAsync(host, Everything());
        Assert.Null(await FindAsync(_comment));
        Assert.NotNull(await FindAsync(_standing));
        Assert.Equal(0, await CountAsync(_reaction.Subject, "reaction:like"));
        Assert.Empty(await Store.Discussions.SummariseAsync(Everyone, [_comment.Subject], Stop));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
        await host.CommitAsync();
        Assert.NotNull(await FindAsync(_comment));
    }

    [Fact]
    public async Task The_transaction_sees_its_own_commits()
    {
        await PutAsync(_holder, _standing);
        await using var host = await BeginHostTransactionAsync();
        await AppliedAsync(host, Everything());
        await AppliedAsync(host, Puts() with { Guards = [new Guard.Present(_comment.Key), new Guard.Unchanged(_holder.Key, 2), new Guard.Unchanged(_standing.Key, 0)] });
        var edited = _comment with { Text = Sample.Text("Better"), Version = 2 };
        await AppliedAsync(host, Puts(edited) with { Guards = [new Guard.Unchanged(_comment.Key, 1)] });
        await AppliedAsync(host, Puts(Sample.Reply(edited)));
        await host.CommitAsync();
        Assert.Equal(Whole.Of(edited), Whole.Of((await FindAsync(edited))!));
        Assert.Equal(2, await CountAsync(_comment.Subject, CounterKey.Comments));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(_comment.Id), CounterKey.Replies));
    }

    [Fact]
    public async Task A_guard_that_fails_in_it_undoes_that_commit_only_and_leaves_it_usable()
    {
        await PutAsync(_holder);
        await using var host = await BeginHostTransactionAsync();
        await AppliedAsync(host, Puts(_comment) with { Activities = [_entry], Guards = [_allowance] });
        foreach (var guard in new Guard[]
        {
            _allowance, new Guard.Unchanged(_holder.Key, 0), new Guard.Unchanged(_holder.Key, 2), new Guard.Present(_standing.Key),
        })
        {
            var refused = await EnlistAsync(host, Puts(_reaction) with { Activities = [Sample.Activity()], ClientKey = _key, Guards = [guard] });
            Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: guard), refused);
        }

        var taken = await EnlistAsync(host, Puts(_reaction, Sample.Member("holder")) with { Activities = [Sample.Activity()] });
        Assert.Equal(new Guard.Unique(Member.UniqueHandle("holder")), taken.FailedGuard);
        await host.AddRowAsync("row");
        await host.CommitAsync();
        Assert.True(await host.HasRowAsync("row"));
        Assert.NotNull(await FindAsync(_comment));
        Assert.Null(await FindAsync(_reaction));
        Assert.Equal(0, await CountAsync(_reaction.Subject, "reaction:like"));
        Assert.Equal(_entry, Assert.Single(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Entry);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { ClientKey = _key })).Outcome);
    }

    [Fact]
    public async Task A_commit_that_breaks_in_it_is_undone_and_leaves_it_usable()
    {
        await using var host = await BeginHostTransactionAsync();
        await AppliedAsync(host, Puts(_comment));
        await Assert.ThrowsAsync<NotSupportedException>(() => EnlistAsync(host, Puts(_reaction, new Stranger()) with { Activities = [_entry] }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.CommitAsync(Puts(_reaction) with { Transaction = host.Transaction }, new CancellationToken(canceled: true)).AsTask());
        await AppliedAsync(host, Puts(_standing));
        await host.CommitAsync();
        Assert.NotNull(await FindAsync(_comment));
        Assert.NotNull(await FindAsync(_standing));
        Assert.Null(await FindAsync(_reaction));
        Assert.Empty(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
    }

    [Fact]
    public async Task A_client_key_is_known_in_it_and_another_body_is_refused()
    {
        await using var host = await BeginHostTransactionAsync();
        var commit = Puts(_comment) with { ClientKey = _key, Result = _comment.Subject, Activities = [_entry] };
        await AppliedAsync(host, commit);
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, _comment.Subject), await EnlistAsync(host, Puts(_reaction) with { ClientKey = _key }));
        Assert.Equal(CommitOutcome.KeyReused, (await EnlistAsync(host, commit with { ClientKey = _key with { BodyDigest = "other" } })).Outcome);
        await host.CommitAsync();
        Assert.Null(await FindAsync(_reaction));
        Assert.Single(await Store.Activities.ReadAsync(Everyone, 0, 10, Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_of_the_applications_own_and_the_commit_live_or_die_together(bool commits)
    {
        await using var host = await BeginHostTransactionAsync();
        await host.AddRowAsync("before");
        await AppliedAsync(host, Puts(_comment));
        await host.AddRowAsync("after");
        await (commits ? host.CommitAsync() : host.RollbackAsync());
        Assert.Equal(commits, await host.HasRowAsync("before"));
        Assert.Equal(commits, await host.HasRowAsync("after"));
        Assert.Equal(commits, await FindAsync(_comment) is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_commits_fit_in_one_transaction(bool commits)
    {
        const int Many = 300;
        var subject = Sample.Order();
        var reactions = Enumerable.Range(0, Many).Select(_ => Sample.Reaction(subject)).ToArray();
        await using (var host = await BeginHostTransactionAsync())
        {
            foreach (var reaction in reactions)
            {
                await AppliedAsync(host, Puts(reaction) with { Activities = [Sample.Activity(subject)] });
            }

            await (commits ? host.CommitAsync() : host.RollbackAsync());
        }

        await PutAsync(Sample.Reaction(subject));
        Assert.Equal(commits ? Many + 1 : 1, await CountAsync(subject, "reaction:like"));
        Assert.Equal(
            Enumerable.Range(1, commits ? Many : 0).Select(position => (long)position),
            (await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop)).Select(logged => logged.Position));
    }

    [Fact]
    public async Task One_commit_of_many_records_fits_in_one_transaction()
    {
        var subject = Sample.Order();
        await using var host = await BeginHostTransactionAsync();
        await AppliedAsync(host, Puts([.. Enumerable.Range(0, 500).Select(_ => (IRecord)Sample.Reaction(subject))]));
        await host.CommitAsync();
        Assert.Equal(500, await CountAsync(subject, "reaction:like"));
    }

    [Fact]
    public async Task Transactions_follow_each_other_and_commits_without_one_come_between()
    {
        var subject = Sample.Order();
        await using (var first = await BeginHostTransactionAsync())
        {
            await AppliedAsync(first, Puts(Sample.Reaction(subject)) with { Activities = [Sample.Activity()] });
            await first.CommitAsync();
        }

        await CommitAsync(Puts(Sample.Reaction(subject)) with { Activities = [Sample.Activity()] });
        await using (var lost = await BeginHostTransactionAsync())
        {
            await AppliedAsync(lost, Puts(Sample.Reaction(subject)) with { Activities = [Sample.Activity()] });
            await lost.RollbackAsync();
        }

        await using (var second = await BeginHostTransactionAsync())
        {
            await AppliedAsync(second, Puts(Sample.Reaction(subject)) with { Activities = [Sample.Activity()] });
            await second.CommitAsync();
        }

        Assert.Equal(3, await CountAsync(subject, "reaction:like"));
        Assert.Equal([1, 2, 3], (await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Select(logged => logged.Position));
    }

    [Fact]
    public async Task Counters_stay_exact_while_transactions_and_others_change_the_same_ones_and_somebody_reads()
    {
        const int Each = 40;
        var subject = Sample.Order();
        var (seen, done) = (0L, 0);
        var enlisting = Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    await using var host = await BeginHostTransactionAsync();
                    await AppliedAsync(host, Puts(Sample.Reaction(subject)));
                    await host.CommitAsync();
                    Interlocked.Increment(ref done);
                }
            },
            Stop);
        var others = Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    await PutAsync(Sample.Reaction(subject));
                    Interlocked.Increment(ref done);
                }
            },
            Stop);
        while (!enlisting.IsCompleted || !others.IsCompleted)
        {
            // Never less than was answered before the read, never more than can be there after it, never less than the last time.
            var before = Volatile.Read(ref done);
            var count = await CountAsync(subject, "reaction:like");
            Assert.InRange(count, Math.Max(seen, before), Volatile.Read(ref done) + 2);
            seen = count;
        }

        await Task.WhenAll(enlisting, others);
        Assert.Equal(2 * Each, await CountAsync(subject, "reaction:like"));
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        await using var host = await BeginHostTransactionAsync();
        var transaction = host.Transaction;
        await host.RollbackAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Puts(_comment) with { Transaction = transaction }));
        Assert.Null(await FindAsync(_comment));
    }

    [Fact]
    public async Task A_write_that_forgot_the_transaction_its_own_code_holds_fails_at_once_and_works_after_it()
    {
        await using (var host = await BeginHostTransactionAsync())
        {
            // Straight from here, as an application does: the store itself announces what it was given.
            await Store.CommitAsync(Puts(_comment) with { Transaction = host.Transaction }, Stop);
            var asked = Stopwatch.GetTimestamp();
            await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(Puts(_reaction)));
            Assert.True(Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(2));
            await host.RollbackAsync();
            await PutAsync(_reaction);
        }

        await using (var host = await BeginHostTransactionAsync())
        {
            HostTransaction.Announce(host.Transaction);
            await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(Puts(_standing)));
            await AppliedAsync(host, Puts(_comment));
            await host.CommitAsync();
            await PutAsync(_standing);
        }

        Assert.NotNull(await FindAsync(_comment));
    }

    [Fact]
    public async Task Other_code_goes_on_beside_it_or_as_soon_as_it_ends()
    {
        var others = OtherCode();
        await using var host = await BeginHostTransactionAsync();
        await Store.CommitAsync(Puts(_comment) with { Activities = [_entry], Transaction = host.Transaction }, Stop);
        var (same, member) = (Sample.Comment(_comment.Subject), Sample.Comment(_comment.Subject, author: _comment.Author));
        var writing = others(() => PutAsync(same, member));
        if (Store.Capabilities.HasFlag(StoreCapabilities.BesideHostTransaction))
        {
            await writing.WaitAsync(TimeSpan.FromSeconds(10), Stop);
            Assert.Equal(2, await CountAsync(_comment.Subject, CounterKey.Comments));
        }

        await host.CommitAsync();
        await writing;
        Assert.Equal(3, await CountAsync(_comment.Subject, CounterKey.Comments));
        Assert.Equal(2, await CountAsync(SubjectRef.Of(_comment.Author), CounterKey.Written));
    }

    [Fact]
    public async Task The_log_of_others_goes_on_beside_it_or_as_soon_as_it_ends_and_its_own_entry_comes_after_what_was_read()
    {
        const int Others = 20;
        var others = OtherCode();
        await using var host = await BeginHostTransactionAsync();
        await Store.CommitAsync(Puts(_comment) with { Activities = [_entry], Transaction = host.Transaction }, Stop);
        var writing = others(async () =>
        {
            for (var i = 0; i < Others; i++)
            {
                await CommitAsync(Puts(Sample.Post()) with { Activities = [Sample.Activity()] });
            }
        });
        IReadOnlyList<LoggedActivity> read = [];
        if (Store.Capabilities.HasFlag(StoreCapabilities.BesideHostTransaction))
        {
            await writing.WaitAsync(TimeSpan.FromSeconds(10), Stop);
            var asked = Stopwatch.GetTimestamp();
            read = await Store.Activities.ReadAsync(Everyone, 0, 100, Stop);
            Assert.True(Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(5));
            Assert.Equal(Others, read.Count);
        }

        await host.CommitAsync();
        await writing;
        var log = await Store.Activities.ReadAsync(Everyone, 0, 100, Stop);
        Assert.Equal(read, log.Take(read.Count));
        Assert.Equal(Enumerable.Range(1, Others + 1).Select(position => (long)position), log.Select(logged => logged.Position));
        Assert.Contains(_entry, log.Select(logged => logged.Entry));
    }

    // Code that has nothing to do with the transactions of this test: what it runs begins with what was known here.
    private static Func<Func<Task>, Task> OtherCode()
    {
        var context = ExecutionContext.Capture()!;
        return work =>
        {
            Task? task = null;
            ExecutionContext.Run(context, _ => task = Task.Run(work, Stop), null);
            return task!;
        };
    }

    private Commit Everything() => Puts(_new, _comment, _reaction, _holder with { Handle = "moved", Version = 2 }) with
    {
        Removes = [_standing], ClientKey = _key, Guards = [_allowance], Activities = [_entry], Result = _comment.Subject,
    };

    private async Task EverythingAsync(bool commits)
    {
        await PutAsync(_holder, _standing);
        await using var host = await BeginHostTransactionAsync();
        await AppliedAsync(host, Everything());
        await (commits ? host.CommitAsync() : host.RollbackAsync());
    }

    private async Task<CommitResult> EnlistAsync(ApplicationTransaction host, Commit commit) => await CommitAsync(commit with { Transaction = host.Transaction });

    private async Task AppliedAsync(ApplicationTransaction host, Commit commit) =>
        Assert.Equal(new CommitResult(CommitOutcome.Applied, commit.Result), await EnlistAsync(host, commit));

    private sealed record Stranger : IRecord
    {
        public RecordKey Key => new("stranger", "1");

        public long Version => 1;
    }
}
