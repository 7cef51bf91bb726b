using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>A copy of one's data, as a file that the browser keeps.</summary>
internal static class DataExportEndpoints
{
    private const string Zip = "application/zip";
    private const string Name = "my-data.zip";
    private static readonly FormShape Export = new("A copy of my data", "Download", new FormField("member"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapAnswer("data-exports", [HttpMethods.Post], async http =>
        {
            var request = http.Features.GetRequiredFeature<WriteRequest>();
            var member = request.OptionalId<MemberId>("member") ?? request.Writer.RequireMember();
            return await FileAnswer.MakeAsync(
                file => http.RequestServices.GetRequiredService<IDataExportService>().ExportAsync(request.Writer, member, file, request.Aborted), Zip, Name);
        }).WithMetadata(SocialKitPolicy.Write, Export);

        group.ApiDownload<IDataExportService, DataExportBody>("data-exports", nameof(IDataExportService.ExportAsync), (exports, request, body, file) =>
            exports.ExportAsync(request.Viewer, body.Member, file, request.Aborted), Zip, Name);
    }
}
