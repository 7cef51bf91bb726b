using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class ReactionService(
    IStore store, Gate gate, Scopes scopes, SubjectLinks links, Rates rates, IOptions<SocialKitOptions> options, TimeProvider clock) : IReactionService
{
    public async ValueTask<ReactionSummary> SetAsync(
        Viewer viewer, SubjectRef subject, ReactionKind kind, bool set, CancellationToken cancellationToken)
    {
        var member = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        if (set && options.Value.Reactions.All(option => option.Kind != kind))
        {
            throw Refuse.Invalid("kind", "That reaction is not one of those offered here.");
        }

        await store.ChangeAsync<Reaction>(
            async () =>
            {
                var ground = await RequireAsync(viewer, subject, cancellationToken);
                if (set)
                {
                    ground.DemandOpen();
                    if (!ground.CanReact)
                    {
                        throw Refuse.Forbidden("You can read this but not react to it.");
                    }
                }

                ground.DemandStill();
                var now = clock.GetUtcNow();
                var reaction = new Reaction { Subject = subject, Member = member, Kind = kind, At = now };

                // The first guard makes the log say what happened: a reaction that was there already is not a second one.
                return (reaction, new Commit
                {
                    Tenant = viewer.Tenant,
                    At = now,
                    Guards =
                    [
                        set ? new Guard.Unchanged(reaction.Key, 0) : new Guard.Present(reaction.Key),
                        .. ground.Guards,
                        .. LegalHold.GuardsFor(set ? [] : [reaction]),
                        .. rates.ForReaction(viewer),
                    ],
                    Puts = set ? [reaction] : [],
                    Removes = set ? [] : [reaction],
                    Activities = [new ActivityEntry(member, set ? Verb.Reacted : Verb.Unreacted, subject, (ground.Record as Comment)?.Subject, now)],
                });
            },
            cancellationToken,
            already: Reaction.KeyOf(subject, member, kind));
        return (await Reactions.LoadAsync(store, options, await scopes.OfAsync(viewer, cancellationToken), [subject], cancellationToken)).On(subject);
    }

    public async ValueTask<IReadOnlyList<ReactionBy>> ReadWhoAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        await RequireAsync(viewer, subject, cancellationToken);
        var reactions = await store.Reactions.ReadWhoAsync(await scopes.OfAsync(viewer, cancellationToken), subject, 100, cancellationToken);
        var people = await People.LoadAsync(store, links, viewer, reactions.Select(reaction => reaction.Member), cancellationToken);
        return
        [
            .. reactions.Select(reaction => new ReactionBy(
                people[reaction.Member],
                options.Value.Reactions.FirstOrDefault(option => option.Kind == reaction.Kind)
                    ?? new ReactionOption(reaction.Kind, "•", reaction.Kind.Value))),
        ];
    }

    private async ValueTask<Ground> RequireAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken)
    {
        if (subject.Kind is not (SubjectRef.PostKind or SubjectRef.CommentKind or SubjectRef.KudosKind))
        {
            throw Refuse.Invalid("subject", "Reactions go on posts, comments and kudos.");
        }

        return await gate.RequireAsync(viewer, subject, cancellationToken);
    }
}
