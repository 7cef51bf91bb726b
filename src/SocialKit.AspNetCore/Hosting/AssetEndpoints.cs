using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace SocialKit.AspNetCore;

/// <summary><c>assets/{hash}/{file}</c> for our own pages, kept for good; <c>assets/{file}</c> for pages written by hand, asked about again soon.</summary>
internal static class AssetEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Codings = ["br", "gzip"];

    public static void Map(RouteGroupBuilder group)
    {
        Func<HttpContext, Task<IResult>> read = http => Task.FromResult<IResult>(
            http.RequestServices.GetRequiredService<EmbeddedAssets>().TryFind(http.Request.RouteValues["file"] as string) is { } asset
                ? new Sent(asset)
                : throw ReadEndpoints.NotFound());
        group.MapAnswer("assets/{hash}/{file}", Methods, read).WithMetadata(SocialKitPolicy.Asset);
        group.MapAnswer("assets/{file}", Methods, read).WithMetadata(SocialKitPolicy.Asset);
    }

    private sealed class Sent(EmbeddedAssets.Asset asset) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, response) = (httpContext.Request, httpContext.Response);
            var coding = CodingFor(request);
            var tag = new EntityTagHeaderValue($"\"{asset.Hash}{(coding is null ? "" : "-" + coding)}\"");
            // A page of the version before or after this one may ask here while servers are replaced: it gets what there is, but nobody keeps it.
            var current = string.Equals(request.RouteValues["hash"] as string, asset.Hash, StringComparison.Ordinal);
            var headers = response.Headers;
            headers.CacheControl = current ? "public, max-age=31536000, immutable" : "public, max-age=300";
            headers.ETag = tag.ToString();
            headers.Vary = HeaderNames.AcceptEncoding;
            headers.XContentTypeOptions = "nosniff";
            if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
                && known.Any(candidate => candidate.Tag == "*" || candidate.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var bytes = asset.Bytes(coding);
            response.ContentType = asset.ContentType;
            response.ContentLength = bytes.Length;
            if (coding is not null)
            {
                headers.ContentEncoding = coding;
            }

            if (!HttpMethods.IsHead(request.Method))
            {
                await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
            }
        }

        private static string? CodingFor(HttpRequest request)
        {
            var accepted = request.GetTypedHeaders().AcceptEncoding;
            return Codings.FirstOrDefault(coding => accepted.Any(entry => entry.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && entry.Quality is not 0));
        }
    }
}
