namespace LineOfBusiness.Models;

public enum OrderStatus
{
    Open,
    Picking,
    Shipped,
    Closed,
    Cancelled,
}
