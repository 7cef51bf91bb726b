using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>A copy of one's data, as a file that the browser keeps.</summary>
internal static class DataExportEndpoints
{
    private static readonly FormShape Export = new("A copy of my data", "Download my data", new FormField("member"));

    public static void Map(RouteGroupBuilder group) =>
        group.MapAnswer("data-exports", [HttpMethods.Post], async http =>
        {
            var request = http.Features.GetRequiredFeature<WriteRequest>();
            return await FileAnswer.MakeAsync(
                file => http.RequestServices.GetRequiredService<IDataExportService>().ExportAsync(
                    request.Writer, request.OptionalId<MemberId>("member") ?? request.Writer.RequireMember(), file, request.Aborted),
                DataExportApi.Type, DataExportApi.FileName);
        }).WithMetadata(SocialKitPolicy.Write, Export);
}
