using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit.Benchmarks;

/// <summary>
/// A feed page as JSON, from SocialKit's own answer and from the floor's rows: generated code on both sides, the same fields, the same bytes.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(FeedScopeText), typeof(SafeHtmlText), typeof(PostKindText), typeof(CommentKindText), typeof(ReactionKindText), typeof(CommunityStateText)])]
[JsonSerializable(typeof(FeedPage))]
[JsonSerializable(typeof(FloorPage))]
sealed partial class PageJson : JsonSerializerContext;

static class Pages
{
    // Stored HTML is full of what the default would escape; the answer is JSON and nothing else.
    public static PageJson Json { get; } = new(new JsonSerializerOptions(PageJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

abstract class WriteOnly<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Pages are written, never read.");

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

    protected abstract string? Text(T value);
}

sealed class FeedScopeText : WriteOnly<FeedScope>
{
    protected override string Text(FeedScope value) => value.ToString();
}

sealed class SafeHtmlText : WriteOnly<SafeHtml>
{
    protected override string Text(SafeHtml value) => value.ToString();
}

sealed class PostKindText : WriteOnly<PostKind>
{
    protected override string Text(PostKind value) => value.Value;
}

sealed class CommentKindText : WriteOnly<CommentKind>
{
    protected override string Text(CommentKind value) => value.Value;
}

sealed class ReactionKindText : WriteOnly<ReactionKind>
{
    protected override string Text(ReactionKind value) => value.Value;
}

sealed class CommunityStateText : WriteOnly<CommunityState>
{
    protected override string Text(CommunityState value) => value.Value;
}
