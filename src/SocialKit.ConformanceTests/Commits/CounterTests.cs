namespace SocialKit.ConformanceTests;

/// <summary>A counter is the number of stored records that name it.</summary>
public abstract class CounterTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    [Fact]
    public async Task A_counter_that_is_zero_is_missing()
    {
        var reaction = Sample.Reaction(Sample.Order());
        await PutAsync(reaction);
        await RemoveAsync(reaction);
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [reaction.Subject, Sample.Order()], Stop));
    }

    [Fact]
    public async Task Putting_what_is_there_counts_nothing()
    {
        var reaction = Sample.Reaction(Sample.Order());
        await PutAsync(reaction);
        await PutAsync(reaction);
        await PutAsync(reaction with { At = Sample.Second(1) });
        Assert.Equal(1, await CountAsync(reaction.Subject, "reaction:like"));
    }

    [Fact]
    public async Task Removing_what_is_not_there_counts_nothing()
    {
        var reaction = Sample.Reaction(Sample.Order());
        await RemoveAsync(reaction);
        Assert.Equal(0, await CountAsync(reaction.Subject, "reaction:like"));
    }

    [Fact]
    public async Task A_record_that_changes_its_counters_moves_both()
    {
        var (here, there) = (new CommunityId(Sample.NewId()), new CommunityId(Sample.NewId()));
        var post = Sample.Post(community: here);
        await PutAsync(post);
        await PutAsync(post with { Community = there, Version = 2 });
        Assert.Equal(0, await CountAsync(SubjectRef.Of(here), CounterKey.Posts));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(there), CounterKey.Posts));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(post.Author), CounterKey.Posts));
    }

    [Fact]
    public async Task What_is_removed_is_taken_from_the_counters_of_the_stored_record()
    {
        var post = Sample.Post(community: new CommunityId(Sample.NewId()));
        await PutAsync(post);
        await RemoveAsync(post with { Community = null, Author = Sample.NewMemberId() });
        Assert.Empty(await Store.Counters.ReadAsync(Everyone, [SubjectRef.Of(post.Author), SubjectRef.Of(post.Community!.Value)], Stop));
    }

    [Fact]
    public async Task Deleting_a_comment_counts_down_on_subject_author_and_everything_above_and_restoring_counts_up()
    {
        var root = Sample.Comment(Sample.Order());
        var child = Sample.Reply(root);
        var leaf = Sample.Reply(child);
        await PutAsync(root, child, leaf);
        await AssertCounts(3, 2, 1, 1);
        await PutAsync(leaf with { DeletedAt = Sample.Start, DeletedBy = leaf.Author, Version = 2 });
        await AssertCounts(2, 1, 0, 0);
        await PutAsync(leaf with { Version = 3 });
        await AssertCounts(3, 2, 1, 1);

        async Task AssertCounts(long onSubject, long underRoot, long underChild, long byAuthor)
        {
            Assert.Equal(onSubject, await CountAsync(root.Subject, CounterKey.Comments));
            Assert.Equal(underRoot, await CountAsync(SubjectRef.Of(root.Id), CounterKey.Replies));
            Assert.Equal(underChild, await CountAsync(SubjectRef.Of(child.Id), CounterKey.Replies));
            Assert.Equal(byAuthor, await CountAsync(SubjectRef.Of(leaf.Author), CounterKey.Written));
        }
    }

    [Fact]
    public async Task A_counter_named_twice_by_one_record_counts_once()
    {
        var ana = Sample.NewMemberId();
        var kudos = Sample.Kudos(Sample.NewMemberId(), [ana]) with { Subject = SubjectRef.Of(ana) };
        await PutAsync(kudos);
        Assert.Equal(1, await CountAsync(SubjectRef.Of(ana), CounterKey.Kudos));
        await RemoveAsync(kudos);
        Assert.Equal(0, await CountAsync(SubjectRef.Of(ana), CounterKey.Kudos));
    }

    [Fact]
    public async Task Many_subjects_are_answered_at_once_and_case_makes_another_subject()
    {
        var subjects = Enumerable.Range(0, 999).Select(i => SubjectRef.For("order", $"A{i}")).Append(SubjectRef.For("order", "a0")).ToList();
        await PutAsync([.. subjects.Select(subject => Sample.Reaction(subject))]);
        var counters = await Store.Counters.ReadAsync(Everyone, subjects, Stop);
        Assert.Equal(1_000, counters.Count);
        Assert.All(counters.Values, value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task More_subjects_than_allowed_are_refused() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
        Store.Counters.ReadAsync(Everyone, [.. Enumerable.Range(0, 1_001).Select(i => Sample.Order(i))], Stop).AsTask());
}
