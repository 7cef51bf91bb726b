using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore;

/// <summary>The forms of those who moderate.</summary>
internal static class DecisionEndpoints
{
    private static readonly FormField Reason = new("reason", FormControl.Text, "Why");

    private static readonly FormShape Claim = new("Claim a case", "Claim", new FormField("set"));

    private static readonly FormShape Decision = new("Decide", "Decide",
        new FormField("action"), Reason, new FormField("norm"), new FormField("answer", FormControl.Text, "Answer to those who reported it"),
        new FormField("also"), new FormField("days"), new FormField("everywhere"));

    private static readonly FormShape Sanction = new("Decide about a person", "Decide",
        new FormField("member"), new FormField("action"), new FormField("days"), new FormField("community"), Reason);

    private static readonly FormShape Bulk = new("Decide about many texts", "Decide", new FormField("member"), new FormField("action"), new FormField("window"), Reason);

    private static readonly FormShape Undo = new("Take a decision back", "Take it back");

    private static readonly FormShape Answer = new("Answer an appeal", "Answer", new FormField("granted"), new FormField("answer", FormControl.Text, "Why"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<IModerationService>("cases/{id}/claim", Claim, async (request, moderation) =>
        {
            var matter = await moderation.ClaimAsync(request.Writer, request.RouteId<ModerationCaseId>(), request.Flag("set"), request.Aborted);
            return new Written(matter.Subject, $"sk-case-{matter.Id}");
        });

        group.MapWrite<IModerationService>("cases/{id}/decision", Decision, async (request, moderation) =>
        {
            var also = request.Optional("also") is null ? (DecisionAction?)null : ActionOf(request, "also");
            var id = request.RouteId<ModerationCaseId>();
            var decision = await moderation.DecideAsync(
                request.Writer, id,
                new NewDecision(ActionOf(request, "action"), request.OptionalText("reason"))
                {
                    Also = also,
                    Until = also == DecisionAction.Mute ? UntilOf(request) : null,
                    Everywhere = request.Flag("everywhere", otherwise: false),
                    Answer = request.OptionalText("answer"),
                    Norm = request.Optional("norm"),
                },
                request.Aborted);
            return new Written(decision.Subject, $"sk-case-{id}");
        });

        group.MapWrite<IModerationService>("sanctions", Sanction, async (request, moderation) =>
        {
            var action = ActionOf(request, "action");
            return At(await moderation.SanctionAsync(
                request.Writer,
                new NewSanction(MemberOf(request), action, request.Text("reason"), request.Optional("community"), action == DecisionAction.Mute ? UntilOf(request) : null),
                request.Aborted));
        });

        group.MapWrite<IModerationService>("bulk-decisions", Bulk, async (request, moderation) =>
            At(await moderation.DecideBulkAsync(
                request.Writer, new BulkDecision(MemberOf(request), ActionOf(request, "action"), WindowOf(request), request.OptionalText("reason")), request.Aborted)));

        group.MapWrite<IModerationService>("decisions/{id}/restoration", Undo, async (request, moderation) =>
            At(await moderation.UndoAsync(request.Writer, request.RouteId<DecisionId>(), request.Aborted)));

        group.MapWrite<IModerationService>("decisions/{id}/appeal-answer", Answer, async (request, moderation) =>
            At(await moderation.AnswerAppealAsync(request.Writer, request.RouteId<DecisionId>(), request.Flag("granted"), request.Text("answer"), request.Aborted)));
    }

    /// <summary>The decision itself, on the page that shows it.</summary>
    internal static Written At(DecisionView decision) => new(decision.Subject, $"sk-decision-{decision.Id}");

    private static DecisionAction ActionOf(WriteRequest request, string name) => new(request.Word(name));

    private static MemberId MemberOf(WriteRequest request) =>
        request.OptionalId<MemberId>("member") ?? throw RequestProblemException.Malformed("member", "The field member is missing.");

    private static BulkWindow WindowOf(WriteRequest request) => request.Word("window") is var word && word.All(char.IsAsciiLetter) && Enum.TryParse<BulkWindow>(word, ignoreCase: true, out var window)
        ? window
        : throw RequestProblemException.Malformed("window", "The field window is hour, day, week or all.");

    /// <summary>The end of the last of so many days, in UTC: the same all day long, so that sending it twice means one thing.</summary>
    private static DateTimeOffset? UntilOf(WriteRequest request) => int.TryParse(request.Optional("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 366
        ? new DateTimeOffset(request.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.Date.AddDays(days), TimeSpan.Zero)
        : throw RequestProblemException.Malformed("days", "The field days is 1 to 366.");
}
