using System.Globalization;
using System.Text.Json;

namespace SocialKit.Cli;

/// <summary>What one run of an import did. Counts are what this run wrote.</summary>
sealed class ImportReport
{
    const int ShownProblems = 10;
    readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);
    readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    readonly List<DumpProblem> _problems = [];
    int _badRows;

    public int Questions { get; set; }

    public int Answers { get; set; }

    public int Accepted { get; set; }

    public int Comments { get; set; }

    public int Members { get; set; }

    public int Topics { get; set; }

    /// <summary>What was there already, by the same measure: questions, answers, acceptances, comments, members and topics.</summary>
    public int Unchanged { get; set; }

    public int Skipped => _skipped.Values.Sum();

    /// <summary>Titles that were cut to what a title can hold.</summary>
    public int CutTitles { get; set; }

    public string? Community { get; set; }

    public bool HasProblems => _problems.Count > 0;

    public bool ChangedNothing => Questions + Answers + Accepted + Comments + Members + Topics == 0 && Community is null;

    /// <summary>What is wrong: files that break off first, then the first rows.</summary>
    public IReadOnlyList<DumpProblem> Problems => _problems;

    public IReadOnlyDictionary<string, int> SkippedBy => _skipped;

    /// <summary>The counts of now, for <see cref="Restore"/>.</summary>
    public object Mark() =>
        ((int[])[Questions, Answers, Accepted, Comments, Unchanged], (KeyValuePair<string, int>[])[.. _skipped]);

    /// <summary>Takes back what a batch counted that was not written. Members stay: they were.</summary>
    public void Restore(object mark)
    {
        var (counts, skipped) = ((int[], KeyValuePair<string, int>[]))mark;
        (Questions, Answers, Accepted, Comments, Unchanged) = (counts[0], counts[1], counts[2], counts[3], counts[4]);
        _skipped.Clear();
        foreach (var (reason, count) in skipped)
            _skipped[reason] = count;
    }

    public void Skip(string reason, int count = 1)
    {
        if (count > 0)
            _skipped[reason] = _skipped.GetValueOrDefault(reason) + count;
    }

    public void AddBadRow(DumpProblem problem)
    {
        _badRows++;
        if (!problem.RowUsed)
            Skip("rows that cannot be used");

        if (_badRows <= ShownProblems)
            _problems.Add(problem);
    }

    /// <summary>Remembers a file that breaks off; several passes come to the same place.</summary>
    public void AddBroken(DumpProblem problem)
    {
        if (_broken.Add(problem.File))
            _problems.Insert(_broken.Count - 1, problem);
    }

    public bool IsBroken(string file) => _broken.Contains(file);

    public void WriteProblems(TextWriter output)
    {
        foreach (var problem in _problems)
            output.WriteLine(problem);

        if (_badRows > ShownProblems)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {_badRows - ShownProblems:N0} more rows that cannot be used."));

        if (_broken.Count > 0)
            output.WriteLine("Everything complete before that place was kept. Repair the file and run the same command again to bring in the rest.");
    }

    public void WriteSummary(TextWriter output, string source, bool dryRun)
    {
        var written = string.Create(
            CultureInfo.InvariantCulture,
            $"{Questions:N0} questions, {Answers:N0} answers ({Accepted:N0} accepted), {Comments:N0} comments, {Members:N0} members, {Topics:N0} topics");
        var unchanged = string.Create(CultureInfo.InvariantCulture, $"{Unchanged:N0}");
        if (ChangedNothing)
            output.WriteLine($"Nothing {(dryRun ? "would change" : "changed")}: {unchanged} records of {source} are here already.");
        else
            output.WriteLine($"{(dryRun ? "Would write" : "Wrote")} {written}. Here already: {unchanged}.");

        if (Community is not null)
            output.WriteLine(
                $"The community \"{Community}\" {(dryRun ? "would be" : "is")} new and proposed, with a placeholder charter for its stewards to replace.");

        if (_skipped.Count > 0)
        {
            var reasons = _skipped.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Value:N0} {reason.Key}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Skipped {Skipped:N0}: {string.Join("; ", reasons)}."));
        }

        if (CutTitles > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cut {CutTitles:N0} titles to 255 characters."));
    }

    public string ToJson() => JsonSerializer.Serialize(new
    {
        questions = Questions,
        answers = Answers,
        accepted = Accepted,
        comments = Comments,
        members = Members,
        topics = Topics,
        unchanged = Unchanged,
        skipped = Skipped,
    });
}
