using System.Globalization;
using Microsoft.Extensions.Options;

namespace SocialKit;

internal sealed class KudosService(
    IStore store, Gate gate, Texts texts, SubjectLinks links, Cursors cursors, Readership readership, Scopes scopes, Rates rates, ModerationPipeline moderation, IIdGenerator ids,
    TimeProvider clock, IOptions<SocialKitOptions> options) : IKudosService
{
    public async ValueTask<KudosView> GiveAsync(Viewer viewer, NewKudos kudos, CancellationToken cancellationToken)
    {
        var giver = viewer.RequireMember();
        viewer = viewer.ForOneCall();
        var value = options.Value.Values.FirstOrDefault(value => value.Key == kudos.Value)
            ?? throw Refuse.Invalid("value", "Choose the value that this kudos is about.");
        var recipients = await RecipientsAsync(viewer, kudos.Recipients, cancellationToken);
        if (recipients.Contains(giver))
        {
            throw Refuse.Invalid("to", "Kudos go to others. Take your own name out.");
        }

        var length = new StringInfo(kudos.Text?.Trim() ?? "").LengthInTextElements;
        if (length is < 10 or > 500)
        {
            throw Refuse.Invalid("text", "Say in 10 to 500 characters what they did.");
        }

        var text = await texts.WriteAsync(viewer, kudos.Text, "text", cancellationToken);
        var (record, result) = await store.ApplyAsync<Kudos>(async () =>
        {
            var ground = kudos.Subject is { } subject ? await gate.RequireAsync(viewer, subject, cancellationToken) : null;
            ground?.DemandOpen();
            await moderation.JudgeAsync(viewer, Kudos.RecordType, ground?.Community, null, text, cancellationToken);
            if (!(await scopes.OfAsync(viewer, cancellationToken)).Writes(ground?.Community))
            {
                throw Refuse.Forbidden("You can read this but not give kudos about it.");
            }

            var now = clock.GetUtcNow();
            var record = new Kudos
            {
                Id = new KudosId(ids.NewId(now)),
                Giver = giver,
                Recipients = recipients,
                Value = value.Key,
                Text = text,
                Subject = ground?.Subject,
                Community = ground?.Community,
                CreatedAt = now,
                Version = 1,
            };
            var made = SubjectRef.Of(record.Id);
            return (record, new Commit
            {
                Tenant = viewer.Tenant,
                At = now,
                ClientKey = giver.KeyFor("kudos", kudos.ClientId, string.Join(',', recipients), kudos.Value, kudos.Text, kudos.Subject?.ToString()),
                Guards = [.. recipients.Select(recipient => new Guard.Present(Member.KeyOf(recipient))), .. ground?.Guards ?? [], .. rates.ForKudos(viewer)],
                Puts = [record],
                Activities = [.. recipients.Select(recipient => new ActivityEntry(giver, Verb.GaveKudos, made, SubjectRef.Of(recipient), now))],
                Result = made,
            });
        }, cancellationToken);

        return result is { Outcome: CommitOutcome.Replayed } && result.Result!.Value.TryGetId<KudosId>(SubjectRef.KudosKind, out var first)
            ? await ReadOneAsync(viewer, first, cancellationToken)
            : (await PresentAsync(viewer, [record], cancellationToken))[0];
    }

    public async ValueTask<KudosPage> ReadAsync(Viewer viewer, KudosRequest request, CancellationToken cancellationToken)
    {
        readership.Demand(viewer);
        viewer = viewer.ForOneCall();
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var limit = Cursors.Limit(request.Limit, options.Value.PageSize);
        MemberId? recipient = string.IsNullOrEmpty(request.Recipient)
            ? null
            : (await FindAsync(viewer, [request.Recipient], cancellationToken)).GetValueOrDefault(request.Recipient)?.Id ?? throw Refuse.NotFound();
        var question = $"kudos/{recipient}";
        var after = await cursors.ReadKeysetAsync(viewer.Tenant, question, request.Cursor, cancellationToken);
        var page = await Refill<Kudos>.ReadAsync(
            after, limit,
            (place, count) => store.Kudos.ReadAsync(scope, recipient, place, count, cancellationToken),
            some => gate.ReadableAsync(viewer, some, cancellationToken),
            kudos => new Keyset(kudos.CreatedAt, kudos.Id.Value));
        return new KudosPage(
            await PresentAsync(viewer, page.Shown, cancellationToken),
            page.Next is { } next ? await cursors.WriteAsync(viewer.Tenant, question, next.At, next.Id, cancellationToken) : null);
    }

    public async ValueTask<KudosView> ReadOneAsync(Viewer viewer, KudosId kudos, CancellationToken cancellationToken)
    {
        viewer = viewer.ForOneCall();
        var ground = await gate.RequireAsync(viewer, SubjectRef.Of(kudos), cancellationToken);
        return (await PresentAsync(viewer, [(Kudos)ground.Record!], cancellationToken))[0];
    }

    public ValueTask<IReadOnlyList<CompanyValue>> ReadValuesAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<CompanyValue>>([.. options.Value.Values]);

    private async ValueTask<IReadOnlyList<KudosView>> PresentAsync(
        Viewer viewer, IReadOnlyList<Kudos> kudos, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(viewer, cancellationToken);
        var people = await People.LoadAsync(
            store, links, viewer, kudos.SelectMany(one => one.Recipients.Concat(one.Text.Mentions).Append(one.Giver)), cancellationToken);
        var reactions = await Reactions.LoadAsync(
            store, options, scope, [.. kudos.Select(one => SubjectRef.Of(one.Id))], cancellationToken);
        return
        [
            .. kudos.Select(one => new KudosView(
                one.Id, people[one.Giver], [.. one.Recipients.Select(recipient => people[recipient])], ValueOf(one.Value),
                Texts.Show(one.Text, people), one.CreatedAt, links.Of(viewer, one), reactions.On(SubjectRef.Of(one.Id)), scope.Writes(one.Community))),
        ];
    }

    /// <summary>A value that was taken out of the catalogue still names what the kudos was for.</summary>
    private CompanyValue ValueOf(string key) => options.Value.Values.FirstOrDefault(value => value.Key == key) ?? new CompanyValue(key, key, "");

    private async ValueTask<IReadOnlyList<MemberId>> RecipientsAsync(
        Viewer viewer, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var wanted = names
            .SelectMany(name => name.Split([',', ';', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(name => name.TrimStart('@').ToLowerInvariant()).Where(name => name.Length > 0).Distinct().ToList();
        if (wanted.Count is 0 or > 10)
        {
            throw Refuse.Invalid("to", "Name 1 to 10 people, by their @handle.");
        }

        var found = await FindAsync(viewer, wanted, cancellationToken);
        var unknown = wanted.Where(name => !found.ContainsKey(name)).ToList();
        return unknown.Count == 0
            ? [.. wanted.Select(name => found[name].Id).Distinct()]
            : throw Refuse.Invalid("to", $"Nobody here is called {string.Join(", ", unknown.Select(name => "@" + name))}. Check the spelling of the handle.");
    }

    private async ValueTask<Dictionary<string, Member>> FindAsync(
        Viewer viewer, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var scope = AccessScope.For(viewer);
        var found = new Dictionary<string, Member>(StringComparer.Ordinal);
        var byId = names.Where(name => MemberId.TryParse(name, out _)).ToDictionary(name => Member.KeyOf(MemberId.Parse(name)));
        if (byId.Count > 0)
        {
            foreach (var member in await store.Records.GetAsync<Member>(scope, byId.Keys, cancellationToken))
            {
                found[byId[member.Key]] = member;
            }
        }

        var byHandle = names.Where(name => !found.ContainsKey(name)).ToDictionary(Member.UniqueHandle);
        if (byHandle.Count > 0)
        {
            foreach (var (unique, member) in await store.Records.FindAsync<Member>(scope, byHandle.Keys, cancellationToken))
            {
                found[byHandle[unique]] = member;
            }
        }

        return found;
    }
}
