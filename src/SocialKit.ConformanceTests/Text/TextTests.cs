namespace SocialKit.ConformanceTests;

/// <summary>Text comes back byte for byte: not trimmed, folded, normalised, cut or interpreted.</summary>
public abstract class TextTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    public static TheoryData<string, string> Texts => new()
    {
        { "nothing", "" },
        { "spaces", "  \t\r\n two  lines \u00a0\u3000 " },
        { "quotes", "'; DROP TABLE sk_posts; -- \" \\ ` %s {0} $1 ?1 @p :x" },
        { "composed and decomposed", "\u00e9 e\u0301 \u212b \u00c5 A\u030a \ufb01" },
        { "case", "ıİiI ß ẞ ǆ ς σ" },
        { "right to left and invisible", "\u202eabc\u202c \u200b\u200d\u2060\ufeff عربي עברית" },
        { "beyond the basic plane", "👩🏽‍🚀🏳️‍🌈 𝒳 𠜎 \U0010ffff" },
        { "controls", "\u0001\u0007\u001b[31m\u007f\u0085\u2028\u2029\uffff" },
        { "many accents", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f" },
        { "numbers", "1e400 -0 0x1F NaN 007 1,000.00" },
        { "long", string.Concat(Enumerable.Repeat("0123456789€😀", 20_000)) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_byte_for_byte(string name, string text)
    {
        var post = Sample.Post() with { Title = text, Text = Sample.Text(text) };
        var member = Sample.Member() with { Name = text, Unit = text };
        var community = Sample.Community() with { Charter = new Charter(text, text, text, [text, text], null, Sample.Start) };
        await PutAsync(post, member, community);
        Assert.True(string.Equals(text, (await FindAsync(post))!.Text.Source, StringComparison.Ordinal), name);
        Assert.Equal(text, (await FindAsync(post))!.Title);
        Assert.Equal((text, text), ((await FindAsync(member))!.Name, (await FindAsync(member))!.Unit));
        Assert.Equal([text, text], (await FindAsync(community))!.Charter.Measures);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_in_unique_values_and_client_keys_is_found_byte_for_byte(string name, string text)
    {
        var origin = new Origin("there", text);
        var post = Sample.Post() with { Origin = origin };
        var key = Sample.Key(post.Author, text);
        await CommitAsync(Puts(post) with { ClientKey = key, Result = post.Subject });
        var found = Assert.Single(await Store.Records.FindAsync<Post>(Everyone, [origin.Unique], Stop));
        Assert.Equal((origin.Unique, origin), (found.Key, found.Value.Origin));
        Assert.Equal(CommitOutcome.Replayed, (await CommitAsync(Puts() with { ClientKey = key })).Outcome);
        Assert.NotEmpty(name);
    }

    [Fact]
    public async Task Subjects_of_every_shape_are_kept_apart_and_come_back_exactly()
    {
        var id = Sample.NewId();
        SubjectRef[] subjects =
        [
            SubjectRef.Of(new PostId(id)), SubjectRef.Of(new CommentId(id)), SubjectRef.Of(new MemberId(id)), SubjectRef.Of(new CommunityId(id)),
            SubjectRef.Of(new KudosId(id)), SubjectRef.For("order", id.ToString("N")), SubjectRef.For("post", id.ToString("N").ToUpperInvariant()),
            SubjectRef.For("post", id.ToString("D")), SubjectRef.For("order", "a:b:c"), SubjectRef.For("order", "A:b:c"), SubjectRef.For("order", " a "),
            SubjectRef.For("order", "é"), SubjectRef.For("order", "e\u0301"), SubjectRef.For("order", "😀"), SubjectRef.For("o", new string('x', 200)),
        ];
        var me = Sample.NewMemberId();
        await PutAsync([.. subjects.Select(subject => Sample.Reaction(subject, me)), .. subjects.Select(subject => Sample.Comment(subject))]);
        Assert.Equal(subjects.Length, (await Store.Counters.ReadAsync(Everyone, subjects, Stop)).Count(counter => counter.Key.Name == CounterKey.Comments && counter.Value == 1));
        Assert.Equal(subjects.ToHashSet(), (await Store.Reactions.ReadOwnAsync(As(me), subjects, Stop)).Select(reaction => reaction.Subject).ToHashSet());
        Assert.Equal(subjects.ToHashSet(), (await Store.Discussions.SummariseAsync(Everyone, subjects, Stop)).Keys.ToHashSet());
        foreach (var subject in subjects)
        {
            Assert.Equal(subject, Assert.Single(await Store.Discussions.ReadRootsAsync(Everyone, subject, DiscussionSort.Oldest, null, 10, Stop)).Subject);
        }
    }
}
