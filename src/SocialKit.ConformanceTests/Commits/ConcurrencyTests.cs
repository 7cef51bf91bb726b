namespace SocialKit.ConformanceTests;

/// <summary>Many at once.</summary>
public abstract class ConcurrencyTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    [Fact]
    public async Task A_hundred_equal_reactions_by_one_member_are_one()
    {
        var reaction = Sample.Reaction(Sample.Order());
        await AllAsync(Enumerable.Range(0, 100).Select(_ => Puts(reaction)));
        Assert.Equal(1, await CountAsync(reaction.Subject, "reaction:like"));
        Assert.Single(await Store.Reactions.ReadWhoAsync(Everyone, reaction.Subject, 100, Stop));
    }

    [Fact]
    public async Task Counters_are_exact_under_10_000_reactions_with_duplicates_and_removals()
    {
        var subject = Sample.Order();
        var reactions = Enumerable.Range(0, 10_000).Select(_ => Sample.Reaction(subject)).ToList();
        await AllAsync(reactions.Concat(reactions.Take(2_000)).Select(reaction => Puts(reaction)));
        Assert.Equal(10_000, await CountAsync(subject, "reaction:like"));

        // Removed twice, and put again while others are removed.
        await AllAsync(reactions.Take(2_500).Concat(reactions.Take(500)).Select(reaction => Removes(reaction))
            .Concat(reactions.Skip(9_000).Select(reaction => Puts(reaction))));
        Assert.Equal(7_500, await CountAsync(subject, "reaction:like"));
        var left = 0;
        foreach (var some in reactions.Chunk(1_000))
        {
            left += (await Store.Records.GetAsync<Reaction>(Everyone, [.. some.Select(reaction => reaction.Key)], Stop)).Count;
        }

        Assert.Equal(7_500, left);
    }

    [Fact]
    public async Task Of_many_changes_to_one_version_one_wins()
    {
        var post = Sample.Post();
        await PutAsync(post);
        var results = await AllAsync(Enumerable.Range(0, 50).Select(i =>
            Puts(post with { Text = Sample.Text($"{i}"), Version = 2 }) with { Guards = [new Guard.Unchanged(post.Key, 1)] }));
        var winner = Assert.Single(results.Index(), result => result.Item.Outcome == CommitOutcome.Applied).Index;
        Assert.Equal($"{winner}", (await FindAsync(post))!.Text.Source);
    }

    [Fact]
    public async Task Of_many_members_who_want_one_handle_one_gets_it()
    {
        var results = await AllAsync(Enumerable.Range(0, 50).Select(_ => Puts(Sample.Member("ana"))));
        Assert.Single(results, result => result.Outcome == CommitOutcome.Applied);
        Assert.All(results.Where(result => result.Outcome != CommitOutcome.Applied), result => Assert.IsType<Guard.Unique>(result.FailedGuard));
    }

    [Fact]
    public async Task A_commit_that_returned_is_seen_by_the_next_read()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 25; i++)
                {
                    var post = Sample.Post();
                    await PutAsync(post);
                    Assert.NotNull(await FindAsync(post));
                    Assert.Equal(1, await CountAsync(SubjectRef.Of(post.Author), CounterKey.Posts));
                }
            },
            Stop)));
    }

    [Fact]
    public async Task A_tail_reader_beside_16_writers_sees_every_entry_once_in_order_without_a_gap()
    {
        const int Writers = 16;
        const int Each = 60;
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    await CommitAsync(Puts() with { Activities = i % 3 == 0 ? [Sample.Activity(), Sample.Activity()] : [Sample.Activity()] });
                }
            },
            Stop)));
        const int Expected = Writers * (Each + (Each / 3));
        var read = new List<LoggedActivity>();
        while (read.Count < Expected)
        {
            var last = writers.IsCompleted;
            var part = await Store.Activities.ReadAsync(Everyone, read.Count == 0 ? 0 : read[^1].Position, 50, Stop);
            read.AddRange(part);
            Assert.False(last && part.Count == 0, $"The writers are done, but only {read.Count} of {Expected} entries came.");
            await Task.Yield();
        }

        await writers;
        Assert.Equal(Enumerable.Range(1, Expected).Select(position => (long)position), read.Select(logged => logged.Position));
        Assert.Equal(Expected, read.Select(logged => logged.Entry.Object).Distinct().Count());
    }

    [Fact]
    public async Task A_tail_reader_may_run_twice_and_both_see_the_same_beside_writers()
    {
        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 40; i++)
                {
                    await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
                }
            },
            Stop)));
        var tails = await Task.WhenAll(Tail(7), Tail(50));
        await writers;
        Assert.Equal(Enumerable.Range(1, 320).Select(position => (long)position), tails[0].Select(logged => logged.Position));
        Assert.Equal(tails[0], tails[1]);

        Task<List<LoggedActivity>> Tail(int limit) => Task.Run(
            async () =>
            {
                var read = new List<LoggedActivity>();
                while (read.Count < 320)
                {
                    var last = writers.IsCompleted;
                    var part = await Store.Activities.ReadAsync(Everyone, read.Count == 0 ? 0 : read[^1].Position, limit, Stop);
                    read.AddRange(part);
                    Assert.False(last && part.Count == 0, $"The writers are done, but only {read.Count} of 320 entries came.");
                    await Task.Yield();
                }

                return read;
            },
            Stop);
    }

    [Fact]
    public async Task A_log_entry_is_never_seen_before_what_it_tells_of()
    {
        var writer = Task.Run(
            async () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    var post = Sample.Post();
                    await CommitAsync(Puts(post) with { Activities = [Sample.Activity(post.Subject)] });
                }
            },
            Stop);
        for (long position = 0; position < 60;)
        {
            var done = writer.IsCompleted;
            var part = await Store.Activities.ReadAsync(Everyone, position, 100, Stop);
            foreach (var logged in part)
            {
                Assert.True(logged.Entry.Object.TryGetId<PostId>(SubjectRef.PostKind, out var id));
                Assert.Single(await Store.Records.GetAsync<Post>(Everyone, [Post.KeyOf(id)], Stop));
                position = logged.Position;
            }

            Assert.False(done && part.Count == 0, $"The writer is done, but only {position} of 60 entries came.");
            await Task.Yield();
        }

        await writer;
    }

    [Fact]
    public async Task Records_put_together_are_seen_together()
    {
        var (one, two) = (Sample.Topic(), Sample.Topic());
        await PutAsync(one, two);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writer = Task.Run(
            async () =>
            {
                for (var i = 2; !enough.IsCancellationRequested; i++)
                {
                    await PutAsync(one with { Version = i }, two with { Version = i });
                }
            },
            Stop);
        for (var i = 0; i < 200; i++)
        {
            var seen = await Store.Records.GetAsync<Topic>(Everyone, [one.Key, two.Key], Stop);
            Assert.Equal(seen[0].Version, seen[1].Version);
        }

        await enough.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task Of_200_spendings_by_many_members_none_passes_its_own_limit_nor_disturbs_anothers()
    {
        var names = Enumerable.Range(0, 10).Select(i => $"budget-{i}").ToArray();
        var results = await AllAsync(Enumerable.Range(0, 200).Select(i =>
            Puts(Sample.Post()) with { Guards = [new Guard.Allowance(names[i % 10], Sample.Start, 7, 1), new Guard.Allowance("all", Sample.Start, 60, 1)] }));
        Assert.Equal(60, results.Count(result => result.Outcome == CommitOutcome.Applied));
        Assert.Equal(60, (await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Company(), null, 101, Stop)).Count);
    }

    [Fact]
    public async Task Two_tenants_written_at_once_keep_their_counters_and_positions_apart()
    {
        var subject = Sample.Order();
        await AllAsync(Enumerable.Range(0, 200).Select(i =>
            Puts(Sample.Reaction(subject)) with { Tenant = i % 4 == 0 ? OtherTenant : Tenant, Activities = [Sample.Activity()] }));
        Assert.Equal(150, await CountAsync(subject, "reaction:like"));
        Assert.Equal(50, await CountAsync(subject, "reaction:like", AccessScope.System(OtherTenant)));
        Assert.Equal(150, (await Store.Activities.ReadAsync(Everyone, 0, 1_000, Stop))[^1].Position);
        Assert.Equal(50, (await Store.Activities.ReadAsync(AccessScope.System(OtherTenant), 0, 1_000, Stop))[^1].Position);
    }

    [Fact]
    public async Task Paging_a_feed_while_others_write_and_delete_neither_skips_nor_repeats()
    {
        var standing = Enumerable.Range(0, 120).Select(i => Sample.Post(at: Sample.Second(i / 3), id: Guid.NewGuid())).ToArray();
        await PutAsync([.. standing]);
        for (var round = 0; round < 5; round++)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var noise = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => NoiseAsync(enough.Token), Stop)));
            var read = new List<Post>();
            for (Keyset? after = null; ;)
            {
                var page = await Store.Feeds.ReadAsync(Everyone, new FeedSelector.Company(), after, 7, Stop);
                read.AddRange(page);
                if (page.Count < 7)
                {
                    break;
                }

                after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
            }

            await enough.CancelAsync();
            await noise;
            Assert.Equal(read.Count, read.Select(post => post.Id).Distinct().Count());
            var all = standing.Select(post => post.Id).ToHashSet();
            Assert.Equal(standing.Length, read.Count(post => all.Contains(post.Id)));
        }

        async Task NoiseAsync(CancellationToken enough)
        {
            var random = new Random(1);
            while (!enough.IsCancellationRequested)
            {
                var post = Sample.Post(at: Sample.Second(random.Next(45)), id: Guid.NewGuid());
                await PutAsync(post);
                await (random.Next(2) == 0 ? RemoveAsync(post) : PutAsync(post with { DeletedAt = Sample.Start, Version = 2 }));
            }
        }
    }

    private async Task<CommitResult[]> AllAsync(IEnumerable<Commit> commits) =>
        await Task.WhenAll(commits.ToList().Select(commit => Task.Run(() => CommitAsync(commit), Stop)));
}
