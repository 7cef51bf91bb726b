using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Core.Tests;

/// <summary>Where a <see cref="World"/> is and how its services are asked: here, in this process.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    /// <param name="add">Adds the world's services.</param>
    public Place(Func<IServiceCollection, SocialKitBuilder> add)
    {
        var services = new ServiceCollection();
        add(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _scope = _services.CreateAsyncScope();
    }

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
