using System.Globalization;
using LineOfBusiness.Authorization;
using LineOfBusiness.Data;
using LineOfBusiness.Models;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SocialKit;

namespace LineOfBusiness.Controllers;

[Authorize]
public sealed class OrdersController(
    OrdersContext db, IAuthorizationService authorization, IViewerAccessor viewers, IHostActivityService activities) : Controller
{
    public async Task<IActionResult> Index(string? search, OrderStatus? status, int pageNumber = 1, CancellationToken cancellationToken = default)
    {
        var regions = OrderPolicies.RegionsOf(User);
        var orders = db.Orders.AsNoTracking().Where(order => regions.Contains(order.Region));
        if (status is not null)
        {
            orders = orders.Where(order => order.Status == status);
        }

        if (search?.Trim() is { Length: > 0 } words)
        {
            var number = int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            orders = orders.Where(order =>
                order.Id == number || order.Reference == words || EF.Functions.Like(order.Customer.Name, $"%{words}%") || order.Customer.Town == words);
        }

        var total = await orders.CountAsync(cancellationToken);
        pageNumber = Math.Clamp(pageNumber, 1, Math.Max(1, (total + OrderList.PageSize - 1) / OrderList.PageSize));
        var rows = await orders
            .OrderByDescending(order => order.Id)
            .Skip((pageNumber - 1) * OrderList.PageSize)
            .Take(OrderList.PageSize)
            .Select(order => new OrderRow(
                order.Id, order.Customer.Name, order.Customer.Town, order.Region, order.Status, order.OrderedOn, order.DeliverBy,
                order.Lines.Sum(line => (long)line.Quantity * line.UnitCents)))
            .ToListAsync(cancellationToken);
        return View(new OrderList(rows, total, pageNumber, search, status));
    }

    public async Task<IActionResult> Details(int id, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking()
            .Include(order => order.Customer)
            .Include(order => order.Lines.OrderBy(line => line.Position))
            .SingleOrDefaultAsync(order => order.Id == id, cancellationToken);

        // Someone who may not see an order is not told that it exists.
        if (order is null || !await MayAsync(order, OrderPolicies.CanSee))
        {
            return NotFound();
        }

        ViewData["MayApprove"] = order.Status == OrderStatus.Open && await MayAsync(order, OrderPolicies.CanApprove);
        return View(order);
    }

    /// <summary>Approves an order and says so in its discussion: both happen or neither.</summary>
    [HttpPost]
    public async Task<IActionResult> Approve(int id, CancellationToken cancellationToken)
    {
        // Before the transaction: whoever comes for the first time is registered, and that is a write of its own.
        var viewer = await viewers.GetViewerAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.Orders.SingleOrDefaultAsync(order => order.Id == id, cancellationToken);
        if (order is null || !await MayAsync(order, OrderPolicies.CanSee))
        {
            return NotFound();
        }

        if (!await MayAsync(order, OrderPolicies.CanApprove))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        // Somebody may have been faster; then there is nothing left to do or to say.
        if (order.Status == OrderStatus.Open)
        {
            order.Status = OrderStatus.Approved;
            await db.SaveChangesAsync(cancellationToken);
            var approved = new HostActivity(SubjectRef.For("order", id), viewer.RequireMember(), "Approved. The warehouse can pick it.");
            await activities.PostCommentAsync(approved, transaction.GetDbTransaction(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return RedirectToAction(nameof(Details), new { id });
    }

    private async Task<bool> MayAsync(Order order, string policy) => (await authorization.AuthorizeAsync(User, order, policy)).Succeeded;
}
