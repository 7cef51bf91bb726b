using System.Globalization;
using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class FlagService(
    IStore store, Gate gate, Scopes scopes, Cases cases, Rates rates, SubjectLinks links, TimeProvider clock, IOptions<SocialKitOptions> options) : IFlagService
{
    private const int MostShown = 50;

    public async ValueTask<FlagView> FlagAsync(Viewer viewer, NewFlag flag, CancellationToken cancellationToken)
    {
        var reporter = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var norm = options.Value.Moderation.Norms.FirstOrDefault(norm => norm.Key == flag.Norm)
            ?? throw Refuse.Invalid("norm", "Choose what is wrong with it.");
        var reason = ModerationTexts.Optional(flag.Reason, "reason");
        if (flag.Subject.Kind is not (SubjectRef.PostKind or SubjectRef.CommentKind or SubjectRef.KudosKind or SubjectRef.MemberKind))
        {
            throw Refuse.Invalid("subject", "You can report posts, comments, kudos and people.");
        }

        var made = await store.ChangeAsync<Flag>(async () =>
        {
            var ground = await gate.RequireAsync(viewer, flag.Subject, cancellationToken);
            var author = ground.Record!.AuthorOf();
            if (author == reporter)
            {
                throw Refuse.Invalid("subject", "This is your own. You can change or delete it.");
            }

            var now = clock.GetUtcNow();
            var scope = await scopes.OfAsync(viewer, cancellationToken);
            var before = await store.GetOneAsync<Flag>(scope, Flag.KeyOf(flag.Subject, reporter), cancellationToken);
            if (before is not null && now - before.CreatedAt < options.Value.Moderation.FlagAgainAfter)
            {
                if (before.Norm == norm.Key && before.Reason == reason)
                {
                    return (before, null);
                }

                throw Refuse.Invalid("subject", "You have reported this already. Under “My standing” you see what becomes of it.");
            }

            var desk = norm.Confidential ? ModerationDesk.Confidential : ModerationDesk.Moderators;
            var record = new Flag
            {
                Subject = flag.Subject,
                Reporter = reporter,
                Community = ground.Community,
                Desk = desk,
                Norm = norm.Key,
                Reason = reason,
                State = FlagState.Open,
                CreatedAt = now,
                Version = (before?.Version ?? 0) + 1,
            };
            var (matter, guard) = await cases.AddAsync(
                scope, desk, flag.Subject, author, ground.Community, [new CaseReason(CaseReason.Flag, norm.Name, now)], cancellationToken, reporter);

            // Nothing about a report is logged: readers of the log are many, and who reported is told to nobody.
            return (record, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                Guards = [new Guard.Unchanged(record.Key, record.Version - 1), guard, .. rates.ForFlag(viewer)],
                Puts = [record, matter],
            });
        }, cancellationToken);
        return ViewOf(viewer, made);
    }

    public async ValueTask<IReadOnlyList<FlagView>> ReadOwnAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        viewer.RequireMember();
        viewer = viewer.ForOneCall();
        return [.. (await store.Moderation.ReadOwnFlagsAsync(await scopes.OfAsync(viewer, cancellationToken), MostShown, cancellationToken)).Select(flag => ViewOf(viewer, flag))];
    }

    public ValueTask<IReadOnlyList<Norm>> ReadNormsAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Norm>>([.. options.Value.Moderation.Norms]);

    /// <summary>A norm that was taken out of the catalogue still names what was reported.</summary>
    internal static Norm NormOf(SocialKitOptions options, string key) => options.Moderation.Norms.FirstOrDefault(norm => norm.Key == key) ?? new Norm(key, key, "");

    private FlagView ViewOf(Viewer viewer, Flag flag) => new(
        flag.Subject, links.At(viewer, flag.Subject), NormOf(options.Value, flag.Norm), flag.Reason, flag.State.Value, flag.Answer, flag.CreatedAt, flag.AnsweredAt);
}

/// <summary>The plain texts of moderation: words for one person, without markup.</summary>
internal static class ModerationTexts
{
    public const int Most = 1_000;

    /// <exception cref="SocialKitException">Too long, or with characters no store keeps.</exception>
    public static string Optional(string? text, string field, int most = Most)
    {
        var typed = (text ?? "").ReplaceLineEndings("\n").Trim();
        return new StringInfo(typed).LengthInTextElements <= most && !typed.Any(c => char.IsControl(c) && c is not '\n' and not '\t') && !Texts.HasLoneSurrogate(typed)
            ? typed
            : throw Refuse.Invalid(field, $"This has up to {most.ToString("N0", CultureInfo.InvariantCulture)} plain characters.");
    }

    /// <exception cref="SocialKitException">Nothing, too long, or with characters no store keeps.</exception>
    public static string Required(string? text, string field, string message, int most = Most) =>
        Optional(text, field, most) is { Length: > 0 } typed ? typed : throw Refuse.Invalid(field, message);
}
