using System.Text;

namespace SocialKit.ConformanceTests;

/// <summary>A tenant goes out as one file and comes back, into this provider or another, without a byte of difference.</summary>
public abstract class ArchiveTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly World _world = new();

    [Fact]
    public async Task What_was_exported_wiped_and_imported_is_exported_to_the_same_bytes()
    {
        await CommitAsync(_world.Commit(Tenant, 3));
        await PutAsync(Sample.Secret("signing"));
        var before = await ExportAsync(Store, Tenant);
        await WipeAsync();
        Assert.Equal(2, Lines(await ExportAsync(Store, Tenant), "{").Count);

        var report = await ImportAsync(Store, Tenant, before);

        Assert.Equal((report.Read, report.Read), (report.Added, Lines(before, "{").Count - 2));
        AssertSame(before, await ExportAsync(Store, Tenant));
    }

    [Fact]
    public async Task Every_reader_answers_after_the_import_as_before_the_wipe()
    {
        await CommitAsync(_world.Commit(Tenant, 3));
        var before = await AskAsync();
        var archive = await ExportAsync(Store, Tenant);
        await WipeAsync();
        Assert.NotEqual(before, await AskAsync());
        await ImportAsync(Store, Tenant, archive);
        Assert.Equal(before, await AskAsync());

        async Task<List<string>> AskAsync()
        {
            var answers = new List<string>();
            foreach (var name in Reader.Names.Select(row => row.Data))
            {
                answers.AddRange((await Reader.Named(name).ReadAsync(Store, Tenant, _world, Stop)).Select(answer => $"{name}: {answer}"));
            }

            return answers;
        }
    }

    [Fact]
    public async Task From_here_to_the_store_in_memory_and_back_no_byte_changes()
    {
        var elsewhere = new InMemory.InMemoryStore();
        await CommitAsync(_world.Commit(Tenant, 2));
        await PutAsync([.. Field.Times.Values.Select((make, index) => make(Sample.Start.AddTicks(index - 5).ToOffset(TimeSpan.FromHours(index % 14))))]);
        var here = await ExportAsync(Store, Tenant);
        await ImportAsync(elsewhere, Tenant, here);
        var there = await ExportAsync(elsewhere, Tenant);
        AssertSame(here, there);
        await WipeAsync();
        await ImportAsync(Store, Tenant, there);
        AssertSame(here, await ExportAsync(Store, Tenant));
    }

    [Fact]
    public async Task Hostile_texts_in_every_field_survive()
    {
        var texts = TextTests<TFixture>.Texts.Select(row => row.Data.Item2).ToList();
        var elsewhere = new InMemory.InMemoryStore();
        foreach (var text in texts)
        {
            // An origin is taken by one record of any type, so each of those needs its own; a slug is short.
            await PutAsync([.. Field.Texts.Where(field => text.Length < 1_000 || !field.Key.EndsWith("slug", StringComparison.Ordinal))
                .Select(field => field.Value(field.Key.Contains("origin", StringComparison.Ordinal) ? $"{field.Key} {text}" : text))]);
        }

        var here = await ExportAsync(Store, Tenant);
        await ImportAsync(elsewhere, Tenant, here);
        AssertSame(here, await ExportAsync(elsewhere, Tenant));
        await WipeAsync();
        await ImportAsync(Store, Tenant, here);
        AssertSame(here, await ExportAsync(Store, Tenant));
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        await CommitAsync(_world.Commit(OtherTenant, 4));
        var archive = await ExportAsync(Store, OtherTenant);
        var first = await ImportAsync(Store, Tenant, archive);
        var counters = await CountersAsync();
        var second = await ImportAsync(Store, Tenant, archive);
        Assert.Equal((first.Added, true), (second.Unchanged, second.ChangedNothing));
        Assert.Equal(counters, await CountersAsync());
        AssertSame(archive, await ExportAsync(Store, Tenant));
    }

    [Fact]
    public async Task Two_tenants_with_the_same_ids_stay_apart()
    {
        await CommitAsync(_world.Commit(Tenant, 1));
        await CommitAsync(_world.Commit(OtherTenant, 2));
        var (here, there) = (await ExportAsync(Store, Tenant), await ExportAsync(Store, OtherTenant));
        Assert.DoesNotContain("mark 2", Encoding.UTF8.GetString(here), StringComparison.Ordinal);
        await WipeAsync();
        AssertSame(there, await ExportAsync(Store, OtherTenant));
        await ImportAsync(Store, Tenant, here);
        AssertSame(here, await ExportAsync(Store, Tenant));
        AssertSame(there, await ExportAsync(Store, OtherTenant));
    }

    [Fact]
    public async Task Many_records_of_one_type_go_out_each_once_in_the_order_of_their_keys()
    {
        var posts = Enumerable.Range(0, 2_345).Select(_ => Sample.Post(id: Guid.NewGuid())).ToList();
        foreach (var some in posts.Chunk(500))
        {
            await PutAsync([.. some]);
        }

        var archive = await ExportAsync(Store, Tenant, new ArchiveOptions { SortMemory = 50_000 });
        Assert.Equal(posts.Select(post => post.Id.ToString()).Order(StringComparer.Ordinal), Lines(archive, "{\"post\":").Select(line => line["{\"post\":{\"id\":\"".Length..][..32]));
        AssertSame(archive, await ExportAsync(Store, Tenant));
        await WipeAsync();
        Assert.Equal(2_345, (await ImportAsync(Store, Tenant, archive)).Added);
        AssertSame(archive, await ExportAsync(Store, Tenant));
    }

    [Fact]
    public async Task What_stands_newer_is_kept_and_what_stands_older_is_replaced_with_its_counters()
    {
        var (author, other) = (Sample.NewMemberId(), Sample.NewMemberId());
        var (older, newer, same) = (Sample.Post(author), Sample.Post(author), Sample.Follow(author, SubjectRef.Of(other)));
        await PutAsync(older with { Author = other, DeletedAt = null, Version = 5 }, newer, same);
        var archive = await ExportAsync(Store, Tenant);
        await WipeAsync();
        await PutAsync(older, newer with { Title = "newer", Version = 2 }, same with { At = same.At.AddDays(1) });

        var report = await ImportAsync(Store, Tenant, archive);

        Assert.Equal((0, 1, 0, 1, 1, 0), (report.Added, report.Replaced, report.Unchanged, report.Newer, report.Different, report.Held));
        Assert.Equal((5, 2, "newer"), ((await FindAsync(older))!.Version, (await FindAsync(newer))!.Version, (await FindAsync(newer))!.Title));
        Assert.Equal((1, 1), (await CountAsync(SubjectRef.Of(author), CounterKey.Posts), await CountAsync(SubjectRef.Of(other), CounterKey.Posts)));
        Assert.Equal(same.At.AddDays(1), (await FindAsync(same))!.At);
    }

    [Fact]
    public async Task What_is_held_is_not_replaced()
    {
        var (held, free) = (Sample.Post(), Sample.Post());
        await PutAsync(held with { Title = "newer", Version = 2 }, free with { Title = "newer", Version = 2 });
        var archive = await ExportAsync(Store, Tenant);
        await WipeAsync();
        await PutAsync(held, free, Sample.Hold(SubjectRef.Of(held.Author)));
        var rehearsed = await ImportAsync(Store, Tenant, archive, new ArchiveOptions { DryRun = true });
        Assert.Equal(rehearsed, await ImportAsync(Store, Tenant, archive));
        Assert.Equal((1, 1), (rehearsed.Held, rehearsed.Replaced));
        Assert.Equal((1, 2), ((await FindAsync(held))!.Version, (await FindAsync(free))!.Version));
    }

    [Fact]
    public async Task A_value_that_somebody_else_holds_stops_the_import_at_its_line_and_what_came_before_is_there()
    {
        var members = Enumerable.Range(0, 5).Select(number => Sample.Member($"member-of-archive-{number}")).OrderBy(member => member.Key.Id, StringComparer.Ordinal).ToArray();
        await PutAsync([.. members, Sample.Post()]);
        var archive = await ExportAsync(Store, Tenant);
        await WipeAsync();
        await PutAsync(Sample.Member(members[3].Handle));
        foreach (var dryRun in new[] { true, false })
        {
            var problem = await Assert.ThrowsAsync<ArchiveException>(() => ImportAsync(Store, Tenant, archive, new ArchiveOptions { DryRun = dryRun }));
            Assert.Equal((5, 3), (problem.Line, problem.Report.Added));
            Assert.Contains($"'{members[3].Handle}'", problem.Message, StringComparison.Ordinal);
        }

        foreach (var (index, member) in members.Index())
        {
            Assert.Equal(index < 3, await FindAsync(member) is not null);
        }
    }

    [Fact]
    public async Task A_rehearsal_says_what_an_import_does_and_changes_nothing()
    {
        await CommitAsync(_world.Commit(Tenant, 2));
        var archive = await ExportAsync(Store, Tenant);
        await WipeAsync();
        await CommitAsync(_world.Commit(Tenant, 1));
        var before = await ExportAsync(Store, Tenant);
        var rehearsed = await ImportAsync(Store, Tenant, archive, new ArchiveOptions { DryRun = true });
        AssertSame(before, await ExportAsync(Store, Tenant));
        Assert.Equal(await ImportAsync(Store, Tenant, archive), rehearsed);
        Assert.True(rehearsed.Held > 0 && rehearsed.Replaced > 0, "The world holds held and free records.");
    }

    [Fact]
    public async Task An_import_beside_writers_loses_no_record_and_no_newer_version()
    {
        var posts = Enumerable.Range(0, 200).Select(_ => Sample.Post()).ToArray();
        await PutAsync([.. posts.Select(post => post with { Title = "archive", Version = 2 })]);
        var archive = await ExportAsync(Store, Tenant);
        await WipeAsync();
        await PutAsync([.. posts]);
        var writers = Task.WhenAll(posts.Chunk(50).Select(some => Task.Run(
            async () =>
            {
                foreach (var post in some)
                {
                    await PutAsync(post with { Title = "writer", Version = 3 });
                }
            },
            Stop)));
        var report = await ImportAsync(Store, Tenant, archive, new ArchiveOptions { BatchSize = 20 });
        await writers;
        Assert.Equal(200, report.Replaced + report.Newer);
        foreach (var post in posts)
        {
            Assert.Equal((3, "writer"), ((await FindAsync(post))!.Version, (await FindAsync(post))!.Title));
        }
    }

    private static async Task<byte[]> ExportAsync(IStore store, TenantId tenant, ArchiveOptions? options = null)
    {
        using var to = new MemoryStream();
        await Archive.ExportAsync(store, tenant, to, options, Stop);
        return to.ToArray();
    }

    private static async Task<ArchiveReport> ImportAsync(IStore store, TenantId tenant, byte[] archive, ArchiveOptions? options = null)
    {
        using var from = new MemoryStream(archive);
        return await Archive.ImportAsync(store, tenant, from, options, Stop);
    }

    private async Task WipeAsync()
    {
        foreach (var type in Archive.Types)
        {
            foreach (var some in (await RecordKind.Named(type).ScanAllAsync(Store, Everyone, RecordFilter.All, 1_000, Stop)).Chunk(500))
            {
                await RemoveAsync(some);
            }
        }
    }

    private async Task<List<string>> CountersAsync() => [.. (await Store.Counters.ReadAsync(
            Everyone, [_world.Subject, SubjectRef.Of(_world.Me), SubjectRef.Of(_world.Friend), SubjectRef.Of(_world.Community), SubjectRef.Of(_world.Root)], Stop))
        .Select(counter => $"{counter}").Order(StringComparer.Ordinal)];

    private static List<string> Lines(byte[] archive, string prefix) =>
        [.. Encoding.UTF8.GetString(archive).Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal))];

    // Line by line, so that a difference can be read.
    private static void AssertSame(byte[] expected, byte[] actual)
    {
        Assert.Equal(Lines(expected, ""), Lines(actual, ""));
        Assert.Equal(expected, actual);
    }
}
