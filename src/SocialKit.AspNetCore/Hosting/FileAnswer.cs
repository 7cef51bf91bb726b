using Microsoft.AspNetCore.Http;

namespace SocialKit.AspNetCore;

/// <summary>
/// A file to keep, not to show. It is made as a whole before the first byte is sent, in a temporary file that goes with it, so that what fails while it
/// is made is still answered as a failure.
/// </summary>
internal sealed class FileAnswer : IResult
{
    private readonly FileStream _file;
    private readonly string _type;
    private readonly string _name;

    private FileAnswer(FileStream file, string type, string name) => (_file, _type, _name) = (file, type, name);

    /// <param name="write">Writes the file.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="name">What a browser calls it: letters of ASCII, '-' and '.'.</param>
    public static async Task<FileAnswer> MakeAsync(Func<Stream, ValueTask> write, string type, string name)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await write(file);
            file.Position = 0;
            return new FileAnswer(file, type, name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using (_file)
        {
            var response = httpContext.Response;
            response.ContentType = _type;
            response.ContentLength = _file.Length;
            response.Headers.ContentDisposition = $"attachment; filename=\"{_name}\"";
            await _file.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
