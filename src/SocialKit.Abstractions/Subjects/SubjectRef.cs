using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>
/// Names anything people can talk about, inside a tenant: the host's <c>order:4711</c> and SocialKit's own <c>post:…</c>, <c>comment:…</c>,
/// <c>community:…</c>, <c>member:…</c>, <c>kudos:…</c>. Comments, reactions, follows and kudos all hang on one.
/// </summary>
[JsonConverter(typeof(SubjectRefConverter))]
public readonly record struct SubjectRef
{
    /// <summary>The kind of a post.</summary>
    public const string PostKind = "post";

    /// <summary>The kind of a comment.</summary>
    public const string CommentKind = "comment";

    /// <summary>The kind of a community.</summary>
    public const string CommunityKind = "community";

    /// <summary>The kind of a member.</summary>
    public const string MemberKind = "member";

    /// <summary>The kind of a topic.</summary>
    public const string TopicKind = "topic";

    /// <summary>The kind of a kudos.</summary>
    public const string KudosKind = "kudos";

    private readonly string? _kind;
    private readonly string? _id;

    private SubjectRef(string kind, string id)
    {
        _kind = kind;
        _id = id;
    }

    /// <summary>What kind of thing: 1 to 32 of a-z, 0-9 and '-', starting with a letter.</summary>
    public string Kind => _kind ?? throw NoSubject();

    /// <summary>Which one: 1 to 200 characters without control characters, kept exactly as given.</summary>
    public string Id => _id ?? throw NoSubject();

    /// <summary>True when SocialKit itself owns the kind.</summary>
    public bool IsOwn => Kind is PostKind or CommentKind or CommunityKind or MemberKind or KudosKind or TopicKind;

    /// <summary>Names a host's thing by its kind and its key.</summary>
    /// <exception cref="ArgumentException">Kind or id is not well formed; the message says what is allowed.</exception>
    public static SubjectRef For(string kind, string id) => Check(kind, id) is { } problem
        ? throw new ArgumentException(problem, nameof(id))
        : new SubjectRef(kind, id);

    /// <summary>Names a host's thing by its kind and its key: numbers and UUIDs are written invariantly.</summary>
    /// <exception cref="ArgumentException">Kind or id is not well formed.</exception>
    public static SubjectRef For<TKey>(string kind, TKey id) where TKey : IFormattable =>
        For(kind, id.ToString(null, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Names a post.</summary>
    public static SubjectRef Of(PostId id) => new(PostKind, id.ToString());

    /// <summary>Names a comment.</summary>
    public static SubjectRef Of(CommentId id) => new(CommentKind, id.ToString());

    /// <summary>Names a community.</summary>
    public static SubjectRef Of(CommunityId id) => new(CommunityKind, id.ToString());

    /// <summary>Names a member.</summary>
    public static SubjectRef Of(MemberId id) => new(MemberKind, id.ToString());

    /// <summary>Names a topic.</summary>
    public static SubjectRef Of(TopicId id) => new(TopicKind, id.ToString());

    /// <summary>Names a kudos.</summary>
    public static SubjectRef Of(KudosId id) => new(KudosKind, id.ToString());

    /// <summary>Reads <c>kind:id</c>; the id may itself hold colons.</summary>
    /// <exception cref="FormatException">The text is not a subject.</exception>
    public static SubjectRef Parse(string text) => TryParse(text, out var subject)
        ? subject
        : throw new FormatException($"'{text}' is not a subject. Write kind:id, for example order:4711.");

    /// <summary>Reads <c>kind:id</c>; false when the text is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SubjectRef subject)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon > 0 && Check(text![..colon], text[(colon + 1)..]) is null)
        {
            subject = new SubjectRef(text[..colon], text[(colon + 1)..]);
            return true;
        }

        subject = default;
        return false;
    }

    /// <summary>The id as one of SocialKit's own, when the kind is <paramref name="kind"/>.</summary>
    public bool TryGetId<TId>(string kind, out TId id) where TId : struct, IPublicId<TId>
    {
        id = default;
        return _kind == kind && PublicId.TryParse(_id, out id);
    }

    /// <summary><c>kind:id</c>.</summary>
    public override string ToString() => $"{Kind}:{Id}";

    private static string? Check(string? kind, string? id)
    {
        if (kind is not { Length: >= 1 and <= 32 } || !char.IsAsciiLetterLower(kind[0])
            || !kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return "A subject's kind is 1 to 32 of a-z, 0-9 and '-', starting with a letter.";
        }

        return id is not { Length: >= 1 and <= 200 } || id.Any(char.IsControl) || HasLoneSurrogate(id)
            ? "A subject's id is 1 to 200 characters without control characters."
            : null;
    }

    /// <summary>Half a character: neither stores nor UTF-8 can hold it.</summary>
    internal static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private static InvalidOperationException NoSubject() =>
        new("No subject was given. Make one with SubjectRef.For(\"order\", order.Id).");
}

internal sealed class SubjectRefConverter : JsonConverter<SubjectRef>
{
    public override SubjectRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SubjectRef.TryParse(reader.GetString(), out var subject) ? subject : throw new JsonException("A subject is written kind:id.");

    public override void Write(Utf8JsonWriter writer, SubjectRef value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
