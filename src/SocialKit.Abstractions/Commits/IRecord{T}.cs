namespace SocialKit;

/// <summary>A record that knows the name of its own type.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IRecord<TSelf> : IRecord where TSelf : class, IRecord<TSelf>
{
    /// <summary>The type part of <see cref="RecordKey"/>, the same for every record of the type.</summary>
    static abstract string RecordType { get; }
}
