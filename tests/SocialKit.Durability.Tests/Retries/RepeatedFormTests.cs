using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Durability.Tests;

/// <summary>A form is sent once to five times, at once and again later, with the same text and with another: one effect, one id, the other text refused.</summary>
public sealed class RepeatedFormTests
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", "1");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Creates
    {
        get
        {
            var creates = new TheoryData<string, string>();
            foreach (var kind in new[] { "sqlite", "postgresql" })
            {
                foreach (var form in new[] { "post", "comment", "kudos" })
                {
                    creates.Add(kind, form);
                }
            }

            return creates;
        }
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task A_form_sent_several_times_takes_effect_once(string kind, string form)
    {
        await using var open = await StoreKind.OpenAsync(kind);
        await using var services = Services(open.Store);
        var ana = await PersonAsync(services, "ana");
        await PersonAsync(services, "ben");
        var random = new Random(13);
        for (var round = 0; round < 20; round++)
        {
            var (client, text) = ($"form-{round}", $"Thank you for the review number {round}");
            var sent = random.Next(1, 6);
            var ids = await Task.WhenAll(Enumerable.Range(0, sent).Select(_ => Task.Run(() => CreateAsync(services, form, ana, text, client), Stop)));
            Assert.Single(ids.Distinct());
            Assert.Equal(ids[0], await CreateAsync(services, form, ana, text, client));

            // Another wording under the same key is refused, however late it comes.
            var refused = await Assert.ThrowsAsync<SocialKitException>(() => CreateAsync(services, form, ana, text + " and more", client));
            Assert.Equal(SocialError.KeyReused, refused.Error.Code);
            Assert.Equal(round + 1, (await open.Store.Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 1_000, Stop)).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Of_several_texts_sent_at_once_under_one_key_one_takes_effect(string kind, string form)
    {
        await using var open = await StoreKind.OpenAsync(kind);
        await using var services = Services(open.Store);
        var ana = await PersonAsync(services, "ana");
        await PersonAsync(services, "ben");
        for (var round = 0; round < 10; round++)
        {
            var client = $"form-{round}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(
                async () =>
                {
                    try
                    {
                        return await CreateAsync(services, form, ana, $"Thank you for review {round}, in the wording {i}", client);
                    }
                    catch (SocialKitException refused) when (refused.Error.Code == SocialError.KeyReused)
                    {
                        return null;
                    }
                },
                Stop)));
            Assert.Single(answers, answer => answer is not null);
            Assert.Equal(round + 1, (await open.Store.Activities.ReadAsync(AccessScope.System(TenantId.Default), 0, 1_000, Stop)).Count);
        }
    }

    private static async Task<string> CreateAsync(ServiceProvider services, string form, Viewer viewer, string text, string client)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        return form switch
        {
            "post" => (await provider.GetRequiredService<IPostService>().CreateAsync(viewer, new NewPost(FeedScope.Company, PostKind.Text, text, null, client), Stop)).Id.ToString(),
            "comment" => (await provider.GetRequiredService<IDiscussionService>().CommentAsync(viewer, new NewComment(s_order, null, text, CommentKind.Comment, client), Stop)).Id.ToString(),
            _ => (await provider.GetRequiredService<IKudosService>().GiveAsync(viewer, new NewKudos(["ben"], "craft", text, null, client), Stop)).Id.ToString(),
        };
    }

    private static async Task<Viewer> PersonAsync(ServiceProvider services, string name)
    {
        await using var scope = services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<IMemberService>().RegisterAsync(TenantId.Default, new MemberIdentity(name, name, name, null, null), Stop);
        return new Viewer(TenantId.Default, id, new ClaimsPrincipal());
    }

    private static ServiceProvider Services(IStore store)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ISubjectAccess>(new Orders());
        services.AddSocialKitCore(options => options.Rates.Enabled = false).UseStore(store.Name, _ => store);
        return services.BuildServiceProvider();
    }

    /// <summary>A host whose orders everybody may see and talk about.</summary>
    private sealed class Orders : ISubjectAccess
    {
        public bool Knows(string kind) => kind == "order";

        public ValueTask<IReadOnlyDictionary<SubjectRef, SubjectGrant>> ResolveAsync(
            Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken) =>
            new(subjects.ToDictionary(subject => subject, subject => new SubjectGrant($"Order {subject.Id}", $"/orders/{subject.Id}", CanPost: true, Closed: false)));
    }
}
