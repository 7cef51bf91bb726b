using System.Globalization;

namespace SocialKit.Cli;

/// <summary>Says on long work how far it is: every two seconds a line, on a terminal the same line again.</summary>
sealed class ImportProgress(TextWriter output, bool inPlace, TimeProvider clock)
{
    static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    static readonly TimeSpan s_pauseInPlace = TimeSpan.FromMilliseconds(200);
    long _last = clock.GetTimestamp();
    int _width;

    /// <summary>Reports when it is time to.</summary>
    /// <param name="stage">What is being done, for example "Questions".</param>
    /// <param name="done">How many so far.</param>
    /// <param name="share">How much of the file is read, 0 to 1; null when there is none.</param>
    public void Report(string stage, long done, double? share)
    {
        if (clock.GetElapsedTime(_last) < (inPlace ? s_pauseInPlace : s_pause))
            return;

        _last = clock.GetTimestamp();
        var line = string.Create(CultureInfo.InvariantCulture, $"{stage}: {done:N0}");
        if (share is { } read)
            line += string.Create(CultureInfo.InvariantCulture, $" ({Math.Floor(Math.Clamp(read, 0, 1) * 100):0} % of the file)");

        if (inPlace)
        {
            output.Write("\r" + line.PadRight(_width));
            _width = line.Length;
        }
        else
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Clears the line on a terminal.</summary>
    public void Clear()
    {
        if (_width > 0)
            output.Write("\r" + new string(' ', _width) + "\r");

        _width = 0;
    }
}
