using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>
/// What the JSON API answers: one shape for both sides, written by SocialKit.AspNetCore and read by SocialKit.Client. Reading passes over what it
/// does not know, because a newer server may say more.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(ArchiveJson.UtcConverter), typeof(ArchiveJson.PostKindConverter), typeof(ArchiveJson.CommentKindConverter),
        typeof(ArchiveJson.ReactionKindConverter), typeof(ArchiveJson.CommunityStateConverter), typeof(SafeHtmlConverter), typeof(FeedScopeConverter),
        typeof(DiscussionSortConverter), typeof(ArchiveJson.MemberStatusConverter), typeof(ArchiveJson.ErasureModeConverter),
    ])]
[JsonSerializable(typeof(FeedPage))]
[JsonSerializable(typeof(PostView))]
[JsonSerializable(typeof(DiscussionPage))]
[JsonSerializable(typeof(CommentView))]
[JsonSerializable(typeof(IReadOnlyList<RevisionView>))]
[JsonSerializable(typeof(IReadOnlyList<SubjectSummary>))]
[JsonSerializable(typeof(ReactionSummary))]
[JsonSerializable(typeof(IReadOnlyList<ReactionBy>))]
[JsonSerializable(typeof(IReadOnlyList<SubjectRef>))]
[JsonSerializable(typeof(IReadOnlyList<MemberView>))]
[JsonSerializable(typeof(IReadOnlyList<MuteView>))]
[JsonSerializable(typeof(IReadOnlyList<BlockView>))]
[JsonSerializable(typeof(KudosPage))]
[JsonSerializable(typeof(KudosView))]
[JsonSerializable(typeof(IReadOnlyList<CompanyValue>))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(IReadOnlyList<CommunityView>))]
[JsonSerializable(typeof(CommunityView))]
[JsonSerializable(typeof(CommunityStanding))]
[JsonSerializable(typeof(MembershipPage))]
[JsonSerializable(typeof(MembershipView))]
[JsonSerializable(typeof(SubjectLocation))]
[JsonSerializable(typeof(ErasureView))]
[JsonSerializable(typeof(IReadOnlyList<ErasureLine>))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(AuditCheck))]
[JsonSerializable(typeof(IReadOnlyList<LegalHoldView>))]
[JsonSerializable(typeof(FlagView))]
[JsonSerializable(typeof(IReadOnlyList<FlagView>))]
[JsonSerializable(typeof(IReadOnlyList<Norm>))]
[JsonSerializable(typeof(StandingView))]
[JsonSerializable(typeof(DecisionView))]
[JsonSerializable(typeof(CasePage))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(IReadOnlyList<DecisionTemplate>))]
[JsonSerializable(typeof(BulkPreview))]
[JsonSerializable(typeof(PersonView))]
[JsonSerializable(typeof(RulePage))]
[JsonSerializable(typeof(RuleView))]
[JsonSerializable(typeof(IReadOnlyList<RuleMatch>))]
[JsonSerializable(typeof(SettingView))]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    internal sealed class SafeHtmlConverter : JsonConverter<SafeHtml>
    {
        public override SafeHtml Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, SafeHtml value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    internal sealed class FeedScopeConverter : JsonConverter<FeedScope>
    {
        public override FeedScope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            SocialKit.FeedScope.TryParse(reader.GetString(), out var scope)
                ? scope
                : throw new JsonException("A feed scope is written home, company, community:slug or member:handle.");

        public override void Write(Utf8JsonWriter writer, FeedScope value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    internal sealed class DiscussionSortConverter() : JsonStringEnumConverter<DiscussionSort>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}

/// <summary>One subject's badge.</summary>
/// <param name="Subject">Which.</param>
/// <param name="Total">Comments that are not deleted.</param>
/// <param name="LastActivityAt">When the newest of them was written.</param>
internal sealed record SubjectSummary(SubjectRef Subject, long Total, DateTimeOffset? LastActivityAt);

/// <summary>The parts of a problem (RFC 9457) that the client turns back into what the services throw.</summary>
internal sealed record ApiProblem
{
    public string? Code { get; init; }

    public string? Field { get; init; }

    public string? Detail { get; init; }

    public string? Reference { get; init; }

    public string? CurrentText { get; init; }

    public long? CurrentVersion { get; init; }
}
