using SocialKit.InMemory;

namespace SocialKit.ConformanceTests;

/// <summary>
/// Pages under everything that can happen between two of them. Each property runs on rows and steps drawn from a seed; a failure names it, and
/// the in-memory store says what the right page is.
/// </summary>
public abstract class PagingTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly InMemoryStore _reference = new();

    public static TheoryData<string> Listings => Listing.Names;

    public static TheoryData<string> ByKeyset => Listing.ByKeyset;

    [Theory]
    [MemberData(nameof(Listings))]
    [RowsAreRules]
    public async Task Pages_of_every_size_join_without_a_seam(string name)
    {
        var (listing, rows) = await StandingAsync(name, seed: 1, count: 29);
        foreach (var size in Enumerable.Range(1, 10).Concat([28, 29, 30]))
        {
            var read = await AllAsync(listing, size);
            Assert.Equal(rows.Count, read.Count);
            Assert.Equal(await AllAsync(listing, size, _reference), read);
        }
    }

    [Theory]
    [MemberData(nameof(Listings))]
    [RowsAreRules]
    public async Task Every_page_is_the_right_one_while_rows_come_and_go_between_pages(string name)
    {
        var seed = 1_000;
        var (listing, rows) = await StandingAsync(name, seed, count: 25);
        for (var round = 0; round < 4; round++)
        {
            var random = new Random(++seed);
            IRecord? after = null;
            for (var step = 0; step < 30; step++)
            {
                switch (random.Next(5))
                {
                    case 0:
                        var added = listing.New(random);
                        rows.Add(added);
                        await CommitBothAsync(Puts(added));
                        break;
                    case 1 when rows.Count > 0:
                        var gone = rows[random.Next(rows.Count)];
                        rows.Remove(gone);
                        await CommitBothAsync(Removes(gone));
                        break;
                    default:
                        var limit = random.Next(1, 7);
                        var page = await listing.PageAsync(Store, after, limit, Stop);
                        var right = await listing.PageAsync(_reference, after, limit, Stop);
                        Assert.True(
                            right.Select(row => row.Key).SequenceEqual(page.Select(row => row.Key)),
                            $"Seed {seed}, step {step}: the page of {limit} after {after?.Key.ToString() ?? "nothing"} is not the right one.");
                        after = page.Count == 0 ? null : page[^1];
                        break;
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Listings))]
    [RowsAreRules]
    public async Task No_standing_row_is_skipped_or_repeated_beside_writers(string name)
    {
        var (listing, rows) = await StandingAsync(name, seed: 7, count: 60);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writers = Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Task.Run(() => ComeAndGoAsync(new Random(writer)), Stop)));
        for (var round = 0; round < 3; round++)
        {
            var read = await AllAsync(listing, 7);
            Assert.Equal(read.Count, read.Distinct().Count());
            Assert.Equal(rows.Count, read.Intersect(rows.Select(row => row.Key)).Count());
        }

        await enough.CancelAsync();
        await writers;

        async Task ComeAndGoAsync(Random random)
        {
            while (!enough.IsCancellationRequested)
            {
                // Drawn from other seeds than the standing rows, so it is never one of them.
                var row = listing.New(random);
                await PutAsync(row);
                await RemoveAsync(row);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Listings))]
    [RowsAreRules]
    public async Task A_place_whose_row_is_gone_still_goes_on_where_it_stood(string name)
    {
        var (listing, rows) = await StandingAsync(name, seed: 3, count: 20);
        var first = await listing.PageAsync(Store, null, 8, Stop);
        await CommitBothAsync(Removes([.. first.Skip(4)]));
        var rest = await listing.PageAsync(Store, first[^1], 50, Stop);
        Assert.Equal(rows.Count - 8, rest.Count);
        Assert.Equal((await listing.PageAsync(_reference, first[^1], 50, Stop)).Select(row => row.Key), rest.Select(row => row.Key));
    }

    [Theory]
    [MemberData(nameof(ByKeyset))]
    [RowsAreRules]
    public async Task An_inclusive_place_begins_with_its_own_row_and_another_just_after_it(string name)
    {
        var (listing, _) = await StandingAsync(name, seed: 5, count: 20);
        var all = await listing.PageAsync(_reference, null, 50, Stop);
        for (var i = 0; i < all.Count; i++)
        {
            Assert.Equal(all.Skip(i).Take(3).Select(row => row.Key), (await listing.PageAsync(Store, all[i], 3, Stop, inclusive: true)).Select(row => row.Key));
            Assert.Equal(all.Skip(i + 1).Take(3).Select(row => row.Key), (await listing.PageAsync(Store, all[i], 3, Stop)).Select(row => row.Key));
        }
    }

    private async Task<(Listing Listing, List<IRecord> Rows)> StandingAsync(string name, int seed, int count)
    {
        var listing = Listing.Named(name);
        var random = new Random(seed * 7919);
        var rows = Enumerable.Range(0, count).Select(_ => listing.New(random)).ToList();
        await CommitBothAsync(Puts([.. listing.Setting, .. rows]));
        return (listing, rows);
    }

    private async Task<List<RecordKey>> AllAsync(Listing listing, int size, IStore? store = null)
    {
        var read = new List<RecordKey>();
        for (IRecord? after = null; ;)
        {
            var page = await listing.PageAsync(store ?? Store, after, size, Stop);
            read.AddRange(page.Select(row => row.Key));
            if (page.Count < size)
            {
                return read;
            }

            // A store that goes round in circles must fail, not hang.
            Assert.True(read.Count < 10_000, "The pages have no end.");
            after = page[^1];
        }
    }

    private async Task CommitBothAsync(Commit commit)
    {
        await _reference.CommitAsync(commit, Stop);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(commit)).Outcome);
    }
}
