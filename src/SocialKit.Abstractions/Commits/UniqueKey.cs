namespace SocialKit;

/// <summary>A value that at most one record of the tenant may hold.</summary>
/// <param name="Name">Which rule, for example "member.handle".</param>
/// <param name="Value">The value, compared exactly, byte for byte; the record folds case where its rule wants that.</param>
public readonly record struct UniqueKey(string Name, string Value)
{
    /// <summary>Where an imported record came from: no two records share a source and an id there.</summary>
    public static UniqueKey Origin(string source, string externalId) => new("origin", $"{source}\n{externalId}");
}
