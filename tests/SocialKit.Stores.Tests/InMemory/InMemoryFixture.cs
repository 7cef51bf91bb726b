using SocialKit.ConformanceTests;
using SocialKit.InMemory;

namespace SocialKit.Stores.Tests;

public sealed class InMemoryFixture : StoreFixture
{
    public override Task<IStore> CreateAsync() => Task.FromResult<IStore>(new InMemoryStore());
}
