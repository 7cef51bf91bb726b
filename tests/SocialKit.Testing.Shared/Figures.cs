using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocialKit.Testing.Shared;

/// <summary>
/// Measured numbers, one JSON line each, in <c>artifacts/figures.jsonl</c>; <c>tests/run.sh</c> starts the file afresh. The benchmarks write
/// a file of their own.
/// </summary>
public static class Figures
{
    static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string name, double value, string unit, string? detail = null, string file = "figures.jsonl")
    {
        var line = JsonSerializer.Serialize(new { name, value, unit, detail, at = DateTimeOffset.UtcNow }, s_json) + "\n";
        Append(Repository.PathTo("artifacts", file), line);
    }

    // Several test processes may write at once: whoever holds the file writes a whole line, the others wait their turn.
    internal static void Append(string path, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var giveUpAt = DateTime.UtcNow.AddSeconds(10); ;)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
                file.Write(Encoding.UTF8.GetBytes(line));
                return;
            }
            catch (IOException) when (DateTime.UtcNow < giveUpAt)
            {
                Thread.Sleep(Random.Shared.Next(2, 20));
            }
        }
    }
}
