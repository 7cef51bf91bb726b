using System.Globalization;

namespace SocialKit.Client;

internal sealed class MentionClient(ApiClient api) : IMentionService
{
    public ValueTask<IReadOnlyList<MemberView>> FindAsync(
        Viewer viewer, SubjectRef? place, string? prefix, int? limit, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<MemberView>>(
            viewer,
            ApiClient.Address("mentions", ("place", place?.ToString()), ("prefix", prefix), ("limit", limit?.ToString(CultureInfo.InvariantCulture))),
            cancellationToken);
}
