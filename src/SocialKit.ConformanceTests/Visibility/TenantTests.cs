namespace SocialKit.ConformanceTests;

/// <summary>Two tenants with the same ids never meet. Their names differ in case only.</summary>
public abstract class TenantTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly AccessScope s_there = AccessScope.System(OtherTenant);
    private readonly MemberId _me = Sample.NewMemberId();

    [Fact]
    public async Task A_tenant_that_never_wrote_is_empty_everywhere()
    {
        await PutAsync(World("here"));
        await AssertWorldAsync(s_there, null);
    }

    [Fact]
    public async Task The_same_ids_in_two_tenants_are_two_worlds()
    {
        var (here, there) = (World("here"), World("there"));
        await PutAsync(here);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(there) with { Tenant = OtherTenant })).Outcome);
        await AssertWorldAsync(Everyone, "here");
        await AssertWorldAsync(s_there, "there");
    }

    [Fact]
    public async Task Removing_in_one_tenant_leaves_the_other_whole()
    {
        await PutAsync(World("here"));
        await CommitAsync(Puts(World("there")) with { Tenant = OtherTenant });
        await CommitAsync(Removes(World("there")) with { Tenant = OtherTenant });
        await AssertWorldAsync(Everyone, "here");
        await AssertWorldAsync(s_there, null);
    }

    [Fact]
    public async Task Guards_look_at_their_own_tenant_only()
    {
        var post = Sample.Post();
        await PutAsync(post);
        var there = Puts() with { Tenant = OtherTenant };
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(there with { Guards = [new Guard.Present(post.Key)] })).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(there with { Guards = [new Guard.Unchanged(post.Key, 0)] })).Outcome);
    }

    [Fact]
    public async Task Allowances_and_client_keys_are_each_tenants_own()
    {
        var commit = Puts() with { ClientKey = Sample.Key(_me), Guards = [new Guard.Allowance("a", Sample.Start, 1, 1)] };
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(commit)).Outcome);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(commit with { Tenant = OtherTenant })).Outcome);
    }

    [Fact]
    public async Task Each_tenant_has_its_own_log_from_1()
    {
        await CommitAsync(Puts() with { Activities = [Sample.Activity(), Sample.Activity()] });
        var entry = Sample.Activity();
        await CommitAsync(Puts() with { Tenant = OtherTenant, Activities = [entry] });
        Assert.Equal(new LoggedActivity(1, entry), Assert.Single(await Store.Activities.ReadAsync(s_there, 0, 10, Stop)));
        Assert.Equal(2, (await Store.Activities.ReadAsync(Everyone, 0, 10, Stop)).Count);
    }

    [Fact]
    public async Task A_commit_without_a_tenant_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Puts() with { Tenant = default }));

    private readonly Guid _id = Sample.NewId();

    private SubjectRef Order => SubjectRef.For("order", _id);

    private IRecord[] World(string mark)
    {
        var comment = Sample.Comment(Order, id: _id) with { Text = Sample.Text(mark) };
        var replyId = new CommentId(_me.Value);
        return
        [
            Sample.Member("ana") with { Id = _me, Name = mark },
            Sample.Post(_me, new CommunityId(_id), id: _id) with { Text = Sample.Text(mark), Origin = new Origin("there", "1") },
            comment,
            Sample.Reply(comment, id: replyId.Value) with { Text = Sample.Text(mark) },
            Sample.Revision(Order, 1) with { Title = mark },
            Sample.Reaction(Order, _me),
            Sample.Follow(_me, SubjectRef.Of(_me)),
            Sample.Kudos(Sample.NewMemberId(), [_me]) with { Id = new KudosId(_id), Text = Sample.Text(mark) },
            Sample.Community("coffee") with { Id = new CommunityId(_id), Name = mark },
            Sample.Topic("beans") with { Id = new TopicId(_id), Name = mark },
        ];
    }

    private async Task AssertWorldAsync(AccessScope scope, string? mark)
    {
        string[] expected = mark is null ? [] : [mark];
        var me = AccessScope.For(Viewer.Anonymous(scope.Tenant) with { Member = _me });
        Assert.Equal(expected, (await Store.Records.GetAsync<Member>(scope, [Member.KeyOf(_me)], Stop)).Select(member => member.Name));
        Assert.Equal(expected, (await Store.Records.GetAsync<Topic>(scope, [Topic.KeyOf(new TopicId(_id))], Stop)).Select(topic => topic.Name));
        Assert.Equal(expected, (await Store.Records.FindAsync<Member>(scope, [Member.UniqueHandle("ana")], Stop)).Values.Select(member => member.Name));
        Assert.Equal(expected, (await Store.Records.FindAsync<Post>(scope, [UniqueKey.Origin("there", "1")], Stop)).Values.Select(post => post.Text.Source));
        Assert.Equal(expected, (await Store.Records.GetRevisionsAsync(scope, Order, Stop)).Select(revision => revision.Title!));
        foreach (var selector in new FeedSelector[]
        {
            new FeedSelector.Company(), new FeedSelector.InCommunity(new CommunityId(_id)), new FeedSelector.ByMember(_me), new FeedSelector.HomeOf(_me),
        })
        {
            Assert.Equal(expected, (await Store.Feeds.ReadAsync(me, selector, null, 10, Stop)).Select(post => post.Text.Source));
        }

        Assert.Equal(expected, (await Store.Discussions.ReadRootsAsync(me, Order, DiscussionSort.Newest, null, 10, Stop)).Select(c => c.Text.Source));
        Assert.Equal(expected, (await Store.Discussions.ReadRepliesAsync(me, [new CommentId(_id)], null, 10, Stop)).Select(c => c.Text.Source));
        Assert.Equal(expected, (await Store.Discussions.ReadLatestAsync(me, [Order], 10, Stop)).Select(c => c.Text.Source));
        Assert.Equal(expected.Length, (await Store.Discussions.SummariseAsync(me, [Order], Stop)).Count);
        Assert.Equal(expected.Length, (await Store.Reactions.ReadOwnAsync(me, [Order], Stop)).Count);
        Assert.Equal(expected.Length, (await Store.Reactions.ReadWhoAsync(me, Order, 10, Stop)).Count);
        Assert.Equal(expected.Length, (await Store.Follows.ReadOwnAsync(me, 10, Stop)).Count);
        Assert.Equal(expected, (await Store.Kudos.ReadAsync(me, null, null, 10, Stop)).Select(kudos => kudos.Text.Source));
        Assert.Equal(expected, (await Store.Kudos.ReadAsync(me, _me, null, 10, Stop)).Select(kudos => kudos.Text.Source));
        Assert.Equal(expected, (await Store.Communities.ReadAsync(me, null, 10, Stop)).Select(community => community.Name));
        Assert.Equal(mark is null ? 0 : 2, await CountAsync(Order, CounterKey.Comments, scope));
    }
}
