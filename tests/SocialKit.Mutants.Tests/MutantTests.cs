namespace SocialKit.Mutants.Tests;

/// <summary>The kit bites: each broken store is rejected by a check of the kit.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_broken_store_is_rejected_by_a_named_check()
    {
        Mutant[] mutants = [.. DecoratedMutants.All, .. HostTransactionMutants.All, .. SqlMutants.All];
        Assert.Equal(mutants.Length, mutants.Select(mutant => mutant.Fault).Distinct().Count());
        var rejecting = new List<string>[mutants.Length];

        // Two at a time: many checks wait for a disk more than for a processor.
        await Parallel.ForAsync(0, mutants.Length, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
            rejecting[i] = await KitRunner.RejectingAsync(mutants[i].Make, mutants[i].Suites, atMost: 3));

        foreach (var (mutant, checks) in mutants.Zip(rejecting))
            output.WriteLine($"{mutant.Fault}\n    {(checks.Count == 0 ? "SURVIVED" : string.Join("\n    ", checks))}");

        var survived = mutants.Zip(rejecting).Where(pair => pair.Second.Count == 0).Select(pair => pair.First.Fault).ToList();

        Figures.Write("mutants.planted", mutants.Length, "stores", $"{SqlMutants.All.Count()} of them as changed SQL");
        Figures.Write("mutants.killed", mutants.Length - survived.Count, "stores");
        output.WriteLine($"{mutants.Length} planted, {mutants.Length - survived.Count} killed");
        Assert.Empty(survived);
        Assert.True(mutants.Length >= 40 && SqlMutants.All.Count() >= 10);
    }
}
