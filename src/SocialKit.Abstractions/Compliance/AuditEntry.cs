using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SocialKit;

/// <summary>
/// One act that has to be accounted for, at its place in the tenant's chain: each entry holds the hash of the one before, so that a byte changed, a
/// row taken out or put in between shows (<see cref="AuditChain"/>). Ids and keyed digests only, never text or names: erasing a person cuts the link
/// from their id to them and leaves the chain whole. Entries are added and never changed or removed; no service does either.
/// </summary>
public sealed record AuditEntry : IRecord<AuditEntry>
{
    /// <summary>How long a hash or digest is, in bytes.</summary>
    public const int HashBytes = 32;

    /// <inheritdoc/>
    public static string RecordType => "audit";

    /// <summary>Its place in the chain, from 1 without a gap.</summary>
    public required long Position { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the application itself.</summary>
    public MemberId? Actor { get; init; }

    /// <summary>For whom, when somebody acted for somebody else or about them.</summary>
    public MemberId? OnBehalf { get; init; }

    /// <summary>What they did.</summary>
    public required AuditVerb Verb { get; init; }

    /// <summary>To what.</summary>
    public SubjectRef? Subject { get; init; }

    /// <summary>A keyed digest of what it was before (HMAC-SHA256); empty when there was nothing.</summary>
    public ReadOnlyMemory<byte> Before { get; init; }

    /// <summary>A keyed digest of what it is since; empty when there is nothing.</summary>
    public ReadOnlyMemory<byte> After { get; init; }

    /// <summary>Why, as one word of the host's or ours; null when nobody said. Never a sentence: sentences name people.</summary>
    public string? Reason { get; init; }

    /// <summary>The trace the act belongs to, as the host's logs write it; null outside of one.</summary>
    public string? TraceId { get; init; }

    /// <summary>The hash of the entry before; empty at position 1.</summary>
    public ReadOnlyMemory<byte> Previous { get; init; }

    /// <summary>What <see cref="HashFor"/> gave when it was added.</summary>
    public ReadOnlyMemory<byte> Hash { get; init; }

    /// <inheritdoc/>
    public long Version => 1;

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Position);

    /// <summary>The key of the entry at a place.</summary>
    public static RecordKey KeyOf(long position) => RecordKey.Of<AuditEntry>(position.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// SHA-256 over the tenant and every field but the hash itself, each with its length before it (four bytes, big-endian; -1 for null), numbers and
    /// times as eight bytes, ids as the 32 digits they are written with.
    /// </summary>
    /// <param name="tenant">Whose chain: an entry of one tenant is none of another's.</param>
    public byte[] HashFor(TenantId tenant)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(tenant.Value);
        Number(Position);
        Number(At.UtcTicks);
        Text(Actor?.ToString());
        Text(OnBehalf?.ToString());
        Text(Verb.Value);
        Text(Subject?.ToString());
        Bytes(Before.Span);
        Bytes(After.Span);
        Text(Reason);
        Text(TraceId);
        Bytes(Previous.Span);
        return hash.GetHashAndReset();

        void Text(string? text)
        {
            if (text is null)
            {
                Length(-1);
            }
            else
            {
                Bytes(Encoding.UTF8.GetBytes(text));
            }
        }

        void Bytes(ReadOnlySpan<byte> bytes)
        {
            Length(bytes.Length);
            hash.AppendData(bytes);
        }

        void Length(int length)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(four, length);
            hash.AppendData(four);
        }

        void Number(long number)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(eight, number);
            hash.AppendData(eight);
        }
    }

    /// <summary>A keyed digest of a record as an archive writes it, HMAC-SHA256: it tells whether two are the same and nothing of what they say.</summary>
    /// <param name="record">The record; null gives an empty digest.</param>
    /// <param name="key">A key of the store's, so that short texts cannot be guessed.</param>
    /// <exception cref="ArgumentException">Archives hold no records of the type.</exception>
    public static ReadOnlyMemory<byte> DigestOf(IRecord? record, ReadOnlySpan<byte> key)
    {
        if (record is null)
        {
            return default;
        }

        var type = ArchivedType.Named(record.Key.Type) ?? throw new ArgumentException($"A record of type '{record.Key.Type}' has no digest.", nameof(record));
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            type.Write(json, record);
        }

        return HMACSHA256.HashData(key, memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    /// <inheritdoc/>
    public bool Equals(AuditEntry? other) =>
        other is not null && Position == other.Position && At == other.At && Actor == other.Actor && OnBehalf == other.OnBehalf && Verb == other.Verb
        && Subject == other.Subject && Before.Span.SequenceEqual(other.Before.Span) && After.Span.SequenceEqual(other.After.Span) && Reason == other.Reason
        && TraceId == other.TraceId && Previous.Span.SequenceEqual(other.Previous.Span) && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Position, At, Verb);
}
