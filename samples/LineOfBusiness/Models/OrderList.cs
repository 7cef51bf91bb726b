using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace LineOfBusiness.Models;

/// <summary>One page of the grid.</summary>
public sealed record OrderList(IReadOnlyList<OrderRow> Rows, int Total, int Page, string? Search, OrderStatus? Status)
{
    /// <summary>As many as SocialKit's badges can be asked about at once is 200; a page a person can read is shorter.</summary>
    public const int PageSize = 50;

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public int First => Rows.Count == 0 ? 0 : ((Page - 1) * PageSize) + 1;

    public int Last => First == 0 ? 0 : First + Rows.Count - 1;

    /// <summary>The address of another page of the same search.</summary>
    public string QueryOf(int page)
    {
        var query = new QueryBuilder();
        if (page > 1)
        {
            query.Add("pageNumber", page.ToString(CultureInfo.InvariantCulture));
        }

        if (Search is { Length: > 0 })
        {
            query.Add("search", Search);
        }

        if (Status is { } status)
        {
            query.Add("status", status.ToString());
        }

        return query.ToString();
    }
}

public sealed record OrderRow(
    int Id, string Customer, string Town, Region Region, OrderStatus Status, DateOnly OrderedOn, DateOnly DeliverBy, long TotalCents)
{
    public decimal Total => TotalCents / 100m;
}
