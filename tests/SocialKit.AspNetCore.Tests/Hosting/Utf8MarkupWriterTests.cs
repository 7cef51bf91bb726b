using System.Buffers;
using System.Text;

namespace SocialKit.AspNetCore.Tests;

public class Utf8MarkupWriterTests
{
    /// <summary>Pieces around the size of its room, and a character of two halves that comes apart at every place of it.</summary>
    public static TheoryData<int> Lengths => [0, 1, 8_190, 8_191, 8_192, 8_193, 16_383, 16_384, 40_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void What_is_written_in_pieces_is_what_is_read(int before)
    {
        var text = new string('a', before) + "😀é\u202e" + new string('ß', before);
        var pieces = new Action<Utf8MarkupWriter>[]
        {
            writer => writer.Write(text),
            writer => writer.Write(text.ToCharArray()),
            writer =>
            {
                foreach (var letter in text)
                    writer.Write(letter);
            },
            writer =>
            {
                foreach (var piece in text.Chunk(7))
                    writer.Write(piece.AsSpan());
            },
        };
        Assert.All(pieces, write =>
        {
            var output = new ArrayBufferWriter<byte>();
            using var writer = new Utf8MarkupWriter(output);
            write(writer);
            writer.Flush();
            Assert.Equal(Encoding.UTF8.GetBytes(text), output.WrittenSpan.ToArray());
        });
    }

    [Fact]
    public void Half_a_character_at_the_end_does_not_get_lost_silently()
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8MarkupWriter(output);
        writer.Write("a\ud83d");
        writer.Flush();
        Assert.Equal("a\ufffd", Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
