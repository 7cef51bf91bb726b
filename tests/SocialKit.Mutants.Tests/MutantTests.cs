using SocialKit.InMemory;
using SocialKit.Sqlite;

namespace SocialKit.Mutants.Tests;

/// <summary>The kit bites: each broken store is rejected by a check of the kit, and sound stores pass every one in the same runner.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_broken_store_is_rejected_by_a_named_check()
    {
        Mutant[] mutants = [.. DecoratedMutants.All, .. SqlMutants.All];
        Assert.Equal(mutants.Length, mutants.Select(mutant => mutant.Fault).Distinct().Count());
        var survived = new List<string>();
        foreach (var mutant in mutants)
        {
            var rejecting = await KitRunner.RejectingAsync(mutant.Make, mutant.Suites, atMost: 3);
            output.WriteLine($"{mutant.Fault}\n    {(rejecting.Count == 0 ? "SURVIVED" : string.Join("\n    ", rejecting))}");
            if (rejecting.Count == 0)
                survived.Add(mutant.Fault);
        }

        Figures.Write("mutants.planted", mutants.Length, "stores", $"{SqlMutants.All.Count()} of them as changed SQL");
        Figures.Write("mutants.killed", mutants.Length - survived.Count, "stores");
        output.WriteLine($"{mutants.Length} planted, {mutants.Length - survived.Count} killed");
        Assert.Empty(survived);
        Assert.True(mutants.Length >= 40 && SqlMutants.All.Count() >= 10);
    }

    [Fact]
    public async Task The_sound_store_in_memory_passes_every_check() => Assert.Empty(
        await KitRunner.RejectingAsync(_ => new InMemoryStore(), KitRunner.Suites.Where(suite => suite is not ("RestartTests" or "ScrubTests")), atMost: 10));

    [Fact]
    public async Task The_decorator_without_a_fault_passes_every_check() => Assert.Empty(
        await KitRunner.RejectingAsync(_ => new BrokenStore(new InMemoryStore()), KitRunner.Suites.Where(suite => suite is not ("RestartTests" or "ScrubTests")), atMost: 10));

    [Fact]
    public async Task The_sound_SQLite_store_passes_the_suites_its_mutants_are_shown_to() => Assert.Empty(await KitRunner.RejectingAsync(
        folder => new SqliteStore(Path.Combine(folder, "socialkit.db"), sql => sql), SqlMutants.All.SelectMany(mutant => mutant.Suites).Distinct(), atMost: 10));
}
