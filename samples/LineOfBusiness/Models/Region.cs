namespace LineOfBusiness.Models;

public enum Region
{
    North,
    South,
    East,
    West,
}
