namespace SocialKit;

/// <summary>What every public identifier of SocialKit can do.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface IPublicId<TSelf> where TSelf : struct, IPublicId<TSelf>
{
    /// <summary>The UUID behind the identifier.</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID.</summary>
    static abstract TSelf From(Guid value);
}
