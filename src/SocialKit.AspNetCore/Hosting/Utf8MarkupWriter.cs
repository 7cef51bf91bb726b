using System.Buffers;
using System.Text;

namespace SocialKit.AspNetCore;

/// <summary>
/// Markup straight into the buffers of an answer. A page as one string is hundreds of kilobytes that only a full collection takes back, three times
/// over: while it grows, when it is done, and as bytes.
/// </summary>
internal sealed class Utf8MarkupWriter(IBufferWriter<byte> output) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    // It remembers the first half of a pair of surrogates until the other comes.
    private readonly Encoder _encoder = System.Text.Encoding.UTF8.GetEncoder();

    public override Encoding Encoding => System.Text.Encoding.UTF8;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.Length > 0)
        {
            // Four bytes are the longest character, and what was held back may have to be written first.
            var room = output.GetSpan(Math.Clamp(buffer.Length, 8, 4_096));
            _encoder.Convert(buffer, room, flush: false, out var read, out var written, out _);
            output.Advance(written);
            buffer = buffer[read..];
        }
    }
}
