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
    public async Task Counters_are_exact_under_reactions_duplicates_and_removals()
    {
        var subject = Sample.Order();
        var reactions = Enumerable.Range(0, 2_000).Select(_ => Sample.Reaction(subject)).ToList();
        await AllAsync(reactions.Concat(reactions.Take(500)).Select(reaction => Puts(reaction)));
        Assert.Equal(2_000, await CountAsync(subject, "reaction:like"));

        // Removed twice, and put again while others are removed.
        await AllAsync(reactions.Take(700).Concat(reactions.Take(300)).Select(reaction => Removes(reaction))
            .Concat(reactions.Skip(1_000).Select(reaction => Puts(reaction))));
        Assert.Equal(1_300, await CountAsync(subject, "reaction:like"));
        Assert.Equal(1_300, (await Store.Records.GetAsync<Reaction>(Everyone, [.. reactions.Take(1_000).Select(r => r.Key)], Stop)).Count
            + (await Store.Records.GetAsync<Reaction>(Everyone, [.. reactions.Skip(1_000).Select(r => r.Key)], Stop)).Count);
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
