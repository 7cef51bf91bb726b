namespace SocialKit.Client;

internal sealed class MemberClient(ApiClient api) : IMemberService
{
    /// <summary>Not over HTTP: nobody may say of themselves who they are.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public ValueTask<MemberId> RegisterAsync(TenantId tenant, MemberIdentity identity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Members are registered by the site itself, when a signed-in person asks for the first time.");

    /// <summary>Not over HTTP: the site says who is still there.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public ValueTask<bool> SetStatusAsync(TenantId tenant, string externalId, MemberStatus status, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Who is still there is said by the site itself, from its own directory.");

    public ValueTask<ProfileView> ReadProfileAsync(Viewer viewer, MemberId member, CancellationToken cancellationToken) =>
        api.GetAsync<ProfileView>(viewer, $"members/{member}", cancellationToken);

    public async ValueTask<MemberView?> FindAsync(Viewer viewer, string handle, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(handle))
        {
            return null;
        }

        try
        {
            return await api.GetAsync<MemberView>(viewer, ApiClient.Address("members", ("handle", handle)), cancellationToken);
        }
        catch (SocialKitException exception) when (exception.Error.Code == SocialError.NotFound)
        {
            return null;
        }
    }
}
