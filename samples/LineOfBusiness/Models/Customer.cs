namespace LineOfBusiness.Models;

public sealed class Customer
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Town { get; init; }

    public Region Region { get; init; }

    public required string Contact { get; init; }

    public required string Phone { get; init; }
}
