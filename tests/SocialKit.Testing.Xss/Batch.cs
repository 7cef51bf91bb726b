namespace SocialKit.Testing.Xss;

/// <summary>Hostile texts that were stored in a tenant of their own and stand on one page.</summary>
/// <param name="Tenant">Where.</param>
/// <param name="Surface">As what.</param>
/// <param name="Stored">How many were taken.</param>
/// <param name="Refused">How many the rules refused, with a message.</param>
public sealed record Batch(string Tenant, string Surface, int Stored, int Refused)
{
    /// <summary>People to show.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>Communities to show.</summary>
    public IReadOnlyList<string> Slugs { get; init; } = [];

    public string Address => $"/batch/{Tenant}";
}
