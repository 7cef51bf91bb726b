using System.Globalization;
using System.Text.Json;

namespace SocialKit;

/// <summary>One import: reads line by line, writes batch by batch.</summary>
internal sealed class ArchiveImport(IStore store, TenantId tenant, ArchiveOptions options)
{
    private const int WholeAttempts = 3;
    private const int Attempts = 100;
    private const int MostBytes = 4 * 1024 * 1024;
    private readonly AccessScope _scope = AccessScope.System(tenant);
    private readonly Dictionary<string, long> _read = ArchivedType.All.ToDictionary(type => type.Name, _ => 0L);
    private readonly Dictionary<Outcome, long> _counts = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0L);

    private enum Outcome
    {
        Added,
        Replaced,
        Unchanged,
        Newer,
        Different,
        Held,
    }

    private ArchiveReport Report => new()
    {
        Added = _counts[Outcome.Added],
        Replaced = _counts[Outcome.Replaced],
        Unchanged = _counts[Outcome.Unchanged],
        Newer = _counts[Outcome.Newer],
        Different = _counts[Outcome.Different],
        Held = _counts[Outcome.Held],
    };

    public async ValueTask<ArchiveReport> RunAsync(ArchiveLines lines, CancellationToken cancellationToken)
    {
        Limits.Check(options.BatchSize, 1_000, nameof(options.BatchSize));
        try
        {
            await ReadAsync(lines, cancellationToken).ConfigureAwait(false);
            return Report;
        }
        catch (ArchiveException problem)
        {
            problem.Report = Report;
            throw;
        }
    }

    private async ValueTask ReadAsync(ArchiveLines lines, CancellationToken cancellationToken)
    {
        if (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } first)
        {
            throw new ArchiveException(1, "the file is empty. Give a SocialKit archive.");
        }

        CheckHeader(first.Span);
        var batch = new List<Arrival>();
        var keys = new HashSet<RecordKey>();
        long total = 0, bytes = 0;
        ArchiveException? stop = null;
        Dictionary<string, long>? counts = null;
        while (counts is null && stop is null)
        {
            if (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } line)
            {
                stop = CutOff(lines);
                break;
            }

            try
            {
                counts = Read(line.Span, lines.Number, out var arrival);
                if (arrival is null)
                {
                    continue;
                }

                if (batch.Count == options.BatchSize || bytes > MostBytes || !keys.Add(arrival.Record.Key))
                {
                    await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                    batch.Clear();
                    keys.Clear();
                    keys.Add(arrival.Record.Key);
                    bytes = 0;
                }

                batch.Add(arrival);
                bytes += line.Length;
                _read[arrival.Type.Name]++;
                options.Progress?.Report(new ArchiveProgress(arrival.Type.Name, ++total));
            }
            catch (JsonException problem)
            {
                stop = lines.Ended
                    ? new ArchiveException(lines.Number, $"the line is broken: {problem.Message} Everything before it was read. Mend the line and import again.", problem)
                    : CutOff(lines);
            }
            catch (ArchiveException problem) when (problem.Line == lines.Number)
            {
                stop = problem;
            }
        }

        await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        if (stop is not null)
        {
            throw stop;
        }

        await CheckEndAsync(lines, counts!, cancellationToken).ConfigureAwait(false);
    }

    private static void CheckHeader(ReadOnlySpan<byte> line)
    {
        string? format = null;
        var version = 0;
        try
        {
            var json = new Utf8JsonReader(line);
            using var header = JsonDocument.ParseValue(ref json);
            if (header.RootElement.ValueKind == JsonValueKind.Object)
            {
                format = header.RootElement.TryGetProperty("format", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
                _ = header.RootElement.TryGetProperty("version", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out version);
            }
        }
        catch (JsonException problem)
        {
            throw NoArchive(problem);
        }

        if (format != Archive.Format || version < 1)
        {
            throw NoArchive(null);
        }

        if (version != Archive.Version)
        {
            throw new ArchiveException(1, string.Create(
                CultureInfo.InvariantCulture,
                $"the archive has version {version} of the format, this SocialKit reads version {Archive.Version}. Import it with the SocialKit that wrote it, or a newer one than this."));
        }

        static ArchiveException NoArchive(JsonException? problem) => new(
            1, $"this is not a SocialKit archive. One begins with {{\"format\":\"{Archive.Format}\",\"version\":{Archive.Version}}}.", problem);
    }

    /// <summary>The last line's counts; else null, with the record of the line.</summary>
    private static Dictionary<string, long>? Read(ReadOnlySpan<byte> line, long number, out Arrival? arrival)
    {
        arrival = null;
        var json = new Utf8JsonReader(line);
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject && json.Read() && json.TokenType == JsonTokenType.PropertyName);
        var name = json.GetString()!;
        json.Read();
        Dictionary<string, long>? counts = null;
        if (name == Archive.Counts)
        {
            counts = JsonSerializer.Deserialize(ref json, ArchiveShape.Of<Dictionary<string, long>>()) ?? throw new JsonException("Counts are expected.");
        }
        else if (ArchivedType.Named(name) is { } type)
        {
            arrival = new Arrival(number, type, type.Read(ref json));
        }
        else
        {
            throw new ArchiveException(number, $"'{name}' is no type of record that this SocialKit archives. Everything before it was read. Import the archive with the SocialKit that wrote it, or take the line out.");
        }

        Expect(json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read());
        return counts;

        static void Expect(bool holds)
        {
            if (!holds)
            {
                throw new JsonException("One object with one property is expected: the type of the record, and the record.");
            }
        }
    }

    private static ArchiveException CutOff(ArchiveLines lines) => new(
        lines.Number, "the archive ends here, without its last line of counts: it was cut off. What was complete was read. Get the whole file and import it again.");

    private async ValueTask CheckEndAsync(ArchiveLines lines, Dictionary<string, long> counts, CancellationToken cancellationToken)
    {
        var last = lines.Number;
        foreach (var name in counts.Keys.Union(_read.Keys))
        {
            var (said, found) = (counts.GetValueOrDefault(name), _read.GetValueOrDefault(name));
            if (said != found)
            {
                throw new ArchiveException(last, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the archive says that it holds {said} records of type '{name}', but {found} were read. Lines are missing or were added; what was read is imported. Get the whole file and import it again."));
            }
        }

        if (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            throw new ArchiveException(lines.Number, "the archive goes on after its last line, the counts. Were two files joined? Import them one after the other.");
        }
    }

    /// <summary>Writes a batch whose keys are all different: in one commit where nobody interferes, else in smaller ones.</summary>
    private async ValueTask WriteAsync(IReadOnlyList<Arrival> batch, CancellationToken cancellationToken)
    {
        var held = new HashSet<SubjectRef>();
        for (var attempt = 1; batch.Count > 0; attempt++)
        {
            var plan = await PlanAsync(batch, held, cancellationToken).ConfigureAwait(false);
            var result = await CommitAsync(plan, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CommitOutcome.Applied)
            {
                foreach (var step in plan)
                {
                    _counts[step.Outcome]++;
                }

                return;
            }

            if (result.FailedGuard is Guard.Unique taken)
            {
                // The last that wants the value: an earlier one in the batch had it first.
                var index = batch.ToList().FindLastIndex(arrival => arrival.Record.Uniques.Contains(taken.Key));
                await WriteAsync([.. batch.Take(index)], cancellationToken).ConfigureAwait(false);
                throw Taken(batch[index], taken.Key);
            }

            if (LegalHold.Explains(result) && result.FailedGuard is Guard.Unchanged { Key: var hold })
            {
                held.Add(SubjectRef.Parse(hold.Id));
            }
            else if (attempt >= WholeAttempts && batch.Count > 1)
            {
                await WriteAsync([.. batch.Take(batch.Count / 2)], cancellationToken).ConfigureAwait(false);
                await WriteAsync([.. batch.Skip(batch.Count / 2)], cancellationToken).ConfigureAwait(false);
                return;
            }
            else if (attempt >= Attempts)
            {
                throw new ArchiveException(batch[0].Line, $"others keep changing {batch[0].Record.Key}. Import again when less is going on; what was read before is imported.");
            }
        }
    }

    /// <summary>What is to be done with each, by what stands now.</summary>
    private async ValueTask<IReadOnlyList<Step>> PlanAsync(IReadOnlyList<Arrival> batch, HashSet<SubjectRef> held, CancellationToken cancellationToken)
    {
        var standing = new Dictionary<RecordKey, IRecord>();
        foreach (var some in batch.GroupBy(arrival => arrival.Type))
        {
            foreach (var record in await some.Key.GetAsync(store, _scope, [.. some.Select(arrival => arrival.Record.Key)], cancellationToken).ConfigureAwait(false))
            {
                standing[record.Key] = record;
            }
        }

        if (options.DryRun)
        {
            await AddHoldsAsync(standing.Values, held, cancellationToken).ConfigureAwait(false);
        }

        return
        [
            .. batch.Select(arrival => standing.TryGetValue(arrival.Record.Key, out var stands)
                ? new Step(arrival, stands, Compare(arrival, stands, held))
                : new Step(arrival, null, Outcome.Added)),
        ];
    }

    private static Outcome Compare(Arrival arrival, IRecord stands, HashSet<SubjectRef> held)
    {
        if (stands.Version > arrival.Record.Version)
        {
            return Outcome.Newer;
        }

        if (stands.Version == arrival.Record.Version)
        {
            return Archive.LineOf(arrival.Type, stands).AsSpan().SequenceEqual(Archive.LineOf(arrival.Type, arrival.Record)) ? Outcome.Unchanged : Outcome.Different;
        }

        return stands.Concerns.Any(held.Contains) ? Outcome.Held : Outcome.Replaced;
    }

    private async ValueTask<CommitResult> CommitAsync(IReadOnlyList<Step> plan, CancellationToken cancellationToken)
    {
        var steps = plan.Where(step => step.Outcome is Outcome.Added or Outcome.Replaced).ToList();
        if (steps.Count == 0)
        {
            return new CommitResult(CommitOutcome.Applied);
        }

        if (options.DryRun)
        {
            return await FindTakenAsync(steps, cancellationToken).ConfigureAwait(false) is { } taken
                ? new CommitResult(CommitOutcome.Refused, FailedGuard: new Guard.Unique(taken))
                : new CommitResult(CommitOutcome.Applied);
        }

        return await store.CommitAsync(
            new Commit
            {
                Tenant = tenant,
                At = DateTimeOffset.UtcNow,
                Guards =
                [
                    .. steps.Select(step => new Guard.Unchanged(step.Arrival.Record.Key, step.Stands?.Version ?? 0)),
                    .. LegalHold.GuardsFor(steps.Where(step => step.Stands is not null).Select(step => step.Stands!)),
                ],
                Puts = [.. steps.Select(step => step.Arrival.Record)],
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For a rehearsal: the holds on what stands, as the guards of a commit would find them.</summary>
    private async ValueTask AddHoldsAsync(IEnumerable<IRecord> records, HashSet<SubjectRef> held, CancellationToken cancellationToken)
    {
        foreach (var keys in records.Where(record => record is not LegalHold).SelectMany(record => record.Concerns).Distinct().Select(LegalHold.KeyOf).Chunk(1_000))
        {
            foreach (var hold in await store.Records.GetAsync<LegalHold>(_scope, keys, cancellationToken).ConfigureAwait(false))
            {
                held.Add(hold.Subject);
            }
        }
    }

    /// <summary>For a rehearsal: a value that a record outside the batch holds.</summary>
    private async ValueTask<UniqueKey?> FindTakenAsync(List<Step> steps, CancellationToken cancellationToken)
    {
        var wanted = steps.SelectMany(step => step.Arrival.Record.Uniques).Distinct().ToList();
        var inBatch = steps.Select(step => step.Arrival.Record.Key).ToHashSet();
        foreach (var type in wanted.Count == 0 ? [] : ArchivedType.All)
        {
            foreach (var (unique, holder) in await type.FindAsync(store, _scope, wanted, cancellationToken).ConfigureAwait(false))
            {
                if (!inBatch.Contains(holder.Key))
                {
                    return unique;
                }
            }
        }

        return null;
    }

    private static ArchiveException Taken(Arrival arrival, UniqueKey unique) => new(
        arrival.Line,
        $"{arrival.Record.Key} needs the {unique.Name} '{unique.Value.Replace('\n', '/')}', which another record holds. Change or remove that one, or import into an empty tenant; what was read before is imported.");

    private sealed record Arrival(long Line, ArchivedType Type, IRecord Record);

    private sealed record Step(Arrival Arrival, IRecord? Stands, Outcome Outcome);
}
