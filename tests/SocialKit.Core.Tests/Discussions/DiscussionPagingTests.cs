namespace SocialKit.Core.Tests;

public sealed class DiscussionPagingTests : IAsyncDisposable
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 4711);
    private readonly World _world = new();

    [Theory]
    [InlineData(DiscussionSort.Oldest)]
    [InlineData(DiscussionSort.Newest)]
    public async Task Roots_come_in_pages_in_the_order_asked_for_none_twice(DiscussionSort sort)
    {
        var ana = await _world.PersonAsync("ana");
        for (var i = 1; i <= 45; i++)
        {
            await _world.SayAsync(ana, s_order, $"Number {i}");
        }

        var seen = new List<string>();
        var sizes = new List<int>();
        string? cursor = null;
        do
        {
            var page = await _world.TalkAsync(ana, s_order, request => request with { Sort = sort, Cursor = cursor });
            seen.AddRange(page.Comments.Select(comment => comment.EditableText!));
            sizes.Add(page.Comments.Count);
            cursor = page.Next;
            if (cursor is not null)
            {
                await _world.SayAsync(ana, s_order, $"Meanwhile {seen.Count}");
            }
        }
        while (cursor is not null);

        var expected = Enumerable.Range(1, 45).Select(i => $"Number {i}");
        Assert.Equal(sort == DiscussionSort.Oldest ? expected : expected.Reverse(), seen.Where(text => text.StartsWith("Number", StringComparison.Ordinal)));
        Assert.Equal(20, sizes[0]);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Replies_are_paged_apart_from_roots()
    {
        var ana = await _world.PersonAsync("ana");
        var root = await _world.SayAsync(ana, s_order, "Root");
        for (var i = 1; i <= 37; i++)
        {
            await _world.SayAsync(ana, s_order, $"Reply {i}", root.Id);
        }

        await _world.SayAsync(ana, s_order, "Another root");
        var page = await _world.TalkAsync(ana, s_order);
        Assert.Equal(2, page.Comments.Count);
        var seen = page.Comments[0].Replies.Select(reply => reply.EditableText).ToList();
        Assert.Equal(10, seen.Count);
        Assert.Equal(37, page.Comments[0].ReplyCount);

        for (var more = page.Comments[0].NextReplies; more is not null;)
        {
            var next = await _world.TalkAsync(ana, s_order, request => request with { Replies = more });
            var only = Assert.Single(next.Comments);
            seen.AddRange(only.Replies.Select(reply => reply.EditableText));
            more = only.NextReplies;
        }

        Assert.Equal(Enumerable.Range(1, 37).Select(i => $"Reply {i}"), seen);
    }

    [Fact]
    public async Task A_cursor_of_another_subject_or_order_or_of_nobody_is_refused()
    {
        var ana = await _world.PersonAsync("ana");
        for (var i = 0; i < 21; i++)
        {
            await _world.SayAsync(ana, s_order, $"Number {i}");
        }

        var cursor = (await _world.TalkAsync(ana, s_order)).Next!;

        foreach (var (subject, sort, text) in new[]
        {
            (SubjectRef.For("order", 1), DiscussionSort.Oldest, cursor),
            (s_order, DiscussionSort.Newest, cursor),
            (s_order, DiscussionSort.Oldest, cursor[..^2] + "AA"),
            (s_order, DiscussionSort.Oldest, "nonsense"),
        })
        {
            var refused = await World.RefusedAsync(() => _world.TalkAsync(ana, subject, request => request with { Sort = sort, Cursor = text }));
            Assert.Equal(SocialError.BadCursor, refused.Code);
        }
    }

    [Fact]
    public async Task A_permalink_opens_at_its_comment_with_its_parents_above_it()
    {
        var ana = await _world.PersonAsync("ana");
        for (var i = 0; i < 30; i++)
        {
            await _world.SayAsync(ana, s_order, $"Before {i}");
        }

        var root = await _world.SayAsync(ana, s_order, "The root");
        CommentView deep = root;
        for (var i = 1; i <= 25; i++)
        {
            var reply = await _world.SayAsync(ana, s_order, $"Reply {i}", root.Id);
            if (i == 24)
            {
                var middle = await _world.SayAsync(ana, s_order, "Middle", reply.Id);
                deep = await _world.SayAsync(ana, s_order, "Deep", middle.Id);
            }
        }

        var page = await _world.TalkAsync(ana, s_order, request => request with { Focus = deep.Id });

        Assert.Equal(root.Id, page.Comments[0].Id);
        Assert.True(page.Partial);
        Assert.True(page.Comments[0].EarlierReplies);
        Assert.Equal(["Reply 24", "Middle", "Deep", "Reply 25"], page.Comments[0].Replies.Select(reply => reply.EditableText));
        Assert.Equal(deep.Id, Assert.Single(page.Comments[0].Replies, reply => reply.Highlighted).Id);
    }

    [Fact]
    public async Task A_restart_or_another_server_accepts_the_cursors_it_is_given()
    {
        var ana = await _world.PersonAsync("ana");
        for (var i = 0; i < 21; i++)
        {
            await _world.SayAsync(ana, s_order, $"Number {i}");
        }

        var cursor = (await _world.TalkAsync(ana, s_order)).Next!;
        var other = new StoreSigner(new StoreKeys(_world.Store, _world.Clock));

        Assert.NotNull(await other.VerifyAsync(TenantId.Default, "cursor", cursor, TestContext.Current.CancellationToken));
        Assert.Null(await other.VerifyAsync(new TenantId("other"), "cursor", cursor, TestContext.Current.CancellationToken));
        Assert.Null(await other.VerifyAsync(TenantId.Default, "edit", cursor, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
