namespace SocialKit.Client;

internal sealed class CommunityClient(ApiClient api) : ICommunityService
{
    public ValueTask<IReadOnlyList<CommunityView>> ListAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<CommunityView>>(viewer, "communities", cancellationToken);

    public ValueTask<CommunityView> ReadAsync(Viewer viewer, string slugOrId, CancellationToken cancellationToken) =>
        api.GetAsync<CommunityView>(viewer, Address(slugOrId), cancellationToken);

    /// <summary>The address of a community by its slug or id.</summary>
    /// <exception cref="SocialKitException">These would be steps in the address and lead elsewhere; no community is called that.</exception>
    public static string Address(string slugOrId) => slugOrId is null or "" or "." or ".."
        ? throw new SocialKitException(new SocialError(SocialError.NotFound, null, "There is nothing here, or you may not see it."))
        : $"communities/{Uri.EscapeDataString(slugOrId)}";
}
