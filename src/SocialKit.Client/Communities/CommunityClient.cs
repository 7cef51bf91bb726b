namespace SocialKit.Client;

internal sealed class CommunityClient(ApiClient api) : ICommunityService
{
    public ValueTask<IReadOnlyList<CommunityView>> ListAsync(Viewer viewer, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<CommunityView>>(viewer, "communities", cancellationToken);

    public ValueTask<CommunityView> ReadAsync(Viewer viewer, string slugOrId, CancellationToken cancellationToken) =>
        // These would be steps in the address and lead elsewhere; no community is called that.
        slugOrId is null or "" or "." or ".."
            ? throw new SocialKitException(new SocialError(SocialError.NotFound, null, "There is nothing here, or you may not see it."))
            : api.GetAsync<CommunityView>(viewer, $"communities/{Uri.EscapeDataString(slugOrId)}", cancellationToken);
}
