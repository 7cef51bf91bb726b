[assembly: AssemblyFixture(typeof(SocialKit.Leaks.Tests.Tally))]

namespace SocialKit.Leaks.Tests;

/// <summary>Adds up what the reads and the writes of the matrix found, and writes it down when both have run.</summary>
public sealed class Tally : IDisposable
{
    private readonly List<string> _details = [];
    private readonly Lock _gate = new();
    private int _cells;
    private int _leaks;

    /// <summary>Adds a part.</summary>
    /// <param name="cells">Answers that were judged.</param>
    /// <param name="leaks">Those that told or did what they should not.</param>
    /// <param name="detail">What was asked.</param>
    public void Add(int cells, int leaks, string detail)
    {
        lock (_gate)
        {
            _cells += cells;
            _leaks += leaks;
            _details.Add(detail);
        }
    }

    public void Dispose()
    {
        if (_details.Count > 0)
        {
            Figures.Write("leak.cells", _cells, "answers", string.Join("; ", _details.Order(StringComparer.Ordinal)));
            Figures.Write("leak.leaks", _leaks, "leaks", $"in {_details.Count} parts");
        }
    }
}
