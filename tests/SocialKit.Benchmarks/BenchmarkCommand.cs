using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SocialKit.Benchmarks;

static class BenchmarkCommand
{
    private static readonly int[] s_rows = [1, 4, 6, 7, 8, 9, 10, 11, 13, 17];

    public static RootCommand Create()
    {
        var rows = new Argument<int[]>("rows") { Description = $"Which rows of the goals: {string.Join(", ", s_rows)}; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var posts = new Option<string>("--posts") { Description = "Sizes of the data sets, for example 100000,1000000." };
        var quick = new Option<bool>("--quick") { Description = "Small data and short rounds: proves that every row runs, measures nothing." };
        var isLong = new Option<bool>("--long") { Description = "Also 10 million posts." };
        var methods = new Option<bool>("--methods") { Description = "Single methods, by BenchmarkDotNet, instead of the rows." };
        rows.AcceptOnlyFromAmong([.. s_rows.Select(row => row.ToString(CultureInfo.InvariantCulture))]);
        var root = new RootCommand("Measures SocialKit beside hand-written floors. Compare the figures of one run only.") { rows, posts, quick, isLong, methods };
        root.SetAction(async parsed =>
        {
            if (parsed.GetValue(methods))
            {
                // In this process: a project made beside this one would be built by this repository's rules.
                BenchmarkRunner.Run<FeedPageMethods>(DefaultConfig.Instance.WithArtifactsPath(Repository.PathTo("artifacts", "methods"))
                    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).AddDiagnoser(MemoryDiagnoser.Default));
                return;
            }

            var sizes = parsed.GetValue(posts)?.Split(',').Select(size => int.Parse(size, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).Order().ToList()
                ?? (parsed.GetValue(quick) ? [2_000, 20_000] : parsed.GetValue(isLong) ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000]);
            await RunAsync(new Plan(parsed.GetValue(rows)!, sizes, parsed.GetValue(quick)));
        });

        // The child process of the rows over HTTP.
        var data = new Argument<int>("posts");
        var serve = new Command("serve") { data };
        serve.Hidden = true;
        serve.SetAction(parsed => Site.RunAsync(DataSet.PathOf(parsed.GetValue(data))));
        root.Add(serve);
        return root;
    }

    private static async Task RunAsync(Plan plan)
    {
        var report = new Report(plan.Quick);
        if (plan.Wants(1, 4, 17))
            await FeedRows.RunAsync(report, plan);

        if (plan.Wants(6, 7, 8, 9))
            await TimelineRows.RunAsync(report, plan);

        if (plan.Wants(10, 11, 13))
            await CommitRows.RunAsync(report, plan);

        report.Print(Console.Out);
    }
}
