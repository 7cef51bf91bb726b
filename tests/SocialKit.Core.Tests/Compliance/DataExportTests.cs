using System.IO.Compression;

namespace SocialKit.Core.Tests;

/// <summary>A copy of one's data holds what is one's own, whole, and nothing of anybody else.</summary>
public sealed class DataExportTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 1);

    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_of_ones_own_is_in_it_and_no_word_of_others()
    {
        var (ana, ben) = (await _world.PersonAsync("ana", "Ana Reis"), await _world.PersonAsync("ben", "Ben Vogel"));
        var post = await _world.PostAsync(ana, "Mine: a post with <b>signs</b>");
        var comment = await _world.SayAsync(ana, s_order, "Mine: a comment");
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Mine: a comment after all", comment.Version, comment.EditStamp), Token);
        await _world.SayAsync(ben, s_order, "Foreign: a comment", comment.Id);
        await _world.PostAsync(ben, "Foreign: a post");
        await _world.Reactions.SetAsync(ana, post.Subject, new ReactionKind("like"), true, Token);
        await _world.Follows.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, Token);
        await _world.KudosWall.GiveAsync(ben, new NewKudos(["ana"], "care", "Said to me: thank you", null), Token);
        await _world.Store.CommitAsync(
            new Commit
            {
                Tenant = TenantId.Default, At = _world.Clock.GetUtcNow(),
                Puts =
                [
                    new Mute { Member = ben.RequireMember(), Subject = SubjectRef.Of(ana.RequireMember()), At = _world.Clock.GetUtcNow(), Version = 1 },
                    new MemberBlock { Member = ana.RequireMember(), Blocked = ben.RequireMember(), At = _world.Clock.GetUtcNow() },
                ],
            },
            Token);

        var files = await ExportAsync(ana, ana.RequireMember());
        Assert.Equal(
            ["block.json", "comment.json", "follow.json", "index.html", "kudos.json", "member.json", "post.json", "reaction.json", "revision.json"],
            files.Keys.Order(StringComparer.Ordinal));
        var all = string.Concat(files.Values);
        foreach (var mine in new[] { "Mine: a comment", "Mine: a comment after all", "Said to me: thank you", "Ana Reis" })
            Assert.Contains(mine, all, StringComparison.Ordinal);

        Assert.DoesNotContain("Foreign", all, StringComparison.Ordinal);
        Assert.Contains("Mine: a post with &lt;b&gt;signs&lt;/b&gt;", files["index.html"], StringComparison.Ordinal);
        Assert.Contains("<b>signs</b>", files["post.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_in_seven_days_for_oneself_always_for_an_administrator_and_never_for_others()
    {
        var (ana, ben, boss) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"), await _world.PersonAsync("boss"));
        _world.Staff.Appoint(boss, StaffRole.Administrator, StaffRole.Auditor);
        await ExportAsync(ana, ana.RequireMember());
        var refused = await World.RefusedAsync(() => ExportAsync(ana, ana.RequireMember()));
        Assert.Equal(SocialError.TooFast, refused.Code);
        Assert.True(refused.RetryAfter <= TimeSpan.FromDays(7));
        await ExportAsync(boss, ana.RequireMember());
        await ExportAsync(boss, ana.RequireMember());
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(() => ExportAsync(ben, ana.RequireMember()))).Code);
        _world.Clock.Advance(TimeSpan.FromDays(7));
        await ExportAsync(ana, ana.RequireMember());

        var entries = (await _world.Get<IAuditService>().ReadAsync(boss, new AuditRequest(), Token)).Entries;
        Assert.Equal([ana.Member, boss.Member, boss.Member, ana.Member], entries.Select(entry => entry.Actor));
        Assert.All(entries, entry => Assert.Equal(("data-exported", ana.Member), (entry.Verb, entry.OnBehalf)));
    }

    private async Task<Dictionary<string, string>> ExportAsync(Viewer viewer, MemberId member)
    {
        using var memory = new MemoryStream();
        await _world.Get<IDataExportService>().ExportAsync(viewer, member, memory, Token);
        memory.Position = 0;
        using var zip = new ZipArchive(memory);
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            files[entry.FullName] = await reader.ReadToEndAsync(Token);
        }

        return files;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
