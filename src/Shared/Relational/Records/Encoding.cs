using System.Buffers;
using System.Data.Common;

namespace SocialKit;

/// <summary>How values stand in the database; the schema's first lines say the same in words.</summary>
internal static class Encoding
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    private static readonly string[] s_ownKinds =
        ["", SubjectRef.PostKind, SubjectRef.CommentKind, SubjectRef.CommunityKind, SubjectRef.MemberKind, SubjectRef.KudosKind];

    public static byte[] ToBlob<TId>(this TId id) where TId : struct, IPublicId<TId> => id.Value.ToByteArray(bigEndian: true);

    public static byte[]? ToBlob<TId>(this TId? id) where TId : struct, IPublicId<TId> => id?.ToBlob();

    public static byte[] ToBlob<TId>(this IReadOnlyList<TId> ids) where TId : struct, IPublicId<TId>
    {
        var bytes = new byte[ids.Count * 16];
        for (var i = 0; i < ids.Count; i++)
        {
            ids[i].Value.TryWriteBytes(bytes.AsSpan(i * 16), bigEndian: true, out _);
        }

        return bytes;
    }

    /// <summary>One of our own subjects takes 17 bytes; one whose id is not written in the one form stays text, so that it comes back the same.</summary>
    public static byte[] ToBlob(this SubjectRef subject)
    {
        var kind = (byte)Math.Max(Array.IndexOf(s_ownKinds, subject.Kind), 0);
        if (kind != 0 && TryParseOnlyForm(subject.Id, out var id))
        {
            var own = new byte[17];
            own[0] = kind;
            id.TryWriteBytes(own.AsSpan(1), bigEndian: true, out _);
            return own;
        }

        return [0, .. System.Text.Encoding.UTF8.GetBytes(subject.ToString())];
    }

    public static byte[]? ToBlob(this SubjectRef? subject) => subject?.ToBlob();

    /// <summary>The first byte of the subjects of one of our own kinds: they stand together in every key.</summary>
    public static byte PrefixOf(string ownKind) => (byte)Array.IndexOf(s_ownKinds, ownKind);

    public static byte[] PathToBlob(string path) => Convert.FromHexString(path);

    public static long ToTicks(this DateTimeOffset at) => at.UtcTicks;

    public static long? ToTicks(this DateTimeOffset? at) => at?.UtcTicks;

    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static byte[]? BytesOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int Int(this DbDataReader row, int column) => checked((int)row.GetInt64(column));

    public static TId Id<TId>(this DbDataReader row, int column) where TId : struct, IPublicId<TId> =>
        TId.From(new Guid(row.Bytes(column), bigEndian: true));

    public static TId? IdOrNull<TId>(this DbDataReader row, int column) where TId : struct, IPublicId<TId> =>
        row.BytesOrNull(column) is { Length: 16 } bytes ? TId.From(new Guid(bytes, bigEndian: true)) : null;

    public static IReadOnlyList<TId> Ids<TId>(this DbDataReader row, int column) where TId : struct, IPublicId<TId>
    {
        var bytes = row.Bytes(column);
        var ids = new TId[bytes.Length / 16];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = TId.From(new Guid(bytes.AsSpan(i * 16, 16), bigEndian: true));
        }

        return ids;
    }

    public static SubjectRef Subject(this DbDataReader row, int column) => ToSubject(row.Bytes(column));

    public static SubjectRef? SubjectOrNull(this DbDataReader row, int column) => row.BytesOrNull(column) is { } bytes ? ToSubject(bytes) : null;

    public static string Path(this DbDataReader row, int column) => Convert.ToHexStringLower(row.Bytes(column));

    public static DateTimeOffset Time(this DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    /// <summary>Null for what is out, which nearly everything is.</summary>
    public static string? ToText(this ModerationState state) => state == ModerationState.Published ? null : state.Value;

    public static ModerationState Moderation(this DbDataReader row, int column) =>
        row.TextOrNull(column) is { } word ? new ModerationState(word) : ModerationState.Published;

    /// <summary>Two columns: the source and the id there.</summary>
    public static Origin? OriginOrNull(this DbDataReader row, int column) =>
        row.TextOrNull(column) is { } source ? new Origin(source, row.GetString(column + 1)) : null;

    /// <summary>Four columns: source, HTML, renderer and mentions.</summary>
    public static RichText RichText(this DbDataReader row, int column) =>
        new(row.GetString(column), row.GetString(column + 1), row.Int(column + 2), row.Ids<MemberId>(column + 3));

    /// <summary>Reads the one written form of an id, 32 lower-case digits; false for every other.</summary>
    public static bool TryParseOnlyForm(string text, out Guid id)
    {
        id = default;
        return text.Length == 32 && !text.AsSpan().ContainsAnyExcept(s_digits) && Guid.TryParseExact(text, "N", out id);
    }

    // The numbers are places in s_ownKinds. What a store wrote itself needs no checking again, which was a part of a page's time worth saving.
    private static SubjectRef ToSubject(byte[] bytes) => bytes[0] switch
    {
        0 => SubjectRef.Parse(System.Text.Encoding.UTF8.GetString(bytes.AsSpan(1))),
        1 => SubjectRef.Of(new PostId(new Guid(bytes.AsSpan(1), bigEndian: true))),
        2 => SubjectRef.Of(new CommentId(new Guid(bytes.AsSpan(1), bigEndian: true))),
        3 => SubjectRef.Of(new CommunityId(new Guid(bytes.AsSpan(1), bigEndian: true))),
        4 => SubjectRef.Of(new MemberId(new Guid(bytes.AsSpan(1), bigEndian: true))),
        5 => SubjectRef.Of(new KudosId(new Guid(bytes.AsSpan(1), bigEndian: true))),
        _ => throw new InvalidOperationException($"A subject is stored with the unknown kind {bytes[0]}."),
    };
}
