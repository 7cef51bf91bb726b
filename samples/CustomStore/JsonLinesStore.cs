using System.Text;
using System.Text.Json;

namespace CustomStore;

/// <summary>
/// Keeps everything in one plain text file: a line of JSON for each commit, added at its end. Opening the file reads the lines again. All questions
/// are answered from memory. One process at a time.
/// </summary>
public sealed class JsonLinesStore(string path) : IStore, IAsyncDisposable
{
    internal static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true };

    // Every type of record the contract has.
    static readonly Dictionary<string, Type> s_types = typeof(IRecord).Assembly.GetExportedTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(IRecord))).ToDictionary(type => (string)type.GetProperty("RecordType")!.GetValue(null)!);

    readonly Lock _lock = new();
    readonly Lock _disk = new();
    readonly Dictionary<TenantId, TenantRows> _tenants = [];
    FileStream? _file;
    long _written;
    long _safe;

    public string Name => "JSON lines";
    public IRecordReader Records => field ??= new Readers(this);
    public ICounterReader Counters => (Readers)Records;
    public IFeedReader Feeds => (Readers)Records;
    public IDiscussionReader Discussions => (Readers)Records;
    public IReactionReader Reactions => (Readers)Records;
    public IFollowReader Follows => (Readers)Records;
    public IKudosReader Kudos => (Readers)Records;
    public ICommunityReader Communities => (Readers)Records;
    public IMembershipReader Memberships => (Readers)Records;
    public IMemberReader Members => (Readers)Records;
    public IAccessReader Access => (Readers)Records;
    public IActivityReader Activities => (Readers)Records;

    public ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_file is null)
                Open();
        }

        return ValueTask.CompletedTask;
    }

    // snippet: commit
    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        long end;
        CommitResult result;
        lock (_lock)
        {
            var tenant = Rows(commit.Tenant);
            (result, var line) = tenant.Decide(commit, Write);
            if (line is not null)
            {
                Append(line);
                tenant.Apply(line, Read);
            }

            end = _written;
        }

        // Nobody is answered before the disk has it; whoever waits meanwhile shares the wait.
        await Task.Run(() => MakeSafe(end), CancellationToken.None);
        return result;
    }
    // end snippet

    // snippet: scrub
    /// <summary>Writes the file anew from what stands now, beside the old one, and puts it in its place.</summary>
    public ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_disk)
        lock (_lock)
        {
            var lines = _tenants.SelectMany(tenant => tenant.Value.Lines(tenant.Key, Write)).Select(line => JsonSerializer.Serialize(line, Json) + "\n");
            File.WriteAllText(path + ".new", string.Concat(lines));
            using (var file = File.OpenHandle(path + ".new", FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(file);

            _file!.Dispose();
            File.Move(path + ".new", path, overwrite: true);
            _file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            _file.Position = _written = _safe = _file.Length;
        }

        return ValueTask.CompletedTask;
    }
    // end snippet

    public ValueTask DisposeAsync()
    {
        lock (_disk)
        {
            _file?.Dispose();
            _file = null;
        }

        return ValueTask.CompletedTask;
    }

    internal TAnswer Ask<TAnswer>(AccessScope scope, Func<TenantRows, TAnswer> question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return question(Rows(scope.Tenant));
        }
    }

    // A record that is handed out is made anew from its text, so that nobody can change what is stored.
    internal static Row Read(Put put) => new(put.Record.GetRawText(), (IRecord)put.Record.Deserialize(s_types[put.Type], Json)!);

    static Put Write(IRecord record) => s_types.TryGetValue(record.Key.Type, out var type)
        ? new Put(record.Key.Type, JsonSerializer.SerializeToElement(record, type, Json))
        : throw new NotSupportedException($"The JSON lines store has no place for records of type '{record.Key.Type}'.");

    TenantRows Rows(TenantId tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var rows))
            _tenants[tenant] = rows = new TenantRows();

        return rows;
    }

    // snippet: open
    void Open()
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var start = 0;
        for (int end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
        {
            var line = JsonSerializer.Deserialize<Line>(bytes.AsSpan(start, end - start), Json)!;
            Rows(line.Tenant).Apply(line, Read);
        }

        // What follows the last line feed was never acknowledged: the process ended while it was written.
        _file.SetLength(_written = _safe = start);
        _file.Position = start;
    }
    // end snippet

    void Append(Line line)
    {
        var file = _file ?? throw new InvalidOperationException("The JSON lines store is closed or was not prepared. Await store.PrepareAsync() at start.");
        try
        {
            file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Json) + "\n"));
            _written = file.Position;
        }
        catch (IOException)
        {
            file.SetLength(_written);
            file.Position = _written;
            throw;
        }
    }

    void MakeSafe(long end)
    {
        lock (_disk)
        {
            if (Interlocked.Read(ref _safe) >= end)
                return;

            var written = Interlocked.Read(ref _written);
            RandomAccess.FlushToDisk(_file!.SafeFileHandle);
            Interlocked.Exchange(ref _safe, written);
        }
    }
}

/// <summary>One applied commit, as it stands in the file.</summary>
sealed record Line(
    TenantId Tenant, ClientKey? ClientKey, SubjectRef? Result, IReadOnlyList<Spending> Spendings,
    IReadOnlyList<Put> Puts, IReadOnlyList<RecordKey> Removes, IReadOnlyList<ActivityEntry> Activities);

/// <summary>A record that was put.</summary>
sealed record Put(string Type, JsonElement Record);

/// <summary>What was spent of an allowance.</summary>
sealed record Spending(string Name, DateTimeOffset Period, long Amount);

/// <summary>A stored record and the text it is made from.</summary>
sealed record Row(string Text, IRecord Record);
