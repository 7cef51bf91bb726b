using System.Data.Common;
using System.Globalization;

namespace SocialKit;

/// <summary>
/// Compares what a store keeps twice: counters with the records that name them, and unique values with the records that hold them. The rule is each
/// record's own (<see cref="IRecord.Counts"/>, <see cref="IRecord.Uniques"/>), never a second one. Reads one state of the database.
/// </summary>
internal sealed class RecordExamination(IDialect dialect, bool full, CancellationToken cancellationToken)
{
    // Where no table is larger, reading everything is faster than choosing.
    private const int Few = 20_000;
    private const int SampledRows = 200;
    private readonly Problems _counters = new();
    private readonly Problems _uniques = new();
    private long _counted;
    private long _held;
    private long _records;

    /// <summary>Does the work, and says what it found.</summary>
    public IReadOnlyList<Finding> Run()
    {
        var sampled = false;
        foreach (var (tenant, name) in dialect.Tenants)
        {
            var whole = full || RecordTables.All.All(table => Number($"SELECT count(*) FROM (SELECT 1 FROM {NameOf(table)} WHERE tenant = $1 LIMIT {Few + 1}) t", tenant) <= Few);
            sampled |= !whole;
            if (whole)
            {
                CompareAll(tenant, name);
            }
            else
            {
                CompareSample(tenant, name);
            }
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{(sampled ? "a sample; --full compares all: " : "")}{_records:N0} records read");
        return
        [
            Judge("counters", _counters, $"{_counted.ToString("N0", CultureInfo.InvariantCulture)} counters equal a recount ({what})."),
            Judge("unique values", _uniques, $"{_held.ToString("N0", CultureInfo.InvariantCulture)} unique values belong to their records ({what})."),
        ];
    }

    /// <summary>Says whether every tenant's log has all positions from its first to its last.</summary>
    /// <param name="logs">Of each tenant: its name, the last position given, how many entries there are, the first and the last of them.</param>
    public static Finding JudgeLogs(IReadOnlyList<(string Tenant, long Head, long Count, long First, long Last)> logs)
    {
        var problems = new Problems();
        foreach (var (tenant, head, count, first, last) in logs.Where(log => log.Count > 0))
        {
            if (last - first + 1 != count)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"tenant {tenant} has {count} entries between positions {first} and {last}"));
            }

