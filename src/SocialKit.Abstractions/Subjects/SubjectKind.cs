namespace SocialKit;

/// <summary>One kind of host subject as registered by <c>AddSubject</c>.</summary>
/// <param name="Kind">The kind, for example "order".</param>
/// <param name="EntityType">The host's entity.</param>
/// <param name="ResolverType">The resolver registered for it.</param>
/// <param name="ReadPolicy">The host's policy that lets a viewer read the discussion.</param>
/// <param name="PostPolicy">The host's policy that lets a viewer write in it.</param>
public sealed record SubjectKind(string Kind, Type EntityType, Type ResolverType, string ReadPolicy, string PostPolicy);
