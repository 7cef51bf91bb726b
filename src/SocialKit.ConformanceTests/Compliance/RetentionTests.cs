namespace SocialKit.ConformanceTests;

/// <summary>Retention: what is due as time goes on, and only that; and how it is purged.</summary>
public abstract class RetentionTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly TimeSpan s_window = TimeSpan.FromDays(30);

    [Theory]
    [InlineData("post")]
    [InlineData("comment")]
    public async Task The_due_set_grows_with_the_clock_by_exactly_what_was_deleted_long_enough_ago(string kind)
    {
        var deleted = Enumerable.Range(0, 10).Select(day => Deleted(kind, Sample.Start.AddDays(day))).ToArray();
        await PutAsync([.. deleted, RecordKind.Named(kind).New()]);
        for (var day = 0; day <= 10; day++)
        {
            var due = await DueAsync(kind, Sample.Start.AddDays(day) + s_window);
            Assert.Equal(deleted.Take(day).Select(record => record.Key).ToHashSet(), due.Select(record => record.Key).ToHashSet());
        }
    }

    [Theory]
    [InlineData("post")]
    [InlineData("comment")]
    public async Task What_was_restored_is_not_due_any_more(string kind)
    {
        var record = Deleted(kind, Sample.Start);
        await PutAsync(record);
        Assert.Single(await DueAsync(kind, Sample.Start.AddDays(31)));
        await PutAsync(record switch { Post post => post with { DeletedAt = null, Version = 2 }, Comment comment => comment with { DeletedAt = null, Version = 2 }, _ => record });
        Assert.Empty(await DueAsync(kind, Sample.Start.AddDays(31)));
    }

    [Fact]
    public async Task Purging_a_post_leaves_no_trace_in_any_read_and_moves_no_counter()
    {
        var post = (Post)Deleted("post", Sample.Start) with { Origin = new Origin("there", "1"), Author = Sample.NewMemberId() };
        await PutAsync(post, Sample.Revision(post.Subject, 1), Sample.Entry(Sample.NewMemberId(), post));
        await RemoveAsync(post, Sample.Revision(post.Subject, 1));
        Assert.Null(await FindAsync(post));
        Assert.Empty(await DueAsync("post", DateTimeOffset.MaxValue));
        Assert.Empty(await Store.Feeds.ReadAsync(As(post.DeletedBy!.Value), new FeedSelector.Company(), null, 10, Stop));
        Assert.Empty(await Store.Records.GetRevisionsAsync(Everyone, post.Subject, Stop));
        Assert.Empty(await Store.Records.FindAsync<Post>(Everyone, [post.Origin!.Unique], Stop));
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [SubjectRef.Of(post.Author)], Stop));
    }

    [Fact]
    public async Task A_purge_that_meets_a_restoration_changes_nothing()
    {
        var post = (Post)Deleted("post", Sample.Start);
        await PutAsync(post);
        await PutAsync(post with { DeletedAt = null, Version = 2 });
        var purge = Removes(post) with { Guards = [new Guard.Unchanged(post.Key, 1)] };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(purge)).Outcome);
        Assert.NotNull(await FindAsync(post));
    }

    private static IRecord Deleted(string kind, DateTimeOffset at) => kind == "post"
        ? Sample.Post() with { DeletedAt = at, DeletedBy = Sample.NewMemberId() }
        : Sample.Comment(Sample.Order()) with { DeletedAt = at, DeletedBy = Sample.NewMemberId() };

    private Task<List<IRecord>> DueAsync(string kind, DateTimeOffset now) => RecordKind.Named(kind).ScanAllAsync(
        Store, Everyone, new RecordFilter.DeletedBefore(now == DateTimeOffset.MaxValue ? now : now - s_window), 3, Stop);
}
