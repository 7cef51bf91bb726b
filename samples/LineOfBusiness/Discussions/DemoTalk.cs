using System.Globalization;
using LineOfBusiness.Data;
using Microsoft.EntityFrameworkCore;
using SocialKit;

namespace LineOfBusiness.Discussions;

/// <summary>
/// Puts some talk on some orders, so that there is something to look at. Written as records with their own times, as anyone would do who
/// brings old talk along from another system. Not needed by an application that begins empty.
/// </summary>
internal static partial class DemoTalk
{
    /// <param name="Order">On which order.</param>
    /// <param name="Day">Working days after the order came in.</param>
    /// <param name="Time">At what time, in UTC.</param>
    /// <param name="Author">Whose words: a handle.</param>
    /// <param name="Text">Markdown, mentions as @handle.</param>
    /// <param name="Answers">Which earlier line of the same order it answers, counted from 1; 0 for none.</param>
    private sealed record Line(int Order, int Day, string Time, string Author, string Text, int Answers = 0);

    /// <summary>Writes all of it in one commit, unless someone talks there already.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var store = services.GetRequiredService<IStore>();
        var tenant = TenantId.Default;
        var scope = AccessScope.System(tenant);
        await store.PrepareAsync(cancellationToken);

        var subjects = s_lines.Select(line => SubjectOf(line.Order)).Distinct().ToList();
        if ((await store.Discussions.SummariseAsync(scope, subjects, cancellationToken)).Count > 0)
        {
            return;
        }

        var members = await RegisterAsync(services.GetRequiredService<IMemberService>(), tenant, cancellationToken);
        var numbers = s_lines.Select(line => line.Order).Distinct().ToList();
        var orderedOn = await services.GetRequiredService<OrdersContext>().Orders
            .Where(order => numbers.Contains(order.Id))
            .ToDictionaryAsync(order => order.Id, order => order.OrderedOn, cancellationToken);
        var renderer = services.GetRequiredService<TextRenderer>();
        var ids = services.GetRequiredService<IIdGenerator>();

        var comments = new List<Comment>();
        foreach (var talk in s_lines.GroupBy(line => line.Order))
        {
            var said = new List<Comment>();
            foreach (var line in talk)
            {
                var at = new DateTimeOffset(
                    orderedOn[line.Order].AddWorkDays(line.Day), TimeOnly.ParseExact(line.Time, "HH:mm", CultureInfo.InvariantCulture), TimeSpan.Zero);
                var id = new CommentId(ids.NewId(at));
                var source = MentionText.ToStored(line.Text, handle => members.TryGetValue(handle, out var member) ? member : null);
                var text = renderer.Render(source, TextLimits.Default);
                said.Add(new Comment
                {
                    Id = id,
                    Subject = SubjectOf(line.Order),
                    Path = Comment.PathOf(line.Answers == 0 ? null : said[line.Answers - 1], id),
                    Kind = CommentKind.Comment,
                    Author = members[line.Author],
                    Text = new RichText(text.Source, text.Html, text.RendererVersion, text.Mentions),
                    CreatedAt = at,
                    Version = 1,
                });
            }

            comments.AddRange(said);
        }

        await store.CommitAsync(
            new Commit
            {
                Tenant = tenant,
                At = DateTimeOffset.UtcNow,

                // Two servers may start at once; the second one finds this key used, and writes nothing.
                ClientKey = new ClientKey(comments[0].Author, "demo-talk", "demo-talk", "1"),
                Puts = comments,
                Activities =
                [
                    .. comments.Select(comment => new ActivityEntry(
                        comment.Author, Verb.Imported, SubjectRef.Of(comment.Id), comment.Subject, comment.CreatedAt)),
                ],
            },
            cancellationToken);
    }

    private static SubjectRef SubjectOf(int order) => SubjectRef.For("order", order);

    /// <summary>The same facts the sign-in gives, so that each person finds their own words when they come.</summary>
    private static async Task<Dictionary<string, MemberId>> RegisterAsync(
        IMemberService service, TenantId tenant, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, MemberId>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in Staff.All)
        {
            members[person.Handle] = await service.RegisterAsync(
                tenant, new MemberIdentity(person.EmployeeNumber, person.Name, person.Handle, person.Unit, person.JobTitle), cancellationToken);
        }

        return members;
    }
}
