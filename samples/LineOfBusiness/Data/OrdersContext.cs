using LineOfBusiness.Models;
using Microsoft.EntityFrameworkCore;

namespace LineOfBusiness.Data;

public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Customer> Customers => Set<Customer>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Region>().HaveConversion<string>();
        configurationBuilder.Properties<OrderStatus>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().HasIndex(order => order.Region);
        modelBuilder.Entity<OrderLine>().ToTable("OrderLines");
    }
}
