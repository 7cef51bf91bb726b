using SocialKit.InMemory;
using SocialKit.Sqlite;

namespace SocialKit.Mutants.Tests;

/// <summary>The control: sound stores pass every check in the runner that broken ones are rejected by.</summary>
public sealed class SoundStoreTests
{
    // Suites that do something to the storage itself, which a store in memory has not.
    static readonly string[] s_ofStorage = ["CrashTests", "ForeignTransactionTests", "HostTransactionTests", "RestartTests", "ScrubTests"];

    [Fact]
    public async Task The_sound_store_in_memory_passes_every_check() => Assert.Empty(
        await KitRunner.RejectingAsync(_ => new InMemoryStore(), KitRunner.Suites.Except(s_ofStorage), atMost: 10));

    [Fact]
    public async Task The_decorator_without_a_fault_passes_every_check() => Assert.Empty(
        await KitRunner.RejectingAsync(_ => new BrokenStore(new InMemoryStore()), KitRunner.Suites.Except(s_ofStorage), atMost: 10));

    [Fact]
    public async Task The_sound_SQLite_store_passes_the_suites_its_mutants_are_shown_to() => Assert.Empty(await KitRunner.RejectingAsync(
        folder => new SqliteStore(Path.Combine(folder, "socialkit.db"), sql => sql), SqlMutants.All.SelectMany(mutant => mutant.Suites).Append("HostTransactionTests").Distinct(), atMost: 10));
}
