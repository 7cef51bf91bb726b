namespace SocialKit.ConformanceTests;

/// <summary>Every field of every record comes back as it was put.</summary>
public abstract class RecordTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private static readonly DateTimeOffset s_precise = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(5.5)).AddTicks(1_234_567);

    public static TheoryData<string> Kinds => [.. Full.Keys];

    private static Dictionary<string, IRecord> Full { get; } = new IRecord[]
    {
        Sample.Member() with { ExternalId = "ext|1", Unit = "Lab", Role = "Chemist", Origin = new Origin("there", "user/1"), CreatedAt = s_precise, Version = 7 },
        Sample.Post(community: new CommunityId(Sample.NewId())) with
        {
            Kind = PostKind.Question, Title = "How to brew?", Text = new RichText("src", "html", 3, [Sample.NewMemberId(), Sample.NewMemberId()]),
            Topics = [new TopicId(Sample.NewId()), new TopicId(Sample.NewId())], AcceptedAnswer = new CommentId(Sample.NewId()), ImportedScore = -5,
            Origin = new Origin("there", "post/1"), CreatedAt = s_precise, EditedAt = s_precise.AddTicks(1), DeletedAt = s_precise.AddTicks(2),
            DeletedBy = Sample.NewMemberId(), Version = long.MaxValue,
        },
        Sample.Reply(Sample.Comment(SubjectRef.For("order", "Ä: 1"))) with
        {
            Kind = CommentKind.Answer, Text = new RichText("src", "html", 3, [Sample.NewMemberId()]), ImportedScore = int.MaxValue,
            Origin = new Origin("there", "comment/1"), CreatedAt = s_precise, EditedAt = s_precise.AddTicks(1), DeletedAt = s_precise.AddTicks(2),
            DeletedBy = Sample.NewMemberId(), Version = 9,
        },
        Sample.Revision(SubjectRef.Of(new PostId(Sample.NewId())), 12_345_678_901),
        Sample.Reaction(SubjectRef.For("post", "not-an-id"), at: s_precise),
        Sample.Follow(Sample.NewMemberId(), SubjectRef.Of(Sample.NewMemberId()), s_precise),
        Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId(), Sample.NewMemberId()], s_precise) with
        {
            Subject = Sample.Order(1), Origin = new Origin("there", "kudos/1"), Version = 2,
        },
        Sample.Community("coffee") with { CreatedAt = s_precise, Version = 3 },
        Sample.Topic("beans") with { CreatedAt = s_precise, Version = 4 },
        Sample.Secret("signing"),
    }.ToDictionary(record => record.Key.Type);

    [Theory]
    [MemberData(nameof(Kinds))]
    [RowsAreRules]
    public Task A_full_record_comes_back_whole(string kind) => Full[kind] switch
    {
        Member member => RoundTripAsync(member, (a, b) => a == b),
        Post post => RoundTripAsync(post, (a, b) => Same(a.Text, b.Text) && a.Topics.SequenceEqual(b.Topics) && a == b with { Text = a.Text, Topics = a.Topics }),
        Comment comment => RoundTripAsync(comment, (a, b) => Same(a.Text, b.Text) && a == b with { Text = a.Text }),
        Revision revision => RoundTripAsync(revision, (a, b) => Same(a.Text, b.Text) && a == b with { Text = a.Text }),
        Reaction reaction => RoundTripAsync(reaction, (a, b) => a == b),
        Follow follow => RoundTripAsync(follow, (a, b) => a == b),
        Kudos kudos => RoundTripAsync(kudos, (a, b) => Same(a.Text, b.Text) && a.Recipients.SequenceEqual(b.Recipients)
            && a == b with { Text = a.Text, Recipients = a.Recipients }),
        Community community => RoundTripAsync(community, (a, b) => a.Charter.Measures.SequenceEqual(b.Charter.Measures)
            && a == b with { Charter = b.Charter with { Measures = a.Charter.Measures } }),
        Topic topic => RoundTripAsync(topic, (a, b) => a == b),
        Secret secret => RoundTripAsync(secret, (a, b) => a.Name == b.Name && a.Value.Span.SequenceEqual(b.Value.Span)),
        var other => throw new NotSupportedException(other.Key.ToString()),
    };

    [Fact]
    public async Task A_record_without_its_optional_parts_comes_back_without_them()
    {
        var (member, post, comment, kudos) = (Sample.Member(), Sample.Post(), Sample.Comment(Sample.Order()), Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]));
        var community = Sample.Community() with { Charter = new Charter("p", "q", "r", ["s"], null, Sample.Start) };
        await PutAsync(member, post, comment, kudos, community);
        Assert.Equal(member, await FindAsync(member));
        var found = (await FindAsync(post))!;
        Assert.Equal((null, null, null, null, null, null, null), (found.Community, found.Title, found.AcceptedAnswer, found.Origin, found.EditedAt, found.DeletedAt, found.DeletedBy));
        Assert.Empty(found.Topics);
        Assert.Empty(found.Text.Mentions);
        Assert.Null((await FindAsync(comment))!.Parent);
        Assert.Null((await FindAsync(kudos))!.Subject);
        Assert.Null((await FindAsync(community))!.Charter.Owner);
    }

    [Fact]
    public async Task A_deletion_by_nobody_and_a_deleter_without_a_deletion_come_back_as_put()
    {
        var (one, two) = (Sample.Post() with { DeletedAt = Sample.Start }, Sample.Post() with { DeletedBy = Sample.NewMemberId() });
        await PutAsync(one, two);
        Assert.Equal((one.DeletedAt, null), ((await FindAsync(one))!.DeletedAt, (await FindAsync(one))!.DeletedBy));
        Assert.Equal((null, two.DeletedBy), ((await FindAsync(two))!.DeletedAt, (await FindAsync(two))!.DeletedBy));
    }

    [Fact]
    public async Task A_put_replaces_the_whole_record()
    {
        var post = (Post)Full[Post.RecordType];
        await PutAsync(post);
        var bare = Sample.Post(id: post.Id.Value) with { Version = 8 };
        await PutAsync(bare);
        var found = (await FindAsync(post))!;
        Assert.Equal((null, null, null, 8), (found.Title, found.DeletedAt, found.Origin, found.Version));
        Assert.Empty(found.Topics);
    }

    [Fact]
    public async Task Keys_that_are_not_found_are_missing_and_repeated_keys_answer_once()
    {
        var (one, two) = (Sample.Post(), Sample.Post());
        await PutAsync(one);
        var found = await Store.Records.GetAsync<Post>(
            Everyone, [one.Key, two.Key, one.Key, new RecordKey("post", "zz"), new RecordKey("comment", one.Key.Id)], Stop);
        Assert.Equal(one.Id, Assert.Single(found).Id);
        Assert.Empty(await Store.Records.GetAsync<Comment>(Everyone, [one.Key], Stop));
        Assert.Empty(await Store.Records.GetAsync<Post>(Everyone, [], Stop));
    }

    [Fact]
    public async Task A_thousand_keys_are_answered_and_more_are_refused()
    {
        var posts = Enumerable.Range(0, 1_000).Select(_ => Sample.Post()).ToArray();
        await PutAsync([.. posts]);
        Assert.Equal(1_000, (await Store.Records.GetAsync<Post>(Everyone, [.. posts.Select(post => post.Key)], Stop)).Count);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Store.Records.GetAsync<Post>(Everyone, [.. Enumerable.Range(0, 1_001).Select(_ => posts[0].Key)], Stop).AsTask());
    }

    [Fact]
    public async Task A_unique_value_held_by_another_type_is_not_found()
    {
        var origin = new Origin("there", "1");
        await PutAsync(Sample.Post() with { Origin = origin });
        Assert.Empty(await Store.Records.FindAsync<Comment>(Everyone, [origin.Unique], Stop));
        Assert.Single(await Store.Records.FindAsync<Post>(Everyone, [origin.Unique, origin.Unique, UniqueKey.Origin("there", "2")], Stop));
    }

    [Fact]
    public async Task Revisions_come_newest_first_and_only_of_their_subject()
    {
        var (subject, other) = (SubjectRef.Of(new PostId(Sample.NewId())), SubjectRef.Of(new PostId(Sample.NewId())));
        await PutAsync(Sample.Revision(subject, 2), Sample.Revision(subject, 10), Sample.Revision(subject, 1), Sample.Revision(other, 3));
        var revisions = await Store.Records.GetRevisionsAsync(Everyone, subject, Stop);
        Assert.Equal([10, 2, 1], revisions.Select(revision => revision.Number));
    }

    [Fact]
    public async Task Changing_a_list_after_the_put_changes_nothing_that_is_stored()
    {
        var topics = new List<TopicId> { new(Sample.NewId()) };
        var post = Sample.Post() with { Topics = topics };
        await PutAsync(post);
        topics.Add(new TopicId(Sample.NewId()));
        Assert.Single((await FindAsync(post))!.Topics);
    }

    private async Task RoundTripAsync<TRecord>(TRecord record, Func<TRecord, TRecord, bool> same) where TRecord : class, IRecord<TRecord>
    {
        await PutAsync(record);
        var found = await FindAsync(record);
        Assert.NotNull(found);
        Assert.True(same(record, found), $"Put {record}, found {found}");
        await PutAsync(record);
        await RemoveAsync(record);
        Assert.Null(await FindAsync(record));
    }

    private static bool Same(RichText a, RichText b) => a.Mentions.SequenceEqual(b.Mentions) && a == b with { Mentions = a.Mentions };
}
