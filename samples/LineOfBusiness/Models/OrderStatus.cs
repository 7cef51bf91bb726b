namespace LineOfBusiness.Models;

public enum OrderStatus
{
    Open,
    Approved,
    Picking,
    Shipped,
    Closed,
    Cancelled,
}
