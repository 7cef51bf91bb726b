using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>
/// What the JSON API reads. Closed (SECURITY C-04): a member that is unknown, missing, written twice, null where there must be something or of
/// another type is refused, so that nothing of a request is lost in silence.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = MaxDepth,
    Converters = [typeof(TextConverter), typeof(ApiJson.FeedScopeConverter)])]
[JsonSerializable(typeof(PostBody))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(EditBody))]
[JsonSerializable(typeof(AcceptanceBody))]
[JsonSerializable(typeof(ReactionBody))]
[JsonSerializable(typeof(FollowBody))]
[JsonSerializable(typeof(MuteBody))]
[JsonSerializable(typeof(MembershipBody))]
[JsonSerializable(typeof(AdmissionBody))]
[JsonSerializable(typeof(RoleBody))]
[JsonSerializable(typeof(AccessBody))]
[JsonSerializable(typeof(BlockBody))]
[JsonSerializable(typeof(LockBody))]
[JsonSerializable(typeof(KudosBody))]
[JsonSerializable(typeof(SummariesBody))]
[JsonSerializable(typeof(LegalHoldBody))]
[JsonSerializable(typeof(ErasureBody))]
[JsonSerializable(typeof(DataExportBody))]
[JsonSerializable(typeof(FlagBody))]
[JsonSerializable(typeof(AppealBody))]
[JsonSerializable(typeof(ClaimBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(BulkBody))]
[JsonSerializable(typeof(SanctionBody))]
[JsonSerializable(typeof(AppealAnswerBody))]
[JsonSerializable(typeof(RuleBody))]
[JsonSerializable(typeof(RuleTrialBody))]
[JsonSerializable(typeof(SettingBody))]
internal sealed partial class ApiRequestJson : JsonSerializerContext
{
    /// <summary>How deep a request may be nested; ours are flat.</summary>
    public const int MaxDepth = 8;

    /// <summary>A text as it was given: half a character travels as it is, for the server to refuse it by the name of its field.</summary>
    internal sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is var text && text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException("A text holds the character NUL.") : text;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            if (!SocialKit.SubjectRef.HasLoneSurrogate(value))
            {
                writer.WriteStringValue(value);
                return;
            }

            // The writer would put another character in its place, and the author's words would be changed in silence.
            writer.WriteRawValue($"\"{string.Concat(value.Select(c => $"\\u{(int)c:x4}"))}\"", skipInputValidation: true);
        }
    }
}

/// <summary>A post to write. The client id travels as <c>Idempotency-Key</c>.</summary>
internal sealed record PostBody(FeedScope Scope, string Text, string? Kind = null, string? Title = null);

/// <summary>A comment to write. The client id travels as <c>Idempotency-Key</c>.</summary>
internal sealed record CommentBody(SubjectRef Subject, string Text, CommentId? Parent = null, string? Kind = null);

/// <summary>A change to a text. The version travels as <c>If-Match</c>.</summary>
internal sealed record EditBody(string Text, string? Title = null, string? Started = null);

/// <summary>Whether an answer is the accepted one.</summary>
internal sealed record AcceptanceBody(bool Set);

/// <summary>Whether the viewer reacts like that.</summary>
internal sealed record ReactionBody(SubjectRef Subject, string Kind, bool Set);

/// <summary>Whether the viewer follows it.</summary>
internal sealed record FollowBody(SubjectRef Subject, bool Set);

/// <summary>Whether the viewer mutes it, and until when.</summary>
internal sealed record MuteBody(SubjectRef Subject, bool Set, DateTimeOffset? Until = null);

/// <summary>Whether the viewer blocks them.</summary>
internal sealed record BlockBody(MemberId Member, bool Set);

/// <summary>Whether the viewer comes in.</summary>
internal sealed record MembershipBody(bool Set);

/// <summary>Whom to let in or to invite: a handle or an id.</summary>
internal sealed record AdmissionBody(string Person);

/// <summary>What a member is from now on.</summary>
internal sealed record RoleBody(MemberId Member, string Role);

/// <summary>Who may come in from now on.</summary>
internal sealed record AccessBody(string Access);

/// <summary>A talk to end, and why.</summary>
internal sealed record LockBody(SubjectRef Subject, string Reason);

/// <summary>Kudos to give. The client id travels as <c>Idempotency-Key</c>.</summary>
internal sealed record KudosBody(IReadOnlyList<string> To, string Value, string Text, SubjectRef? Subject = null);

/// <summary>Subjects to ask about at once.</summary>
internal sealed record SummariesBody(IReadOnlyList<SubjectRef> Subjects);

/// <summary>A hold to place.</summary>
internal sealed record LegalHoldBody(SubjectRef Subject, string Reason);

/// <summary>Who is to be erased, and how much goes.</summary>
internal sealed record ErasureBody(MemberId Member, string Mode);

/// <summary>Whose data is wanted.</summary>
internal sealed record DataExportBody(MemberId Member);

/// <summary>A report to make.</summary>
internal sealed record FlagBody(SubjectRef Subject, string Norm, string? Reason = null);

/// <summary>Why a decision is not right.</summary>
internal sealed record AppealBody(string Text);

/// <summary>Whether the viewer looks at a case.</summary>
internal sealed record ClaimBody(bool Set);

/// <summary>What is decided about a case.</summary>
internal sealed record DecisionBody(
    string Action, string? Reason = null, string? Also = null, DateTimeOffset? Until = null, bool Everywhere = false, string? Answer = null, string? Norm = null);

/// <summary>What is decided about many texts of one member.</summary>
internal sealed record BulkBody(MemberId Member, string Action, string Window, string? Reason = null);

/// <summary>What is decided about a person.</summary>
internal sealed record SanctionBody(MemberId Member, string Action, string Reason, string? Community = null, DateTimeOffset? Until = null);

/// <summary>What is said to an appeal.</summary>
internal sealed record AppealAnswerBody(bool Granted, string Answer);

/// <summary>A rule to save; with an id and a version the one that stands is changed.</summary>
internal sealed record RuleBody(
    string Name, string Kind, string Pattern, string Action, string Message, string? Community = null, bool? Enabled = null, ModerationRuleId? Id = null, long? Version = null);

/// <summary>A text to try the rules on.</summary>
internal sealed record RuleTrialBody(string Text, string? Community = null, RuleDraft? Draft = null);

/// <summary>What waits for approval in a place.</summary>
internal sealed record SettingBody(bool HoldAll, int HoldFirst, string? Community = null);
