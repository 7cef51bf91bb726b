namespace LineOfBusiness.Models;

public sealed class OrderLine
{
    public int Id { get; init; }

    public int OrderId { get; init; }

    public int Position { get; init; }

    public required string Article { get; init; }

    public required string Description { get; init; }

    public int Quantity { get; init; }

    /// <summary>Whole cents, so that SQLite can add them up.</summary>
    public int UnitCents { get; init; }

    public decimal UnitPrice => UnitCents / 100m;

    public decimal Price => Quantity * UnitPrice;
}
