using System.Text;

namespace SocialKit.ConformanceTests;

/// <summary>
/// Erasure to the last byte: what was removed or replaced is not found in the storage's own bytes once it is scrubbed. Needs
/// <see cref="StoreFixture.OpenRawAsync"/>; a provider that cannot show its bytes opts out with a reason.
/// </summary>
public abstract class ScrubTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly string s_gone = $"gone{Guid.NewGuid():N}";
    private static readonly string s_kept = $"kept{Guid.NewGuid():N}";

    [Fact]
    public async Task A_removed_field_of_any_record_is_nowhere_in_the_bytes()
    {
        var fields = Field.Texts.Select((field, index) => (field.Key, Gone: field.Value($"{s_gone}{index:D3}"), Kept: field.Value($"{s_kept}{index:D3}"))).ToList();
        await PutAsync([.. fields.SelectMany(field => new[] { field.Gone, field.Kept })]);
        await RemoveAsync([.. fields.Select(field => field.Gone)]);
        await PutAsync(Sample.Post());
        await Store.ScrubAsync(Stop);
        var bytes = await ReadRawAsync();
        Assert.Empty(fields.Index().Where(field => !Contains(bytes, $"{s_kept}{field.Index:D3}")).Select(field => $"{field.Item.Key} stands, but its bytes are not shown"));
        Assert.Empty(fields.Index().Where(field => Contains(bytes, $"{s_gone}{field.Index:D3}")).Select(field => $"{field.Item.Key} was removed, but stands in the bytes"));
    }

    [Fact]
    public async Task A_text_that_was_edited_away_is_nowhere_in_the_bytes()
    {
        var post = Sample.Post() with { Text = Sample.Text(string.Concat(Enumerable.Repeat(s_gone + " ", 400))) };
        await PutAsync(post);
        for (var version = 2; version < 6; version++)
        {
            await PutAsync(post with { Text = Sample.Text(version % 2 == 0 ? s_kept : s_gone), Version = version });
        }

        await PutAsync(post with { Text = Sample.Text(s_kept), Version = 6 });
        await Store.ScrubAsync(Stop);
        var bytes = await ReadRawAsync();
        Assert.True(Contains(bytes, s_kept), "What stands was not found: these are not the storage's bytes, or they are not plain. Show the plain bytes, or opt out.");
        Assert.False(Contains(bytes, s_gone), "What was edited away still stands in the storage's bytes.");
    }

    [Fact]
    public async Task Scrubbing_changes_no_answer_and_writing_goes_on_beside_it()
    {
        var subject = Sample.Order();
        var key = Sample.Key(Sample.NewMemberId());
        Guard[] spend = [new Guard.Allowance("a", Sample.Start, 3, 2)];
        await CommitAsync(Puts(Sample.Reaction(subject), Sample.Member("ana")) with { ClientKey = key, Guards = spend, Activities = [Sample.Activity()], Result = subject });
        var reactions = Enumerable.Range(0, 40).Select(_ => Sample.Reaction(subject)).ToArray();
        var writing = Task.WhenAll(reactions.Select(reaction => Task.Run(() => PutAsync(reaction), Stop)));
        await Task.WhenAll(Store.ScrubAsync(Stop).AsTask(), Store.ScrubAsync(Stop).AsTask(), writing);
        await Store.ScrubAsync(Stop);
        Assert.Equal(41, await CountAsync(subject, "reaction:like"));
        Assert.Equal(new CommitResult(CommitOutcome.Replayed, subject), await CommitAsync(Puts() with { ClientKey = key }));
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = spend })).Outcome);
        Assert.Equal(new Guard.Unique(Member.UniqueHandle("ana")), (await CommitAsync(Puts(Sample.Member("ana")))).FailedGuard);
        await CommitAsync(Puts() with { Activities = [Sample.Activity()] });
        Assert.Equal([1, 2], (await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Select(logged => logged.Position));
        await ReopenAsync();
        Assert.Equal(41, await CountAsync(subject, "reaction:like"));
    }

    private async Task<byte[]> ReadRawAsync()
    {
        using var bytes = new MemoryStream();
        foreach (var open in await OpenRawAsync())
        {
            await using var stream = open;
            await stream.CopyToAsync(bytes, Stop);
        }

        return bytes.ToArray();
    }

    // As UTF-8, as UTF-16 and in hexadecimal, in either case.
    private static bool Contains(byte[] raw, string text)
    {
        ReadOnlySpan<byte> bytes = raw;
        var hex = Convert.ToHexString(Encoding.UTF8.GetBytes(text));
        return bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
            || bytes.IndexOf(Encoding.ASCII.GetBytes(hex)) >= 0 || bytes.IndexOf(Encoding.ASCII.GetBytes(hex.ToLowerInvariant())) >= 0;
    }
}
