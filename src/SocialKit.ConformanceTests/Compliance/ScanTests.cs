namespace SocialKit.ConformanceTests;

/// <summary>Whole-storage reads: what export, erasure and retention stand on. They must miss nothing.</summary>
public abstract class ScanTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly AccessScope s_there = AccessScope.System(OtherTenant);

    public static TheoryData<string> Kinds => RecordKind.Names;

    public static TheoryData<string> Concerned => [.. RecordKind.Every.Where(kind => kind.New().Concerns.Any()).Select(kind => kind.Name)];

    public static TheoryData<string> Dated => [.. RecordKind.Every.Where(kind => kind.New() is IDated).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_scan_gives_every_record_of_its_type_whole_and_once_in_pages_of_any_size(string kind)
    {
        var records = Many(kind, 23);
        await PutAsync([.. records, .. RecordKind.Every.Where(other => other.Name != kind).Select(other => other.New())]);
        foreach (var size in new[] { 1, 5, 22, 23, 24, 1_000 })
        {
            AssertSame(records, await ScanAsync(kind, RecordFilter.All, size));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_scan_stays_in_its_tenant(string kind)
    {
        var (here, there) = (Many(kind, 4), Many(kind, 3));
        await PutAsync([.. here]);
        await CommitAsync(Puts([.. there, .. here.Take(1).Select(RecordKind.Named(kind).Changed)]) with { Tenant = OtherTenant });
        AssertSame(here, await ScanAsync(kind, RecordFilter.All, 2));
        Assert.Equal(4, (await RecordKind.Named(kind).ScanAllAsync(Store, s_there, RecordFilter.All, 2, Stop)).Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public async Task A_scan_goes_on_after_a_record_that_is_gone_and_gives_what_stays_once(string kind)
    {
        var records = Many(kind, 12);
        await PutAsync([.. records]);
        var first = await RecordKind.Named(kind).ScanAsync(Store, Everyone, RecordFilter.All, null, 5, Stop);
        await RemoveAsync(first[4], first[0]);
        var rest = await RecordKind.Named(kind).ScanAsync(Store, Everyone, RecordFilter.All, first[4].Key, 1_000, Stop);
        AssertSame(records, [.. first, .. rest]);
    }

    [Theory]
    [MemberData(nameof(Concerned))]
    [RowsAreRules]
    public async Task What_concerns_a_subject_is_found_by_every_subject_the_record_is_of(string kind)
    {
        var records = Many(kind, 6);
        await PutAsync([.. records]);
        foreach (var record in records)
        {
            foreach (var subject in record.Concerns)
            {
                var found = await ScanAsync(kind, new RecordFilter.Concerning(subject), 2);
                AssertSame([.. records.Where(other => other.Concerns.Contains(subject))], found);
                Assert.Contains(record.Key, found.Select(one => one.Key));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Concerned))]
    [RowsAreRules]
    public async Task What_concerns_a_subject_stays_in_its_tenant_and_nothing_else_is_found(string kind)
    {
        var record = RecordKind.Named(kind).New();
        await CommitAsync(Puts(record) with { Tenant = OtherTenant });
        await PutAsync(RecordKind.Named(kind).New());
        foreach (var subject in record.Concerns.Concat([Sample.Order(), SubjectRef.Of(Sample.NewMemberId()), SubjectRef.For("post", "not-an-id")]))
        {
            Assert.Empty(await ScanAsync(kind, new RecordFilter.Concerning(subject), 10));
        }
    }

    [Fact]
    public async Task A_member_is_found_in_every_place_a_record_names_them()
    {
        var me = Sample.NewMemberId();
        var post = Sample.Post(me);
        IRecord[] mine =
        [
            Sample.Member() with { Id = me }, post, Sample.Comment(Sample.Order(), author: me), Sample.Revision(post.Subject, 1) with { ReplacedBy = me },
            Sample.Reaction(Sample.Order(), me), Sample.Follow(me, Sample.Order()), Sample.Follow(Sample.NewMemberId(), SubjectRef.Of(me)),
            Sample.Kudos(me, [Sample.NewMemberId()]), Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId(), me, Sample.NewMemberId()]),
            Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]) with { Subject = SubjectRef.Of(me) }, Sample.Entry(me, Sample.Post()),
            Sample.Comment(SubjectRef.Of(me)), Sample.Reaction(SubjectRef.Of(me)), Sample.Hold(SubjectRef.Of(me)),
            Owned(Sample.Community(), me),
        ];
        await PutAsync([.. mine, Sample.Post(), Sample.Comment(Sample.Order()), Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]), Sample.Community()]);
        var found = new List<IRecord>();
        foreach (var kind in RecordKind.Every)
        {
            found.AddRange(await ScanAsync(kind.Name, new RecordFilter.Concerning(SubjectRef.Of(me)), 2));
        }

        AssertSame(mine, found);
    }

    [Fact]
    public async Task What_is_deleted_concerns_its_subject_as_before_and_so_do_replies_at_any_depth()
    {
        var subject = Sample.Order();
        var root = Sample.Comment(subject) with { DeletedAt = Sample.Start, DeletedBy = Sample.NewMemberId() };
        var reply = Sample.Reply(root);
        var deeper = Sample.Reply(reply) with { DeletedAt = Sample.Start };
        await PutAsync(root, reply, deeper, Sample.Comment(Sample.Order()));
        AssertSame([root, reply, deeper], await ScanAsync(Comment.RecordType, new RecordFilter.Concerning(subject), 1));
    }

    [Theory]
    [MemberData(nameof(Dated))]
    [RowsAreRules]
    public async Task What_is_older_than_a_moment_is_found_to_the_tick(string kind)
    {
        var record = RecordKind.Named(kind).New();
        var made = ((IDated)record).CreatedAt;
        await PutAsync(record);
        Assert.Empty(await ScanAsync(kind, new RecordFilter.CreatedBefore(made), 10));
        AssertSame([record], await ScanAsync(kind, new RecordFilter.CreatedBefore(made.AddTicks(1)), 10));
        AssertSame([record], await ScanAsync(kind, new RecordFilter.CreatedBefore(made.AddTicks(1).ToOffset(TimeSpan.FromHours(9))), 10));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("subject-state")]
    public async Task What_has_no_date_is_never_due(string kind)
    {
        await PutAsync(RecordKind.Named(kind).New());
        Assert.Empty(await ScanAsync(kind, new RecordFilter.CreatedBefore(DateTimeOffset.MaxValue), 10));
        Assert.Empty(await ScanAsync(kind, new RecordFilter.DeletedBefore(DateTimeOffset.MaxValue), 10));
    }

    [Fact]
    public async Task A_scan_beside_writers_meets_what_stays_once()
    {
        var standing = Many(Post.RecordType, 120);
        await PutAsync([.. standing]);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writers = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    var post = Sample.Post(id: Guid.NewGuid());
                    await PutAsync(post);
                    await RemoveAsync(post);
                }
            },
            Stop)));
        for (var round = 0; round < 5; round++)
        {
            var keys = (await ScanAsync(Post.RecordType, RecordFilter.All, 7)).ConvertAll(record => record.Key);
            Assert.Equal(keys.Count, keys.Distinct().Count());
            Assert.Equal(standing.Count, keys.Intersect(standing.Select(record => record.Key)).Count());
        }

        await enough.CancelAsync();
        await writers;
    }

    private static Community Owned(Community community, MemberId owner) => community with { Charter = community.Charter with { Owner = owner } };

    // Ids that do not grow with time, so that no store gets by with the order of insertion.
    private static List<IRecord> Many(string kind, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => kind == Post.RecordType ? Sample.Post(id: Guid.NewGuid()) : RecordKind.Named(kind).New())];

    private Task<List<IRecord>> ScanAsync(string kind, RecordFilter filter, int size) => RecordKind.Named(kind).ScanAllAsync(Store, Everyone, filter, size, Stop);

    private static void AssertSame(IEnumerable<IRecord> expected, IEnumerable<IRecord> found) =>
        Assert.Equal(expected.Select(Whole.Of).Order(StringComparer.Ordinal), found.Select(Whole.Of).Order(StringComparer.Ordinal));
}
