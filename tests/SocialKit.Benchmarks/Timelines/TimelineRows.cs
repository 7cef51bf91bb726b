using SocialKit.Sqlite;

namespace SocialKit.Benchmarks;

/// <summary>
/// Rows 6 to 9: the home feed of members chosen at random, read from timeline rows, in data sets of growing size. Processor time of each single
/// read, because a home feed must be as cheap for the last member as for the first.
/// </summary>
static class TimelineRows
{
    private const int PageSize = 25;
    private const int LaterPage = 50;
    private const int LaterPageOfFew = 10;

    public static async Task RunAsync(Report report, Plan plan)
    {
        var (small, large) = (plan.Posts[0], plan.Posts[^1]);
        var growth = new Goal(6, "home-growth", FormattableString.Invariant($"home feed, CPU p50: {large:#,0} posts / {small:#,0} posts"), "x", 1.5, 1.2);
        var later = new Goal(7, "home-page-50", FormattableString.Invariant($"home feed, CPU p50: page {(large >= 200_000 ? LaterPage : LaterPageOfFew)} / page 1"), "x", 2, 1.6);
        var tail = new Goal(8, "home-tail", "home feed, CPU: p99 / p50", "x", 5, 3);
        var naive = new Goal(9, "home-in-select", "home feed, CPU p50: author IN (SELECT …) / timeline", "x", 100, 150);

        // A small data set has no fiftieth page.
        var laterPage = large >= 200_000 ? LaterPage : LaterPageOfFew;
        var sets = new List<DataSet>();
        foreach (var posts in plan.Posts)
            sets.Add(await DataSet.OpenAsync(posts));

        // In turns, so that what the machine does meanwhile meets all of them.
        var first = sets.ToDictionary(set => set, _ => new List<double>());
        var deep = new List<double>();
        foreach (var round in Enumerable.Range(0, plan.Rounds))
        {
            foreach (var set in sets)
            {
                using var home = new Home(set);
                first[set].AddRange(await home.MeasureAsync(plan.Readers, round, page: 1));
                if (set == sets[^1] && plan.Wants(7))
                    deep.AddRange(await home.MeasureAsync(plan.Readers, round, laterPage));
            }
        }

        var biggest = first[sets[^1]];
        foreach (var set in sets)
        {
            Report.Note($"home-cpu-{set.World.Posts}", first[set].Median(), "us/page", FormattableString.Invariant(
                $"IFeedReader.ReadAsync of FeedSelector.Timeline, first page of {PageSize}, p99 {first[set].Percentile(0.99):0} us; {set.Size}"));
        }

        using (var pulling = new Home(sets[^1], pulls: true))
        {
            var costs = await pulling.MeasureAsync(plan.Readers, round: 0, page: 1);
            Report.Note("home-pulled", costs.Median(), "us/page", FormattableString.Invariant(
                $"the same when followed authors with more than 500 followers are read instead of pushed, p99 {costs.Percentile(0.99):0} us; {sets[^1].Size}"));
        }

        if (plan.Wants(6))
            report.Add(growth, biggest.Median() / first[sets[0]].Median(), FormattableString.Invariant($"{biggest.Median():0} us against {first[sets[0]].Median():0} us per page of {PageSize}, {biggest.Count} random members; floor: the same read of the small data set; {sets[^1].Size}"));
        if (plan.Wants(7))
            report.Add(later, deep.Median() / biggest.Median(), FormattableString.Invariant($"{deep.Median():0} us for posts {(laterPage - 1) * PageSize + 1} and on against {biggest.Median():0} us for the first {PageSize}; floor: the first page; {sets[^1].Size}"));
        if (plan.Wants(8))
            report.Add(tail, biggest.Percentile(0.99) / biggest.Median(), FormattableString.Invariant($"{biggest.Percentile(0.99):0} us against {biggest.Median():0} us, {biggest.Count} reads; floor: the median; {sets[^1].Size}"));
        if (plan.Wants(9))
        {
            // The row is about a million posts; with ten it would flatter.
            var set = sets.LastOrDefault(set => set.World.Posts <= 1_000_000) ?? sets[0];
            var timeline = first[set].Median();
            var (all, plan9) = Measure(set, FloorHome.InSelect, plan.Quick ? 5 : 20);
            var (byAuthor, _) = Measure(set, FloorHome.InSelectByAuthor, plan.Quick ? 5 : 20);
            var (each, _) = Measure(set, FloorHome.EachAuthor, plan.Quick ? 5 : 50);
            report.Add(naive, all / timeline, FormattableString.Invariant(
                $"{all:0} us against {timeline:0} us; floor: raw Microsoft.Data.Sqlite, author IN (SELECT followed), planner's choice: {plan9}; {set.Size}"));
            Report.Note("home-in-select-by-author", byAuthor / timeline, "x", FormattableString.Invariant(
                $"the same statement held to the index of authors, {byAuthor:0} us, against the timeline's {timeline:0} us"));
            Report.Note("home-each-author", each / timeline, "x", FormattableString.Invariant(
                $"the newest of each followed author by index, {each:0} us, against the timeline's {timeline:0} us"));
        }
    }

