using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialKit.ConformanceTests;

namespace SocialKit.Testing.Stores;

/// <summary>One byte changed in any column of the audit, a row taken out, cut off or put in: the look at the chain names the row.</summary>
public abstract class AuditChainTests<TFixture> : IAsyncLifetime where TFixture : StoreFixture, new()
{
    private const int Rows = 5;
    private readonly TFixture _fixture = new();
    private IStore _store = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Runs a statement on the database itself, past the store; {0} stands for the table of the entries, {1} for that of the heads.</summary>
    protected abstract Task ExecuteAsync(TFixture fixture, string statement);

    /// <summary>How the dialect writes bytes.</summary>
    protected abstract string Bytes(string hexadecimal);

    public async ValueTask InitializeAsync()
    {
        _store = await _fixture.CreateAsync();
        await _store.PrepareAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_change_of_any_column_of_any_row_is_found_and_the_row_is_named()
    {
        var entries = await FillAsync();
        Assert.Equal((Rows, null), await LookAsync());
        foreach (var entry in entries)
        {
            foreach (var (column, value) in new[]
            {
                ("at", $"{entry.At.UtcTicks ^ 1}"), ("actor", Bytes(Flipped(entry.Actor!.Value.Value.ToByteArray(bigEndian: true)))), ("on_behalf", Bytes("00")),
                ("verb", "'hold-placee'"), ("subject", Bytes(Flipped([0, .. System.Text.Encoding.UTF8.GetBytes(entry.Subject.ToString()!)]))),
                ("before", Bytes(Flipped(entry.Before.ToArray()))), ("after", Bytes(Flipped(entry.After.ToArray()))), ("reason", "'x'"), ("trace", "'x'"),
                ("previous", Bytes(Flipped(entry.Previous.ToArray()))), ("hash", Bytes(Flipped(entry.Hash.ToArray()))),
            })
            {
                await ExecuteAsync(_fixture, $"UPDATE {{0}} SET {column} = {value} WHERE position = {entry.Position}");
                Assert.Equal((Rows, (long?)entry.Position), await LookAsync());
                await RestoreAsync(entries);
            }
        }
    }

    [Fact]
    public async Task A_row_that_was_taken_out_cut_off_or_put_in_is_named()
    {
        var entries = await FillAsync();
        await ExecuteAsync(_fixture, "DELETE FROM {0} WHERE position = 3");
        Assert.Equal((Rows, (long?)3), await LookAsync());
        await RestoreAsync(entries);

        await ExecuteAsync(_fixture, "DELETE FROM {0} WHERE position >= 4");
        Assert.Equal((Rows, (long?)4), await LookAsync());
        await ExecuteAsync(_fixture, "DELETE FROM {0}");
        Assert.Equal((Rows, (long?)1), await LookAsync());
        await RestoreAsync(entries);

        // The end set back, with its rows left or taken; without the end.
        await ExecuteAsync(_fixture, "UPDATE {1} SET position = 4");
        Assert.Equal((4, (long?)5), await LookAsync());
        await ExecuteAsync(_fixture, "DELETE FROM {0} WHERE position = 5");
        Assert.Equal((4, (long?)4), await LookAsync());
        await ExecuteAsync(_fixture, "DELETE FROM {1}");
        Assert.Equal((0, (long?)1), await LookAsync());
    }

    private static string Flipped(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return "01";
        }

        bytes[^1] ^= 1;
        return Convert.ToHexString(bytes);
    }

    private async Task<(long Entries, long? BrokenAt)> LookAsync()
    {
        var proof = await AuditChain.VerifyAsync(_store, TenantId.Default, Stop);
        Assert.Equal(proof.BrokenAt is null, proof.Problem is null);
        return (proof.Entries, proof.BrokenAt);
    }

    private async Task<IReadOnlyList<AuditEntry>> FillAsync()
    {
        var services = new ServiceCollection();
        services.AddSocialKitCore();
        services.AddSingleton(_store);
        services.Replace(ServiceDescriptor.Singleton<IStaffProvider>(new Everybody()));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var member = await scope.ServiceProvider.GetRequiredService<IMemberService>().RegisterAsync(TenantId.Default, new MemberIdentity("boss", "Boss", "boss", null, null), Stop);
        var viewer = Viewer.Anonymous(TenantId.Default) with { Member = member };
        for (var i = 1; i <= Rows; i++)
        {
            await scope.ServiceProvider.GetRequiredService<ILegalHoldService>().PlaceAsync(viewer, SubjectRef.For("order", i), "Case", Stop);
        }

        return await _store.Records.GetAsync<AuditEntry>(AccessScope.System(TenantId.Default), [.. Enumerable.Range(1, Rows).Select(i => AuditEntry.KeyOf(i))], Stop);
    }

    /// <summary>Everything as it was written, through the store.</summary>
    private async Task RestoreAsync(IReadOnlyList<AuditEntry> entries)
    {
        await _store.CommitAsync(new Commit { Tenant = TenantId.Default, At = entries[0].At, Puts = [.. entries] }, Stop);
        Assert.Equal((Rows, null), await LookAsync());
    }

    private sealed class Everybody : IStaffProvider
    {
        public ValueTask<bool> IsAsync(Viewer viewer, StaffRole role, CancellationToken cancellationToken) => new(viewer.Member is not null);
    }
}
