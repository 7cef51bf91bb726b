namespace SocialKit.House.Tests;

public class FiguresTests
{
    [Fact]
    public void Writers_at_the_same_time_lose_no_line()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("socialkit-figures-").FullName, "figures.jsonl");

        Parallel.For(0, 200, i => Figures.Append(path, $"{{\"value\":{i}}}\n"));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{{\"value\":{i}}}").Order(), File.ReadAllLines(path).Order());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
