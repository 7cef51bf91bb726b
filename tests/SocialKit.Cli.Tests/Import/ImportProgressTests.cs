namespace SocialKit.Cli.Tests;

public class ImportProgressTests
{
    [Fact]
    public void It_speaks_every_two_seconds()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var clock = new ManualClock();
        var progress = new ImportProgress(output, inPlace: false, clock);

        for (var i = 1; i <= 50; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            progress.Report("Questions", i * 1_000, i / 50.0);
        }

        Assert.Equal("Questions: 20,000 (40 % of the file)\nQuestions: 40,000 (80 % of the file)\n", output.ToString());
    }

    [Fact]
    public void On_a_terminal_it_stays_on_its_line_and_leaves_nothing()
    {
        using var output = new StringWriter();
        var clock = new ManualClock();
        var progress = new ImportProgress(output, inPlace: true, clock);

        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Report("Answers", 5, 1);
        progress.Clear();

        Assert.Equal("\rAnswers: 5 (100 % of the file)\r" + new string(' ', 30) + "\r", output.ToString());
    }

    sealed class ManualClock : TimeProvider
    {
        long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
