namespace SocialKit.ConformanceTests;

/// <summary>A legal hold is a record, and what it forbids is a guard: so it and a change never cross, whoever comes first.</summary>
public abstract class LegalHoldTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly Post _post = Sample.Post(community: new CommunityId(Sample.NewId()));

    public static TheoryData<string> Held => ["the post", "its author", "its community"];

    [Theory]
    [MemberData(nameof(Held))]
    [RowsAreRules]
    public async Task What_is_held_is_neither_changed_nor_removed(string what)
    {
        var hold = Hold(what);
        await PutAsync(_post, hold);
        foreach (var commit in new[] { Puts(_post with { Text = Sample.Text("changed"), Version = 2 }), Removes(_post) })
        {
            var result = await CommitAsync(commit with { Guards = [.. LegalHold.GuardsFor([_post])] });
            Assert.True(LegalHold.Explains(result));
        }

        Assert.Equal(Whole.Of(_post), Whole.Of((await FindAsync(_post))!));
    }

    [Theory]
    [MemberData(nameof(Held))]
    [RowsAreRules]
    public async Task What_is_released_can_be_removed(string what)
    {
        var hold = Hold(what);
        await PutAsync(_post, hold);
        await RemoveAsync(hold);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Removes(_post) with { Guards = [.. LegalHold.GuardsFor([_post])] })).Outcome);
    }

    [Fact]
    public async Task A_hold_in_another_tenant_or_on_another_subject_holds_nothing()
    {
        await PutAsync(_post, Sample.Hold(Sample.Order()));
        await CommitAsync(Puts(Hold("the post")) with { Tenant = OtherTenant });
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Removes(_post) with { Guards = [.. LegalHold.GuardsFor([_post])] })).Outcome);
    }

    [Fact]
    public async Task From_the_moment_a_hold_is_answered_nothing_it_holds_goes_away()
    {
        var author = Sample.NewMemberId();
        var posts = Enumerable.Range(0, 120).Select(_ => Sample.Post(author)).ToArray();
        await PutAsync([.. posts]);
        var hold = Sample.Hold(SubjectRef.Of(author));
        var (held, standing) = (0, 0L);
        var removals = posts.Select((post, index) => Task.Run(
            async () =>
            {
                if (index == posts.Length / 2)
                {
                    await PutAsync(hold);
                    Volatile.Write(ref held, 1);
                    standing = await CountAsync(SubjectRef.Of(author), CounterKey.Posts);
                }

                var late = Volatile.Read(ref held) == 1;
                var result = await CommitAsync(Removes(post) with { Guards = [.. LegalHold.GuardsFor([post])] });
                Assert.True(!late || LegalHold.Explains(result), "A removal that began after the hold was answered went through.");
                return result.Outcome == CommitOutcome.Applied;
            },
            Stop)).ToArray();
        var removed = await Task.WhenAll(removals);
        Assert.Equal(removed.Count(gone => !gone), (await RecordKind.Named(Post.RecordType).ScanAllAsync(Store, Everyone, new RecordFilter.Concerning(SubjectRef.Of(author)), 50, Stop)).Count);
        Assert.Equal(standing, removed.Count(gone => !gone));
        Assert.Equal(removed.Count(gone => !gone), await CountAsync(SubjectRef.Of(author), CounterKey.Posts));
    }

    private LegalHold Hold(string what) => Sample.Hold(what switch
    {
        "the post" => _post.Subject,
        "its author" => SubjectRef.Of(_post.Author),
        _ => SubjectRef.Of(_post.Community!.Value),
    });
}
