namespace SocialKit;

/// <summary>Reads a stream line by line, as bytes, and knows where it is.</summary>
internal sealed class ArchiveLines(Stream from)
{
    private const int Longest = 64 * 1024 * 1024;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The number of the last line read, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>True when the last line read ended as a line does, and not because the stream did.</summary>
    public bool Ended { get; private set; }

    /// <summary>The next line without its end, valid until the next call; null when there is none.</summary>
    /// <exception cref="ArchiveException">The line is longer than any record.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        for (var searched = _start; ;)
        {
            var found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, ended: true);
            }

            searched = _end;
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (searched, _end, _start) = (searched - _start, _end - _start, 0);
            }

            if (_end == _buffer.Length)
            {
                if (_end >= Longest)
                {
                    throw new ArchiveException(Number + 1, "the line is longer than any record of SocialKit. Is this a SocialKit archive, and not compressed?");
                }

                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = await from.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                if (_start == _end)
                {
                    return null;
                }

                return Take(_end, ended: false);
            }

            _end += read;
        }
    }

    private ReadOnlyMemory<byte> Take(int end, bool ended)
    {
        var line = _buffer.AsMemory(_start, end - _start);
        (_start, Ended, Number) = (ended ? end + 1 : end, ended, Number + 1);
        return line;
    }
}
