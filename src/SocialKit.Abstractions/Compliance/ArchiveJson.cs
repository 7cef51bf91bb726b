using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>
/// The records as an archive holds them; <see cref="ArchiveShape"/> says what of them. Reading refuses what it does not know, so that nothing is
/// lost in silence.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(UtcConverter), typeof(TextConverter), typeof(PostKindConverter), typeof(CommentKindConverter), typeof(ReactionKindConverter),
        typeof(CommunityStateConverter), typeof(CommunityAccessConverter), typeof(CommunityRoleConverter), typeof(MembershipStateConverter),
        typeof(ModerationStateConverter), typeof(RuleKindConverter), typeof(RuleActionConverter), typeof(ModerationDeskConverter),
        typeof(CaseStateConverter), typeof(FlagStateConverter), typeof(SanctionKindConverter), typeof(DecisionActionConverter), typeof(AppealStateConverter),
        typeof(MemberStatusConverter), typeof(ErasureModeConverter),
    ])]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Community))]
[JsonSerializable(typeof(Topic))]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(Revision))]
[JsonSerializable(typeof(Reaction))]
[JsonSerializable(typeof(Follow))]
[JsonSerializable(typeof(Kudos))]
[JsonSerializable(typeof(Membership))]
[JsonSerializable(typeof(MemberBlock))]
[JsonSerializable(typeof(Mute))]
[JsonSerializable(typeof(PendingEdit))]
[JsonSerializable(typeof(DiscussionLock))]
[JsonSerializable(typeof(SubjectState))]
[JsonSerializable(typeof(LegalHold))]
[JsonSerializable(typeof(ModerationRule))]
[JsonSerializable(typeof(ModerationSetting))]
[JsonSerializable(typeof(Flag))]
[JsonSerializable(typeof(ModerationCase))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(Sanction))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class ArchiveJson : JsonSerializerContext
{
    /// <summary>An instant, written in UTC to the tick, whatever the offset it was said in.</summary>
    internal sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.ValueSpan.EndsWith("Z"u8) && reader.TryGetDateTimeOffset(out var at)
                ? at
                : throw new JsonException("A time is written in UTC: 2026-03-01T08:00:00.0000000Z.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A text as stores may be given it: without NUL. Lone surrogates the reader refuses itself.</summary>
    internal sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is var text && text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException("A text holds the character NUL.") : text;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;
    }

    /// <summary>A word of an open vocabulary, written as the word.</summary>
    internal abstract class WordConverter<TWord>(Func<string, TWord> from, Func<TWord, string> to) : JsonConverter<TWord>
    {
        public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            from(reader.GetString() ?? throw new JsonException("A word is expected."));

        public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options) => writer.WriteStringValue(to(value));
    }

    internal sealed class PostKindConverter() : WordConverter<PostKind>(word => new(word), kind => kind.Value);

    internal sealed class CommentKindConverter() : WordConverter<CommentKind>(word => new(word), kind => kind.Value);

    internal sealed class ReactionKindConverter() : WordConverter<ReactionKind>(word => new(word), kind => kind.Value);

    internal sealed class CommunityAccessConverter() : WordConverter<CommunityAccess>(word => new(word), access => access.Value);

    internal sealed class CommunityRoleConverter() : WordConverter<CommunityRole>(word => new(word), role => role.Value);

    internal sealed class MembershipStateConverter() : WordConverter<MembershipState>(word => new(word), state => state.Value);

    internal sealed class ModerationStateConverter() : WordConverter<ModerationState>(word => new(word), state => state.Value);

    internal sealed class RuleKindConverter() : WordConverter<RuleKind>(word => new(word), word => word.Value);

    internal sealed class RuleActionConverter() : WordConverter<RuleAction>(word => new(word), word => word.Value);

    internal sealed class ModerationDeskConverter() : WordConverter<ModerationDesk>(word => new(word), word => word.Value);

    internal sealed class CaseStateConverter() : WordConverter<CaseState>(word => new(word), word => word.Value);

    internal sealed class FlagStateConverter() : WordConverter<FlagState>(word => new(word), word => word.Value);

    internal sealed class SanctionKindConverter() : WordConverter<SanctionKind>(word => new(word), word => word.Value);

    internal sealed class DecisionActionConverter() : WordConverter<DecisionAction>(word => new(word), word => word.Value);

    internal sealed class AppealStateConverter() : WordConverter<AppealState>(word => new(word), word => word.Value);

    internal sealed class MemberStatusConverter() : WordConverter<MemberStatus>(word => new(word), status => status.Value);

    internal sealed class ErasureModeConverter() : WordConverter<ErasureMode>(word => new(word), mode => mode.Value);

    internal sealed class CommunityStateConverter() : WordConverter<CommunityState>(word => new(word), state => state.Value);
}
