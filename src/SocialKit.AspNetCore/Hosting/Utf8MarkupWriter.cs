using System.Buffers;
using System.Globalization;
using System.Text;

namespace SocialKit.AspNetCore;

/// <summary>
/// Markup straight into the buffers of an answer. A page as one string is hundreds of kilobytes that only a full collection takes back, three times
/// over: while it grows, when it is done, and as bytes. Call <see cref="Flush()"/> at the end.
/// </summary>
internal sealed class Utf8MarkupWriter(IBufferWriter<byte> output) : TextWriter(CultureInfo.InvariantCulture)
{
    // Markup comes a few letters at a time; to encode each by itself costs more than to write it.
    private const int Room = 8_192;

    private char[]? _text = ArrayPool<char>.Shared.Rent(Room);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        var text = Text();
        if (_length == text.Length)
            Encode(last: false);

        text[_length++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var text = Text();
        while (buffer.Length > text.Length - _length)
        {
            var part = buffer[..(text.Length - _length)];
            part.CopyTo(text.AsSpan(_length));
            _length += part.Length;
            buffer = buffer[part.Length..];
            Encode(last: false);
        }

        buffer.CopyTo(text.AsSpan(_length));
        _length += buffer.Length;
    }

    public override void Flush() => Encode(last: true);

    protected override void Dispose(bool disposing)
    {
        if (_text is { } text)
        {
            _text = null;
            ArrayPool<char>.Shared.Return(text);
        }

        base.Dispose(disposing);
    }

    private void Encode(bool last)
    {
        var text = Text();

        // The first half of a pair of surrogates waits for the other.
        var length = !last && _length > 0 && char.IsHighSurrogate(text[_length - 1]) ? _length - 1 : _length;
        Encoding.UTF8.GetBytes(text.AsSpan(0, length), output);
        _length -= length;
        if (_length > 0)
            text[0] = text[length];
    }

    private char[] Text() => _text ?? throw new ObjectDisposedException(nameof(Utf8MarkupWriter));
}
