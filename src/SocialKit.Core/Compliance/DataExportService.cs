using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocialKit;

internal sealed class DataExportService(IStore store, IStaffProvider staff, Scopes scopes, AuditTrail audit, Rates rates) : IDataExportService
{
    private static readonly HtmlEncoder s_html = HtmlEncoder.Default;

    public async ValueTask ExportAsync(Viewer viewer, MemberId member, Stream to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(to);
        viewer = viewer.ForOneCall();
        var isSelf = viewer.RequireMember() == member;
        if (!isSelf)
        {
            await staff.DemandAsync(viewer, StaffRole.Administrator, cancellationToken);
        }

        var scope = AccessScope.System(viewer.Tenant);
        var person = await store.GetOneAsync<Member>(scope, Member.KeyOf(member), cancellationToken) ?? throw Refuse.NotFound();
        await audit.RecordAsync(
            viewer.Tenant,
            new AuditFact(viewer.Member, AuditVerb.DataExported, SubjectRef.Of(member)) { OnBehalf = member },
            isSelf ? [rates.ForDataExport(member)] : [.. rates.ForChange(viewer)],
            cancellationToken);

        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{s_html.Encode(person.Name)}</title></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>What is stored about {s_html.Encode(person.Name)}</h1>\n<p>The same stands in the JSON files beside this page, with every detail.</p>\n");
        await using (var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            foreach (var type in Archive.Types)
            {
                var records = await FindAsync(viewer, scope, type, member, cancellationToken);
                if (records.Count == 0)
                {
                    continue;
                }

                await WriteAsync(zip, $"{type}.json", ToJson(records), cancellationToken);
                page.Append(CultureInfo.InvariantCulture, $"<h2>{s_html.Encode(Heading(type))} ({records.Count})</h2>\n<ul>\n");
                foreach (var record in records)
                {
                    page.Append(CultureInfo.InvariantCulture, $"<li>{Line(record)}</li>\n");
                }

                page.Append("</ul>\n");
            }

            page.Append("</body></html>\n");
            await WriteAsync(zip, "index.html", Encoding.UTF8.GetBytes(page.ToString()), cancellationToken);
        }
    }

    private async ValueTask<List<IRecord>> FindAsync(Viewer viewer, AccessScope system, string type, MemberId member, CancellationToken cancellationToken)
    {
        var rule = ErasureRules.All[type];
        var records = new List<IRecord>();
        await foreach (var record in rule.FindAsync(store, system, member, cancellationToken))
        {
            if (rule.IsOwn(record, member))
            {
                records.Add(record);
            }
        }

        if (type == Kudos.RecordType)
        {
            // What others said to the person, as far as the person may read where it stands.
            var scope = viewer.Member == member ? await scopes.OfAsync(viewer, cancellationToken) : system;
            var received = await store.ScanAllAsync<Kudos>(system, new RecordFilter.Concerning(SubjectRef.Of(member)), cancellationToken)
                .Where(kudos => kudos.Recipients.Contains(member) && kudos.Giver != member).ToListAsync(cancellationToken);
            var communities = await store.LoadCommunitiesAsync(system, received.Select(kudos => kudos.Community), cancellationToken);
            records.AddRange(received.Where(kudos => scope.ReadsIn(kudos.Community, communities)));
        }

        return records;
    }

    private static byte[] ToJson(List<IRecord> records)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            records.ForEach(record => Archive.Write(json, record));
            json.WriteEndArray();
        }

        return memory.ToArray();
    }

    private static async ValueTask WriteAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }

    private static string Heading(string type) => type switch
    {
        "member" => "You",
        "membership" => "Communities you are in or asked to join",
        "post" => "Posts",
        "comment" => "Comments",
        "revision" => "Earlier words",
        "pending-edit" => "Changes that wait",
        "reaction" => "Reactions",
        "follow" => "What you follow",
        "kudos" => "Kudos you gave and received",
        "block" => "Whom you blocked",
        "mute" => "What you muted",
        "discussion-lock" => "Discussions you locked",
        "erasure" => "Erasure",
        _ => char.ToUpperInvariant(type[0]) + type[1..],
    };

    /// <summary>One record in a line for people: when, where, what was said. Everything is encoded; nothing of it is markup.</summary>
    private static string Line(IRecord record) => record switch
    {
        Member member => Of(member.CreatedAt, $"{member.Name}, @{member.Handle}", $"{member.Role} {member.Unit}"),
        Post post => Of(post.CreatedAt, post.Title ?? "", post.Text.Source),
        Comment comment => Of(comment.CreatedAt, comment.Subject.ToString(), comment.Text.Source),
        Revision revision => Of(revision.ReplacedAt, revision.Subject.ToString(), revision.Text.Source),
        PendingEdit edit => Of(edit.CreatedAt, edit.Subject.ToString(), edit.Text.Source),
        Kudos kudos => Of(kudos.CreatedAt, kudos.Value, kudos.Text.Source),
        Reaction reaction => Of(reaction.At, reaction.Kind.Value, reaction.Subject.ToString()),
        Follow follow => Of(follow.At, "", follow.Subject.ToString()),
        Mute mute => Of(mute.At, "", mute.Subject.ToString()),
        MemberBlock block => Of(block.At, "", SubjectRef.Of(block.Blocked).ToString()),
        Membership membership => Of(membership.CreatedAt, membership.Role.Value, SubjectRef.Of(membership.Community).ToString()),
        _ => s_html.Encode(record.Key.ToString()),
    };

    private static string Of(DateTimeOffset at, string where, string text) =>
        $"<time>{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</time> <strong>{s_html.Encode(where)}</strong> {s_html.Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal)}";
}
