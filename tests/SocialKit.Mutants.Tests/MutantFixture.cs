using SocialKit.ConformanceTests;

namespace SocialKit.Mutants.Tests;

/// <summary>Makes whatever store the runner is asking the kit about.</summary>
public sealed class MutantFixture : StoreFixture
{
    readonly string _folder = Directory.CreateTempSubdirectory("socialkit-mutant-").FullName;
    IStore? _store;

    internal static AsyncLocal<Func<string, IStore>?> Make { get; } = new();

    public override Task<IStore> CreateAsync() => Task.FromResult(_store = Make.Value!(_folder));

    public override async Task<IStore> ReopenAsync()
    {
        await CloseAsync();
        return await CreateAsync();
    }

    public override Task<IReadOnlyList<Stream>> OpenRawAsync() => Task.FromResult<IReadOnlyList<Stream>>(
        [.. Directory.GetFiles(_folder).Select(file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))]);

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }

    async Task CloseAsync()
    {
        if (_store is IAsyncDisposable store)
            await store.DisposeAsync();
    }
}
