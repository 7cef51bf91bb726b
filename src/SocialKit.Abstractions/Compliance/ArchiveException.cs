namespace SocialKit;

/// <summary>An archive could not be read to its end, or one of its records could not be stored. Says where, why, and what to do.</summary>
public sealed class ArchiveException : Exception
{
    /// <summary>Stops an import.</summary>
    /// <param name="line">The line of the archive, counted from 1.</param>
    /// <param name="message">What is wrong and what to do; the line is put before it.</param>
    /// <param name="inner">What was found out first.</param>
    public ArchiveException(long line, string message, Exception? inner = null) : base($"Line {line}: {message}", inner) => Line = line;

    /// <summary>The line of the archive, counted from 1.</summary>
    public long Line { get; }

    /// <summary>What was done before.</summary>
    public ArchiveReport Report { get; internal set; } = new();
}
