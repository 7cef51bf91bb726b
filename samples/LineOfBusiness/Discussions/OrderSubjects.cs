using System.Globalization;
using LineOfBusiness.Data;
using LineOfBusiness.Models;
using Microsoft.EntityFrameworkCore;
using SocialKit;

namespace LineOfBusiness.Discussions;

/// <summary>Tells SocialKit which orders exist, what they are called and where they are shown. One query, however many are asked about.</summary>
public sealed class OrderSubjects(OrdersContext db) : ISubjectResolver<Order>
{
    public async ValueTask<IReadOnlyDictionary<string, ResolvedSubject<Order>>> ResolveAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var numbers = ids.Select(NumberOf).OfType<int>().ToList();
        var orders = await db.Orders.AsNoTracking().Include(order => order.Customer)
            .Where(order => numbers.Contains(order.Id)).ToListAsync(cancellationToken);
        return orders.ToDictionary(
            order => order.Id.ToString(CultureInfo.InvariantCulture),
            order => new ResolvedSubject<Order>(order, $"Order {order.Id}, {order.Customer.Name}", $"/Orders/Details/{order.Id}")
            {
                Closed = order.IsHistory,
            });
    }

    private static int? NumberOf(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
