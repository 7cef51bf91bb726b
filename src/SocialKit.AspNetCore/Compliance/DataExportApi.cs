using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

internal static class DataExportApi
{
    public const string Type = "application/zip";
    public const string FileName = "my-data.zip";

    public static void Map(RouteGroupBuilder group) =>
        group.ApiDownload<IDataExportService, DataExportBody>(
            "data-exports", nameof(IDataExportService.ExportAsync), (exports, request, body, file) => exports.ExportAsync(request.Viewer, body.Member, file, request.Aborted),
            Type, FileName);
}
