namespace SocialKit;

/// <summary>A host entity that exists.</summary>
/// <typeparam name="TEntity">The host's entity.</typeparam>
/// <param name="Entity">The entity, given to the host's policy.</param>
/// <param name="Title">What people call it, for example "Order 4711".</param>
/// <param name="Url">The local page that shows it, for example "/Orders/Details/4711".</param>
public sealed record ResolvedSubject<TEntity>(TEntity Entity, string Title, string Url) where TEntity : class
{
    /// <summary>True when it takes no more comments from anyone.</summary>
    public bool Closed { get; init; }
}
