namespace SocialKit.Client;

internal sealed class DataExportClient(ApiClient api) : IDataExportService
{
    public ValueTask ExportAsync(Viewer viewer, MemberId member, Stream to, CancellationToken cancellationToken) =>
        api.DownloadAsync(viewer, "data-exports", new DataExportBody(member), to, cancellationToken);
}
