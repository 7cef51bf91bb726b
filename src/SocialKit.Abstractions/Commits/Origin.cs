namespace SocialKit;

/// <summary>Where an imported record came from; makes importing twice harmless.</summary>
/// <param name="Source">The source's name, for example "coffee.stackexchange.com".</param>
/// <param name="ExternalId">The record's id there, with its type, for example "post/12".</param>
public sealed record Origin(string Source, string ExternalId)
{
    /// <summary>The unique value it takes.</summary>
    public UniqueKey Unique => UniqueKey.Origin(Source, ExternalId);
}
