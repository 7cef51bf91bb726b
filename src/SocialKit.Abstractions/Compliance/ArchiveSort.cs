namespace SocialKit;

/// <summary>
/// Sorts the lines of one type by their keys: in memory while they fit, else in runs that go to temporary files, which only their owner can
/// read, and are merged in the end.
/// </summary>
internal sealed class ArchiveSort(int memory) : IDisposable
{
    private const int MostRuns = 64;
    private readonly List<Row> _rows = [];
    private List<string> _runs = [];
    private DirectoryInfo? _folder;
    private long _size;
    private int _made;

    /// <summary>Takes a line.</summary>
    /// <param name="key">What it is sorted by, UTF-16 code unit by code unit.</param>
    /// <param name="line">Its bytes.</param>
    public void Add(string key, byte[] line)
    {
        _rows.Add(new Row(key, line));
        _size += line.Length + (2 * key.Length) + 64;
        if (_size >= memory)
        {
            Spill();
        }
    }

    /// <summary>Every line in order.</summary>
    public IEnumerable<byte[]> Sorted()
    {
        if (_runs.Count > 0)
        {
            Spill();
        }

        return (_runs.Count == 0 ? InOrder() : Merged(_runs)).Select(row => row.Line);
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    private List<Row> InOrder()
    {
        _rows.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return _rows;
    }

    private void Spill()
    {
        _runs.Add(Write(InOrder()));
        _rows.Clear();
        _size = 0;

        // So many files are not open at once that a system would mind.
        if (_runs.Count == MostRuns)
        {
            var merged = Write(Merged(_runs));
            _runs.ForEach(File.Delete);
            _runs = [merged];
        }
    }

    private string Write(IEnumerable<Row> rows)
    {
        _folder ??= Directory.CreateTempSubdirectory("socialkit-archive-");
        var path = Path.Combine(_folder.FullName, $"run-{++_made}");
        using var file = new BinaryWriter(File.Create(path, 64 * 1024));
        foreach (var row in rows)
        {
            file.Write(row.Key);
            file.Write(row.Line.Length);
            file.Write(row.Line);
        }

        return path;
    }

    private static IEnumerable<Row> Merged(List<string> runs)
    {
        var open = new List<BinaryReader>();
        try
        {
            var next = new PriorityQueue<(Row Row, BinaryReader Run), string>(StringComparer.Ordinal);
            foreach (var run in runs)
            {
                open.Add(new BinaryReader(new FileStream(run, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024)));
                Advance(open[^1]);
            }

            while (next.TryDequeue(out var first, out _))
            {
                yield return first.Row;
                Advance(first.Run);
            }

            void Advance(BinaryReader run)
            {
                if (run.BaseStream.Position < run.BaseStream.Length)
                {
                    var row = new Row(run.ReadString(), run.ReadBytes(run.ReadInt32()));
                    next.Enqueue((row, run), row.Key);
                }
            }
        }
        finally
        {
            open.ForEach(run => run.Dispose());
        }
    }

    private readonly record struct Row(string Key, byte[] Line);
}
