namespace LineOfBusiness.Models;

/// <summary>Someone who works here. The region is one of the four, "central" for head office (sees all), or "none".</summary>
public sealed record Person(string EmployeeNumber, string Handle, string Name, string JobTitle, string Unit, string Region)
{
    /// <summary>Reads what the others do, and touches nothing.</summary>
    public bool IsAuditor { get; init; }
}
