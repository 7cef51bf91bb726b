namespace SocialKit.Leaks.Tests;

/// <summary>
/// Two worlds that differ only in what somebody may not see give them the same bytes, whatever they read: no count, order, cursor, length or header
/// tells the one from the other.
/// </summary>
public sealed class TwoWorldTests
{
    [Fact]
    public async Task Worlds_that_differ_only_in_what_a_viewer_may_not_see_answer_alike_to_the_byte()
    {
        await using var first = await Site.OpenAsync();
        await using var second = await Site.OpenAsync();
        List<string> differing = [];
        long reads = 0, bytes = 0, different = 0;
        foreach (var role in Role.All)
        {
            await first.ResetAsync();
            await second.ResetAsync(new Town(role));
            foreach (var (row, question) in ReadRows.All.SelectMany(row => row.Value(first.Town).Select(question => (row.Key, question))).Where(asked => !(role.IsStaff && asked.question.IsOfOffice)))
            {
                var (one, other) = ((await first.SendAsync(role, question.Ask)).Without(), (await second.SendAsync(role, question.Ask)).Without());
                reads++;
                bytes += one.Length;
                if (one != other)
                {
                    var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
                    different += Math.Abs(one.Length - other.Length) + one.Zip(other).Skip(at).Count(pair => pair.First != pair.Second);
                    differing.Add($"{role}: {row} ({question.Ask.Address}):\n    {Around(one, at)}\n    {Around(other, at)}");
                }
            }
        }

        // The control: worlds that are not meant to be alike are told apart.
        await second.ResetAsync(new Town(Role.Anonymous));
        var seen = Question.Of("v1/feeds?limit=100&scope=home").Ask;
        Assert.NotEqual((await first.SendAsync(Role.Insider, seen)).Without(), (await second.SendAsync(Role.Insider, seen)).Without());

        Figures.Write("twoworld.reads", reads, "reads", $"{Role.All.Count} viewers, {bytes:N0} bytes compared");
        Figures.Write("twoworld.differing_bytes", different, "bytes", $"in {differing.Count} answers");
        Assert.True(differing.Count == 0, $"{differing.Count} answers differ, the first:\n{string.Join('\n', differing.Take(15))}");
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)].ReplaceLineEndings(" ");
}