            if (last != head)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"tenant {tenant}'s log ends at {last}, but positions up to {head} were given"));
            }
        }

        return Judge("log", problems, string.Create(CultureInfo.InvariantCulture, $"{logs.Sum(log => log.Count):N0} entries have positions without gaps."));
    }

    private static Finding Judge(string check, Problems problems, string well) => problems.Count == 0
        ? new Finding(check, Health.Ok, well)
        : new Finding(check, Health.Failed, string.Create(
            CultureInfo.InvariantCulture,
            $"{problems.Count:N0} {(problems.Count == 1 ? "does" : "do")} not agree: {string.Join("; ", problems.First)}{(problems.Count > problems.First.Count ? "; …" : "")}. ")
            + "SocialKit writes these together or not at all, so something else has changed them, or a disk has: keep this database as it is, restore a backup beside it and compare, and report it.");

    private void CompareAll(object tenant, string name)
    {
        var counts = new Dictionary<CounterKey, long>();
        var holders = new Dictionary<(string Name, string Value), RecordKey>();
        foreach (var record in RecordTables.All.SelectMany(table => Read(table, "", tenant)))
        {
            Count(counts, record, _ => true);
            foreach (var unique in record.Uniques)
            {
                if (!holders.TryAdd((unique.Name, Text(dialect.UniqueValue(unique.Value))), record.Key))
                {
                    _uniques.Add($"{Of(name)}two records hold the {unique.Name} '{unique.Value}'");
                }
            }
        }

        CompareCounters(name, counts, CountersOf(tenant, ""));
        foreach (var (unique, value, key) in HeldOf(tenant, ""))
        {
            _held++;
            if (!holders.Remove((unique, Text(value)), out var holder))
            {
                _uniques.Add($"{Of(name)}a {unique} is kept for {key}, which does not hold it");
            }
            else if (holder != key)
            {
                _uniques.Add($"{Of(name)}a {unique} of {holder} is kept for {key}");
            }
        }

        foreach (var (unique, holder) in holders)
        {
            _uniques.Add($"{Of(name)}the {unique.Name} of {holder} is not kept");
        }
    }

    private void CompareSample(object tenant, string name)
    {
        var subjects = CountersOf(tenant, $"ORDER BY random() LIMIT {SampledRows}").Select(counter => counter.Key.Subject).ToHashSet();
        foreach (var record in RecordTables.All.SelectMany(table => Sample(table, tenant)).ToList())
        {
            subjects.UnionWith(record.Counts.Select(counter => counter.Subject).Take(1));
            foreach (var unique in record.Uniques)
            {
                _held++;
                var kept = HeldOf(tenant, "AND name = $2 AND value = $3", unique.Name, dialect.UniqueValue(unique.Value)).Select(held => held.Key).ToList();
                if (kept is not [var key] || key != record.Key)
                {
                    _uniques.Add($"{Of(name)}the {unique.Name} of {record.Key} is kept for {(kept is [var other] ? other : "nobody")}");
                }
            }
        }

        foreach (var (unique, value, key) in HeldOf(tenant, $"ORDER BY random() LIMIT {SampledRows}").ToList())
        {
            _held++;
            if (Find(key, tenant)?.Uniques.Any(held => held.Name == unique && Text(dialect.UniqueValue(held.Value)) == Text(value)) != true)
            {
                _uniques.Add($"{Of(name)}a {unique} is kept for {key}, which does not hold it");
            }
        }

        var blobs = subjects.Select(subject => subject.ToBlob()).ToArray();
        var ids = blobs.Where(blob => blob.Length == 17 && blob[0] != 0).Select(blob => blob[1..]).ToArray();
        var counts = new Dictionary<CounterKey, long>();
        foreach (var table in RecordTables.All.Where(table => table.Counted is not null))
        {
            var where = string.Format(CultureInfo.InvariantCulture, table.Counted!, dialect.Rows("$2"), dialect.Rows("$3"), dialect.Prefix);
            foreach (var record in Read(table, $"AND ({where})", tenant, blobs, ids))
            {
                Count(counts, record, counter => subjects.Contains(counter.Subject));
            }
        }

        CompareCounters(name, counts, CountersOf(tenant, $"AND subject IN ({dialect.Rows("$2")})", [blobs]));
    }

    private static void Count(Dictionary<CounterKey, long> counts, IRecord record, Func<CounterKey, bool> wanted)
    {
        foreach (var counter in record.Counts.Distinct().Where(wanted))
        {
            counts[counter] = counts.GetValueOrDefault(counter) + 1;
        }
    }

    private void CompareCounters(string tenant, Dictionary<CounterKey, long> counts, IEnumerable<(CounterKey Key, long Value)> kept)
    {
        foreach (var (counter, value) in kept)
        {
            _counted++;
            counts.Remove(counter, out var count);
            if (value != count)
            {
                _counters.Add(string.Create(CultureInfo.InvariantCulture, $"{Of(tenant)}{counter.Name} of {counter.Subject} is kept as {value}, the records say {count}"));
            }
        }

        foreach (var (counter, count) in counts)
        {
            _counters.Add(string.Create(CultureInfo.InvariantCulture, $"{Of(tenant)}{counter.Name} of {counter.Subject} is not kept, the records say {count}"));
        }
    }

    private IEnumerable<IRecord> Sample(RecordTable table, object tenant)
    {
        var key = string.Join(", ", table.Key.Select(column => column.Name));
        var keys = Rows(
            $"SELECT {key} FROM {NameOf(table)} WHERE tenant = $1 ORDER BY random() LIMIT {SampledRows}",
            row => table.Key.Select((_, i) => row.GetValue(i)).ToArray(), tenant).ToList();
        return keys.SelectMany(values => Read(table, Match(table), [tenant, .. values]));
    }

    private IRecord? Find(RecordKey key, object tenant)
    {
        var table = RecordTables.Of(key.Type);
        return table.KeyValues(key.Id) is { } values ? Read(table, Match(table), [tenant, .. values]).FirstOrDefault() : null;
    }

    private IEnumerable<IRecord> Read(RecordTable table, string where, params object[] values) => Rows(
        $"SELECT {table.Columns} FROM {NameOf(table)} WHERE tenant = $1 {where}",
        row =>
        {
            _records++;
            return table.ReadAny(row);
        },
        values);

    private IEnumerable<(CounterKey Key, long Value)> CountersOf(object tenant, string where, params object[] values) => Rows(
        $"SELECT subject, name, value FROM {dialect.Counters} WHERE tenant = $1 {where}",
        row => (new CounterKey(row.Subject(0), row.GetString(1)), row.GetInt64(2)),
        [tenant, .. values]);

    private IEnumerable<(string Name, object Value, RecordKey Key)> HeldOf(object tenant, string where, params object[] values) => Rows(
        $"SELECT name, value, type, key FROM {dialect.Prefix}uniques WHERE tenant = $1 {where}",
        row => (row.GetString(0), row.GetValue(1), new RecordKey(row.GetString(2), row.GetString(3))),
        [tenant, .. values]);

    private IEnumerable<T> Rows<T>(string sql, Func<DbDataReader, T> read, params object[] values)
    {
        using var command = dialect.Command(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return read(reader);
        }
    }

    private long Number(string sql, object tenant) => Rows(sql, row => row.GetInt64(0), tenant).Single();

    private static string Match(RecordTable table) =>
        string.Concat(table.Key.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $" AND {column.Name} = ${i + 2}")));

    private string NameOf(RecordTable table) => dialect.Prefix + table.Name;

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : (string)value;

    private static string Of(string tenant) => tenant == TenantId.Default.Value ? "" : $"in tenant {tenant}: ";

    /// <summary>There may be very many; the first say enough.</summary>
    private sealed class Problems
    {
        private const int Shown = 5;

        public long Count { get; private set; }

        public List<string> First { get; } = [];

        public void Add(string problem)
        {
            if (++Count <= Shown)
            {
                First.Add(problem);
            }
        }
    }
}
