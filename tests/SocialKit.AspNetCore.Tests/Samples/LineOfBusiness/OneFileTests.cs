using LineOfBusiness.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialKit;

namespace LineOfBusiness.Tests;

/// <summary>Orders and talk share one database file, whoever comes first.</summary>
public sealed class OneFileTests
{
    [Fact]
    public async Task Orders_come_first_and_a_second_start_changes_nothing()
    {
        var data = Directory.CreateTempSubdirectory("socialkit-lob-").FullName;
        try
        {
            await using (var first = new OrderBook { Data = data })
                Assert.Equal((240, 67), await CountAsync(first));

            await using (var second = new OrderBook { Data = data })
                Assert.Equal((240, 67), await CountAsync(second));

            Assert.Equal("orders.db", Path.GetFileName(Assert.Single(Directory.GetFiles(data, "*.db"))));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Talk_comes_first()
    {
        var data = Directory.CreateTempSubdirectory("socialkit-lob-").FullName;
        try
        {
            var services = new ServiceCollection();
            services.AddLogging().AddSocialKitCore().UseSqlite(Path.Combine(data, "orders.db"));
            await using (var provider = services.BuildServiceProvider())
                await provider.GetRequiredService<IStore>().PrepareAsync(OrderBook.Stop);

            await using var book = new OrderBook { Data = data, Demo = false };
            Assert.Equal((240, 0), await CountAsync(book));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<(int Orders, long Comments)> CountAsync(OrderBook book)
    {
        await using var scope = book.Services.CreateAsyncScope();
        var orders = await scope.ServiceProvider.GetRequiredService<OrdersContext>().Orders.CountAsync(OrderBook.Stop);
        var store = scope.ServiceProvider.GetRequiredService<IStore>();
        var subjects = Enumerable.Range(4501, 240).Select(number => SubjectRef.For("order", number)).ToList();
        var total = 0L;
        foreach (var some in subjects.Chunk(200))
        {
            var summaries = await store.Discussions.SummariseAsync(AccessScope.System(TenantId.Default), some, OrderBook.Stop);
            total += summaries.Values.Sum(summary => summary.Total);
        }

        return (orders, total);
    }
}
