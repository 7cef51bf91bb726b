using Microsoft.Extensions.DependencyInjection;
using SocialKit.InMemory;
using SocialKit.Sqlite;

namespace SocialKit.Stores.Tests;

public sealed class StoreRegistrationTests
{
    private readonly SocialKitBuilder _builder = new(new ServiceCollection());

    [Fact]
    public void A_provider_registers_one_store()
    {
        _builder.UseInMemory();
        using var services = Build();
        Assert.IsType<InMemoryStore>(services.GetRequiredService<IStore>());
        Assert.Same(services.GetRequiredService<IStore>(), services.GetRequiredService<IStore>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_default_steps_aside_whichever_comes_first(bool defaultFirst)
    {
        if (defaultFirst)
        {
            AddDefault();
        }

        _builder.UseInMemory();
        if (!defaultFirst)
        {
            AddDefault();
        }

        using var services = Build();
        Assert.IsType<InMemoryStore>(Assert.Single(services.GetServices<IStore>()));
        Assert.Equal(new StoreRegistration("in memory", IsDefault: false), Assert.Single(services.GetServices<StoreRegistration>()));
    }

    [Fact]
    public async Task A_default_alone_is_used_and_adding_it_again_changes_nothing()
    {
        AddDefault();
        AddDefault();
        await using var services = Build();
        Assert.IsType<SqliteStore>(Assert.Single(services.GetServices<IStore>()));
    }

    [Fact]
    public void Two_choices_are_refused_in_one_sentence_that_names_both()
    {
        _builder.UseSqlite("App_Data/socialkit.db");
        var refused = Assert.Throws<InvalidOperationException>(_builder.UseInMemory);
        Assert.Equal(
            "Two stores were chosen, SQLite and in memory: SocialKit keeps everything in one, so leave one Use… call after AddSocialKit() and remove the other.",
            refused.Message);
    }

    private void AddDefault() => _builder.UseStore("SQLite", _ => new SqliteStore("socialkit.db"), isDefault: true);

    private ServiceProvider Build() => _builder.Services.BuildServiceProvider();
}
