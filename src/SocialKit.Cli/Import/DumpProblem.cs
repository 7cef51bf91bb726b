using System.Globalization;

namespace SocialKit.Cli;

/// <summary>What is wrong with a dump, and where.</summary>
sealed record DumpProblem(string File, int Line, string Reason)
{
    /// <summary>True when the rest of the row is used all the same.</summary>
    public bool RowUsed { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File} line {Line}: {Reason}");
}

/// <summary>A file that cannot be read any further; its rows before the line are good.</summary>
sealed class BrokenDumpException(DumpProblem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    public DumpProblem Problem { get; } = problem;
}

/// <summary>One row that cannot be used; the rows after it can.</summary>
sealed class BadRowException(string reason) : Exception(reason);
