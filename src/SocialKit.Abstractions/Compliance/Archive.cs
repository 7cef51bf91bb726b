using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocialKit;

/// <summary>
/// Everything a tenant has said, as one file of JSON lines that any store can read: for backups, for changing the provider, for reading without
/// SocialKit. The same content gives the same bytes, whichever store it comes from. The format is described in <c>docs/archive.md</c>.
/// </summary>
public static class Archive
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int Version = 2;

    /// <summary>The value of "format" in an archive's first line.</summary>
    internal const string Format = "socialkit-archive";

    /// <summary>The property of an archive's last line.</summary>
    internal const string Counts = "counts";

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The types of record an archive holds, in its order.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. ArchivedType.All.Select(type => type.Name)];

    /// <summary>The types of record an archive leaves out, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>
    {
        [Secret.RecordType] = "Keys are made anew where the archive is imported; a file that travels must not hold them.",
        [AuditEntry.RecordType] = "The chain proves what was done in one store; a copy in another would prove nothing. The database's own backup holds it.",
        [AuditHead.RecordType] = "The end of that chain.",
        [TimelineEntry.RecordType] = "Derived from follows and posts; a timeline may be missing without harm and fills again.",
    };

    /// <summary>
    /// Writes everything of a tenant. What is changed meanwhile may be in it as it was or as it is; for one moment's state, keep writers away.
    /// </summary>
    /// <param name="store">Where it is read from.</param>
    /// <param name="tenant">Whose. The archive does not name it.</param>
    /// <param name="to">Where it is written to; stays open.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many records of each type were written.</returns>
    public static async ValueTask<IReadOnlyDictionary<string, long>> ExportAsync(
        IStore store, TenantId tenant, Stream to, ArchiveOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(to);
        options ??= new ArchiveOptions();
        var scope = AccessScope.System(tenant);
        var counts = ArchivedType.All.ToDictionary(type => type.Name, _ => 0L);
        var written = 0L;
        await to.WriteAsync(Line(json =>
        {
            json.WriteString("format"u8, Format);
            json.WriteNumber("version"u8, Version);
        }), cancellationToken).ConfigureAwait(false);
        foreach (var type in ArchivedType.All)
        {
            using var sort = new ArchiveSort(options.SortMemory);
            IReadOnlyList<IRecord> page;
            for (RecordKey? after = null;
                (page = await type.ScanAsync(store, scope, after, cancellationToken).ConfigureAwait(false)).Count > 0;
                after = page[^1].Key)
            {
                foreach (var record in page)
                {
                    sort.Add(record.Key.Id, LineOf(type, record));
                }
            }

            foreach (var line in sort.Sorted())
            {
                await to.WriteAsync(line, cancellationToken).ConfigureAwait(false);
                counts[type.Name]++;
                options.Progress?.Report(new ArchiveProgress(type.Name, ++written));
            }
        }

        await to.WriteAsync(Line(json =>
        {
            json.WriteStartObject(Counts);
            foreach (var (name, count) in counts)
            {
                json.WriteNumber(name, count);
            }

            json.WriteEndObject();
        }), cancellationToken).ConfigureAwait(false);
        await to.FlushAsync(cancellationToken).ConfigureAwait(false);
        return counts;
    }

    /// <summary>
    /// Brings an archive into a tenant, in batches. Records keep their ids, times and versions. One that stands equal is left alone, one that stands
    /// newer, or otherwise at the same version, is kept and counted, an older one is replaced unless it is held. So running it again changes
    /// nothing, and an interrupted import is finished by running it again. Nobody is told: the activity log gets no entries.
    /// </summary>
    /// <param name="store">Where it is written to.</param>
    /// <param name="tenant">Whose it becomes.</param>
    /// <param name="from">The archive; read once, from where it stands, and stays open.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call; what was written before stays.</param>
    /// <exception cref="ArchiveException">The archive cannot be read on, or a record cannot be stored; everything complete before it is.</exception>
    public static async ValueTask<ArchiveReport> ImportAsync(
        IStore store, TenantId tenant, Stream from, ArchiveOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(from);
        return await new ArchiveImport(store, tenant, options ?? new ArchiveOptions()).RunAsync(new ArchiveLines(from), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The line of a record: two records are equal when their lines are.</summary>
    internal static byte[] LineOf(ArchivedType type, IRecord record) => Line(json =>
    {
        json.WritePropertyName(type.Name);
        type.Write(json, record);
    });

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
