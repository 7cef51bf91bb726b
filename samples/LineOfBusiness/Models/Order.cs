namespace LineOfBusiness.Models;

/// <summary>One order of one customer. People belong to regions, and so do orders: that decides who may see it.</summary>
public sealed class Order
{
    public int Id { get; init; }

    public int CustomerId { get; init; }

    public Customer Customer { get; init; } = null!;

    public Region Region { get; init; }

    public OrderStatus Status { get; set; }

    public DateOnly OrderedOn { get; init; }

    public DateOnly DeliverBy { get; init; }

    /// <summary>The customer's own number for it.</summary>
    public required string Reference { get; init; }

    /// <summary>The handle of the person who looks after it.</summary>
    public required string Owner { get; init; }

    public List<OrderLine> Lines { get; init; } = [];

    /// <summary>Closed and cancelled orders are history: nothing about them changes any more.</summary>
    public bool IsHistory => Status is OrderStatus.Closed or OrderStatus.Cancelled;
}
