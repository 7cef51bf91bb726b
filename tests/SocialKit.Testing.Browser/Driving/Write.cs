using Microsoft.Playwright;

namespace SocialKit.Testing.Browser;

/// <summary>A POST that the browser sent to SocialKit.</summary>
public sealed record Write(IRequest Request, string Path, bool Scripted)
{
    public async Task<int> StatusAsync() => (await Request.ResponseAsync())?.Status ?? 0;
}