    private static (double Median, string Plan) Measure(DataSet set, string sql, int members)
    {
        using var home = new FloorHome(set.Path, sql);
        home.Read(World.Member(0));
        var costs = ReadersOf(set.World, members, seed: 99).Select(member =>
        {
            var begun = Cpu.ThreadMicroseconds();
            home.Read(World.Member(member));
            return Cpu.ThreadMicroseconds() - begun;
        });
        return (costs.Median(), home.Plan());
    }

    private static IEnumerable<int> ReadersOf(World world, int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => random.Next(world.Members));
    }

    /// <summary>SocialKit's own reader; every read of the SQLite store runs on the thread that asks.</summary>
    private sealed class Home(DataSet set, bool pulls = false) : IDisposable
    {
        private readonly SqliteStore _store = new(set.Path);

        public async Task<List<double>> MeasureAsync(int readers, int round, int page)
        {
            await _store.PrepareAsync(CancellationToken.None);
            var members = ReadersOf(set.World, readers, seed: round).ToList();
            foreach (var member in members.Take(readers / 4))
                Read(member, PlaceBefore(member, page));

            var costs = new List<double>(readers);
            foreach (var member in members)
            {
                var after = PlaceBefore(member, page);
                var begun = Cpu.ThreadMicroseconds();
                var posts = Read(member, after);
                var cost = Cpu.ThreadMicroseconds() - begun;

                // Who follows few has no such page, and reading nothing is no figure.
                if (posts.Count > PageSize)
                    costs.Add(cost);
            }

            return costs.Count > readers / 2 ? costs : throw new InvalidOperationException(
                $"Only {costs.Count} of {readers} members have a page {page} in {set.Path}: the data set is too small for this row.");
        }

        public void Dispose() => _store.Dispose();

        private IReadOnlyList<Post> Read(int member, Keyset? after, int limit = PageSize + 1)
        {
            var id = World.Member(member);
            var read = _store.Feeds.ReadAsync(
                AccessScope.For(DataSet.ViewerOf(member)), new FeedSelector.Timeline(id, pulls ? set.ManyFollowedBy(member) : []), after, limit, CancellationToken.None);
            return read.IsCompletedSuccessfully ? read.Result : throw new InvalidOperationException("The SQLite store began to read on another thread: thread time is no measure any more.");
        }

        // Where the page before ended, as a reader's cursor would say.
        private Keyset? PlaceBefore(int member, int page)
        {
            Keyset? place = null;
            for (var left = (page - 1) * PageSize; left > 0;)
            {
                var posts = Read(member, place, Math.Min(left, 100));
                if (posts.Count == 0)
                    break;

                place = new Keyset(posts[^1].CreatedAt, posts[^1].Id.Value);
                left -= posts.Count;
            }

            return place;
        }
    }
}
