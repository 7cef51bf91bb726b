using LineOfBusiness.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LineOfBusiness.Data;

/// <summary>Creates the order tables in a file that others use too.</summary>
public static class OrdersDatabase
{
    /// <summary>Makes tables and orders when they are not there yet. Safe to call again, from two processes at once, and before or after SocialKit.</summary>
    public static async Task PrepareAsync(OrdersContext db, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        // EnsureCreated looks for any table at all, and finds SocialKit's when that was here first. So this asks for its own.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await db.Database
            .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = 'Orders'")
            .SingleAsync(cancellationToken);
        if (found == 0)
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancellationToken);
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            db.AddRange(Catalogue.MakeCustomers());
            db.AddRange(SampleOrders.Make(today));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
