using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialKit.Cli.Tests;

public sealed class AuditCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("socialkit-test-");

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Data => _folder.FullName;

    [Fact]
    public async Task A_whole_audit_is_said_to_be_whole_and_a_flipped_byte_is_named_by_its_row()
    {
        await PlaceHoldsAsync(4);
        var (code, output, error) = await CommandLine.RunAsync("audit", "verify", "--data", Data);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("whole: 4 entries, the last with the hash ", output, StringComparison.Ordinal);
        var hash = output.Split(' ')[^1].Trim('.', '\n');
        Assert.Equal(0, (await CommandLine.RunAsync("audit", "verify", "--data", Data, "--expect", hash)).Code);

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "socialkit.db")};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var flip = new SqliteCommand("UPDATE sk_audit SET after = x'00' || substr(after, 2) WHERE position = 3", connection);
            Assert.Equal(1, await flip.ExecuteNonQueryAsync(Token));
        }

        (code, output, _) = await CommandLine.RunAsync("audit", "verify", "--data", Data);
        Assert.Equal((1, "broken at row 3: Row 3 is not as it was written.\n"), (code, output));
    }

    [Fact]
    public async Task An_audit_that_was_written_anew_no_longer_holds_the_hash_that_was_kept()
    {
        await PlaceHoldsAsync(2);
        var (code, output, _) = await CommandLine.RunAsync("audit", "verify", "--data", Data, "--expect", new string('0', 64));
        Assert.Equal(1, code);
        Assert.Contains("written anew", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_nothing_is_read()
    {
        var (code, output, error) = await CommandLine.RunAsync("audit", "verify", "--data", Path.Combine(Data, "nowhere"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("There is no database", error, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.RunAsync("erase", "--data", Path.Combine(Data, "nowhere"))).Code);
    }

    [Fact]
    public async Task What_was_asked_for_is_erased_when_its_time_has_come()
    {
        await InStoreAsync(async (services, boss) =>
            await services.GetRequiredService<IErasureService>().RequestAsync(boss, boss.RequireMember(), ErasureMode.Purge, Token));
        Assert.Equal((0, "No erasure is due.\n", ""), await CommandLine.RunAsync("erase", "--data", Data));
        await InStoreAsync(async (services, boss) =>
        {
            var other = await services.GetRequiredService<IMemberService>().RegisterAsync(TenantId.Default, new MemberIdentity("ana", "Ana Reis", "ana", null, null), Token);
            await services.GetRequiredService<IErasureService>().RequestAsync(boss, other, ErasureMode.Purge, Token);
        });
        Assert.Equal((0, "One person was erased.\n", ""), await CommandLine.RunAsync("erase", "--data", Data));
        Assert.Equal(0, (await CommandLine.RunAsync("audit", "verify", "--data", Data)).Code);
        Assert.DoesNotContain("Ana Reis", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(Data, "socialkit.db"), Token)), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    Task PlaceHoldsAsync(int count) => InStoreAsync(async (services, boss) =>
    {
        for (var i = 1; i <= count; i++)
            await services.GetRequiredService<ILegalHoldService>().PlaceAsync(boss, SubjectRef.For("order", i), "Case", Token);
    });

    async Task InStoreAsync(Func<IServiceProvider, Viewer, Task> act)
    {
        var services = new ServiceCollection();
        services.AddSocialKitCore().UseSqlite(Path.Combine(Data, "socialkit.db"));
        services.Replace(ServiceDescriptor.Singleton<IStaffProvider>(new Everybody()));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await provider.GetRequiredService<IStore>().PrepareAsync(Token);
        var member = await scope.ServiceProvider.GetRequiredService<IMemberService>().RegisterAsync(TenantId.Default, new MemberIdentity("boss", "Boss", "boss", null, null), Token);
        await act(scope.ServiceProvider, Viewer.Anonymous(TenantId.Default) with { Member = member });
    }

    sealed class Everybody : IStaffProvider
    {
        public ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken) => new(viewer.Member is not null);
    }
}
