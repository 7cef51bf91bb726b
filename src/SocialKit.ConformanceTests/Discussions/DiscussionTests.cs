namespace SocialKit.ConformanceTests;

/// <summary>Roots, replies, tombstones and summaries.</summary>
public abstract class DiscussionTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly SubjectRef _subject = Sample.Order();
    private readonly MemberId _me = Sample.NewMemberId();

    [Theory]
    [InlineData(DiscussionSort.Oldest, new[] { 0, 1, 2 })]
    [InlineData(DiscussionSort.Newest, new[] { 2, 1, 0 })]
    public async Task Roots_come_by_time_whatever_order_they_were_stored_in(DiscussionSort sort, int[] order)
    {
        var roots = Enumerable.Range(0, 3).Select(second => Sample.Comment(_subject, Sample.Second(second))).ToArray();
        await PutAsync(roots[1], roots[2], roots[0], Sample.Reply(roots[0]), Sample.Comment(Sample.Order()));
        Assert.Equal(order.Select(i => roots[i].Id), (await RootsAsync(sort)).Select(root => root.Id));
    }

    [Theory]
    [InlineData(DiscussionSort.Oldest)]
    [InlineData(DiscussionSort.Newest)]
    public async Task Equal_times_are_ordered_by_id_and_pages_join_without_a_seam(DiscussionSort sort)
    {
        var roots = Enumerable.Range(0, 23).Select(i => Sample.Comment(_subject, Sample.Second(i / 10), id: Guid.NewGuid())).ToArray();
        await PutAsync([.. roots]);
        var expected = roots.OrderBy(root => root.CreatedAt).ThenBy(root => root.Id.ToString(), StringComparer.Ordinal).Select(root => root.Id).ToList();
        if (sort == DiscussionSort.Newest)
        {
            expected.Reverse();
        }

        var read = new List<CommentId>();
        Keyset? after = null;
        while (true)
        {
            var page = await Store.Discussions.ReadRootsAsync(Everyone, _subject, sort, after, 4, Stop);
            read.AddRange(page.Select(root => root.Id));
            if (page.Count < 4)
            {
                break;
            }

            after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
        }

        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData(DiscussionSort.Oldest)]
    [InlineData(DiscussionSort.Newest)]
    public async Task An_inclusive_place_begins_with_its_own_row(DiscussionSort sort)
    {
        var roots = Enumerable.Range(0, 3).Select(second => Sample.Comment(_subject, Sample.Second(second))).ToArray();
        await PutAsync([.. roots]);
        var place = new Keyset(roots[1].CreatedAt, roots[1].Id.Value, Inclusive: true);
        var page = await Store.Discussions.ReadRootsAsync(Everyone, _subject, sort, place, 10, Stop);
        Assert.Equal([roots[1].Id, roots[sort == DiscussionSort.Oldest ? 2 : 0].Id], page.Select(root => root.Id));
    }

    [Fact]
    public async Task Replies_come_in_the_order_of_their_paths_each_before_what_answers_it()
    {
        var root = Sample.Comment(_subject);
        var first = Sample.Reply(root, Sample.Second(1));
        var second = Sample.Reply(root, Sample.Second(2));
        var underFirst = Sample.Reply(first, Sample.Second(3));
        await PutAsync(second, underFirst, first, root, Sample.Reply(Sample.Comment(_subject)));
        Assert.Equal([first.Id, underFirst.Id, second.Id], (await RepliesAsync(root)).Select(reply => reply.Id));
    }

    [Fact]
    public async Task Replies_of_several_roots_stand_together_each_with_its_own_limit()
    {
        var roots = Enumerable.Range(0, 3).Select(second => Sample.Comment(_subject, Sample.Second(second))).ToArray();
        var replies = roots.SelectMany(root => Enumerable.Range(0, 4).Select(second => Sample.Reply(root, Sample.Second(10 + second)))).ToArray();
        await PutAsync([.. roots, .. replies]);
        var found = await Store.Discussions.ReadRepliesAsync(Everyone, [roots[2].Id, roots[0].Id, roots[2].Id], null, 3, Stop);
        Assert.Equal(replies[..3].Concat(replies[8..11]).Select(reply => reply.Id), found.Select(reply => reply.Id));
    }

    [Fact]
    public async Task More_replies_go_on_after_a_path()
    {
        var root = Sample.Comment(_subject);
        var replies = Enumerable.Range(0, 5).Select(second => Sample.Reply(root, Sample.Second(second))).ToArray();
        await PutAsync([root, .. replies]);
        var found = await Store.Discussions.ReadRepliesAsync(Everyone, [root.Id], replies[2].Path, 10, Stop);
        Assert.Equal([replies[3].Id, replies[4].Id], found.Select(reply => reply.Id));
    }

    [Fact]
    public async Task A_talk_32_levels_deep_keeps_its_shape()
    {
        var talk = new List<Comment> { Sample.Comment(_subject) };
        while (talk.Count < 32)
        {
            talk.Add(Sample.Reply(talk[^1]));
        }

        await PutAsync([.. talk]);
        var found = await RepliesAsync(talk[0]);
        Assert.Equal(talk.Skip(1).Select(comment => comment.Path), found.Select(comment => comment.Path));
        Assert.Equal(31, await CountAsync(SubjectRef.Of(talk[0].Id), CounterKey.Replies));
    }

    [Fact]
    public async Task A_deleted_leaf_disappears_except_for_who_deleted_it()
    {
        var root = Sample.Comment(_subject);
        var leaf = Deleted(Sample.Reply(root));
        var alone = Deleted(Sample.Comment(_subject, Sample.Second(1)));
        await PutAsync(root, leaf, alone);
        Assert.Equal([root.Id], (await RootsAsync(DiscussionSort.Oldest)).Select(comment => comment.Id));
        Assert.Empty(await RepliesAsync(root));
        Assert.Equal([root.Id, alone.Id], (await RootsAsync(DiscussionSort.Oldest, As(_me))).Select(comment => comment.Id));
        Assert.Equal([leaf.Id], (await RepliesAsync(root, As(_me))).Select(comment => comment.Id));
        Assert.Empty(await RepliesAsync(root, As(Sample.NewMemberId())));
    }

    [Fact]
    public async Task A_deletion_by_nobody_is_shown_to_nobody()
    {
        await PutAsync(Sample.Comment(_subject) with { DeletedAt = Sample.Start });
        Assert.Empty(await RootsAsync(DiscussionSort.Oldest));
        Assert.Empty(await RootsAsync(DiscussionSort.Oldest, As(_me)));
    }

    [Fact]
    public async Task A_deleted_comment_stays_while_anything_below_it_stands_and_goes_with_the_last_of_it()
    {
        var root = Deleted(Sample.Comment(_subject));
        var middle = Deleted(Sample.Reply(root));
        var leaf = Sample.Reply(middle);
        await PutAsync(root, middle, leaf);
        Assert.Equal([root.Id], (await RootsAsync(DiscussionSort.Newest)).Select(comment => comment.Id));
        Assert.Equal([middle.Id, leaf.Id], (await RepliesAsync(root)).Select(comment => comment.Id));
        await PutAsync(Deleted(leaf));
        Assert.Empty(await RootsAsync(DiscussionSort.Newest));
        Assert.Empty(await RepliesAsync(root));
    }

    [Fact]
    public async Task What_is_left_out_never_counts_against_a_limit()
    {
        var root = Sample.Comment(_subject);
        var replies = Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? Deleted(Sample.Reply(root, Sample.Second(i))) : Sample.Reply(root, Sample.Second(i))).ToArray();
        var roots = Enumerable.Range(0, 10).Select(i => Deleted(Sample.Comment(_subject, Sample.Second(1 + i)))).ToArray();
        var last = Sample.Comment(_subject, Sample.Second(60));
        await PutAsync([root, .. replies, .. roots, last]);
        Assert.Equal([replies[1].Id, replies[3].Id, replies[5].Id],
            (await Store.Discussions.ReadRepliesAsync(Everyone, [root.Id], null, 3, Stop)).Select(reply => reply.Id));
        Assert.Equal([root.Id, last.Id], (await Store.Discussions.ReadRootsAsync(Everyone, _subject, DiscussionSort.Oldest, null, 2, Stop)).Select(r => r.Id));
    }

    [Fact]
    public async Task Summaries_count_what_stands_at_any_depth_and_name_the_newest_of_it()
    {
        var root = Sample.Comment(_subject, Sample.Second(1));
        var reply = Sample.Reply(root, Sample.Second(5));
        var (empty, gone) = (Sample.Order(), Deleted(Sample.Comment(Sample.Order())));
        await PutAsync(root, reply, Deleted(Sample.Reply(root, Sample.Second(9))), gone);
        var summaries = await Store.Discussions.SummariseAsync(Everyone, [_subject, empty, gone.Subject, _subject], Stop);
        Assert.Equal(KeyValuePair.Create(_subject, new DiscussionSummary(2, Sample.Second(5))), Assert.Single(summaries));
    }

    [Fact]
    public async Task A_summary_of_a_member_counts_what_was_said_under_them_and_not_what_they_wrote()
    {
        var member = Sample.NewMemberId();
        await PutAsync(Sample.Comment(_subject, Sample.Second(1), author: member), Sample.Comment(SubjectRef.Of(member), Sample.Second(2)));
        Assert.Equal(
            KeyValuePair.Create(SubjectRef.Of(member), new DiscussionSummary(1, Sample.Second(2))),
            Assert.Single(await Store.Discussions.SummariseAsync(Everyone, [SubjectRef.Of(member)], Stop)));
    }

    [Fact]
    public async Task A_summary_says_what_the_host_said_of_the_subject_with_and_without_comments()
    {
        var (silent, elsewhere) = (Sample.Order(), Sample.Order());
        var states = new[] { _subject, silent }.Select(subject => Sample.State(subject, Sample.Second(7)) with { MovedTo = elsewhere, Version = 3 }).ToArray();
        await PutAsync(Sample.Comment(_subject, Sample.Second(5)), states[0], states[1]);
        await CommitAsync(Puts(Sample.State(elsewhere)) with { Tenant = OtherTenant });
        var summaries = await Store.Discussions.SummariseAsync(Everyone, [silent, _subject, elsewhere], Stop);
        Assert.Equal(2, summaries.Count);
        Assert.Equal(new DiscussionSummary(1, Sample.Second(5)) { State = states[0] }, summaries[_subject]);
        Assert.Equal(new DiscussionSummary(0, null) { State = states[1] }, summaries[silent]);
    }

    [Fact]
    public async Task Summaries_take_200_subjects_and_no_more()
    {
        var subjects = Enumerable.Range(0, 200).Select(_ => Sample.Order()).ToList();
        await PutAsync([.. subjects.Select(subject => Sample.Comment(subject))]);
        Assert.Equal(200, (await Store.Discussions.SummariseAsync(Everyone, subjects, Stop)).Count);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Store.Discussions.SummariseAsync(Everyone, [.. subjects, Sample.Order()], Stop).AsTask());
    }

    [Fact]
    public async Task The_latest_are_top_level_comments_that_stand_newest_first_subject_by_subject()
    {
        var (one, two) = (Sample.Order(), Sample.Order());
        var ones = Enumerable.Range(0, 4).Select(second => Sample.Comment(one, Sample.Second(second))).ToArray();
        var only = Sample.Comment(two, Sample.Second(9));
        await PutAsync([.. ones[..3], Deleted(ones[3]), only, Sample.Reply(only, Sample.Second(10))]);
        var latest = await Store.Discussions.ReadLatestAsync(As(_me), [two, Sample.Order(), one], 2, Stop);
        Assert.Equal([only.Id, ones[2].Id, ones[1].Id], latest.Select(comment => comment.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(102)]
    public async Task Unbounded_pages_are_refused(int limit)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Store.Discussions.ReadRootsAsync(Everyone, _subject, DiscussionSort.Oldest, null, limit, Stop).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Store.Discussions.ReadRepliesAsync(Everyone, [], null, limit, Stop).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Store.Discussions.ReadLatestAsync(Everyone, [], limit, Stop).AsTask());
    }

    private Comment Deleted(Comment comment) => comment with { DeletedAt = Sample.Start, DeletedBy = _me, Version = comment.Version + 1 };

    private async Task<IReadOnlyList<Comment>> RootsAsync(DiscussionSort sort, AccessScope? scope = null) =>
        await Store.Discussions.ReadRootsAsync(scope ?? Everyone, _subject, sort, null, 101, Stop);

    private async Task<IReadOnlyList<Comment>> RepliesAsync(Comment root, AccessScope? scope = null) =>
        await Store.Discussions.ReadRepliesAsync(scope ?? Everyone, [root.Id], null, 101, Stop);
}
