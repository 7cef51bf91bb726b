using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace SocialKit.AspNetCore;

/// <summary>The style sheet and the script, embedded so that they work in every host, whatever it does about static files.</summary>
internal sealed class EmbeddedAssets
{
    private readonly FrozenDictionary<string, Asset> _assets = new[]
    {
        Load("socialkit.css", "text/css; charset=utf-8"),
        Load("socialkit.js", "text/javascript; charset=utf-8"),
    }.ToFrozenDictionary(asset => asset.File, StringComparer.Ordinal);

    public Asset Find(string file) => TryFind(file) ?? throw new ArgumentException($"SocialKit has no asset '{file}'.", nameof(file));

    public Asset? TryFind(string? file) => file is not null && _assets.TryGetValue(file, out var asset) ? asset : null;

    private static Asset Load(string file, string contentType)
    {
        using var stream = typeof(EmbeddedAssets).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in {typeof(EmbeddedAssets).Assembly.GetName().Name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(file, contentType, content);
    }

    internal sealed class Asset(string file, string contentType, byte[] content)
    {
        private readonly Lazy<byte[]> _brotli = new(() => Pack(content, target => new BrotliStream(target, CompressionLevel.SmallestSize)));
        private readonly Lazy<byte[]> _gzip = new(() => Pack(content, target => new GZipStream(target, CompressionLevel.SmallestSize)));

        public string File => file;

        public string ContentType => contentType;

        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 10));

        /// <summary>The bytes in one coding: "br", "gzip" or none. Packed once, when first asked for.</summary>
        public ReadOnlyMemory<byte> Bytes(string? coding) => coding switch
        {
            "br" => _brotli.Value,
            "gzip" => _gzip.Value,
            _ => content,
        };

        private static byte[] Pack(byte[] content, Func<Stream, Stream> pack)
        {
            using var target = new MemoryStream();
            using (var packer = pack(target))
            {
                packer.Write(content);
            }

            return target.ToArray();
        }
    }
}
