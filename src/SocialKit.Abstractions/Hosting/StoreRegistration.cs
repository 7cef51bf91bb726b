namespace SocialKit;

/// <summary>Marks which store the host chose, so that a default can step aside and a second choice can be refused.</summary>
/// <param name="Name">The provider's name, as in <see cref="IStore.Name"/>.</param>
/// <param name="IsDefault">True when nobody asked for it: any explicit choice replaces it.</param>
public sealed record StoreRegistration(string Name, bool IsDefault);
