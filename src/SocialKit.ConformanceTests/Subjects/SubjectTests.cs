namespace SocialKit.ConformanceTests;

/// <summary>What happens to the talk under a host's subject when the host closes, deletes or renames it: by ordinary commits, guarded by its state.</summary>
public abstract class SubjectTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly SubjectRef _subject = Sample.Order();

    [Fact]
    public async Task A_comment_that_meets_the_closing_of_its_subject_is_refused()
    {
        var open = new Guard.Unchanged(SubjectState.KeyOf(_subject), 0);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts(Sample.Comment(_subject)) with { Guards = [open] })).Outcome);
        await PutAsync(Sample.State(_subject, closedAt: Sample.Start));
        Assert.Equal(new CommitResult(CommitOutcome.Refused, FailedGuard: open), await CommitAsync(Puts(Sample.Comment(_subject)) with { Guards = [open] }));
        Assert.Equal(1, await CountAsync(_subject, CounterKey.Comments));
    }

    [Fact]
    public async Task From_the_moment_a_closing_is_answered_no_comment_slips_in()
    {
        var closed = 0;
        var commits = Enumerable.Range(0, 100).Select(index => Task.Run(
            async () =>
            {
                if (index == 50)
                {
                    await PutAsync(Sample.State(_subject, closedAt: Sample.Start));
                    Volatile.Write(ref closed, 1);
                }

                var late = Volatile.Read(ref closed) == 1;
                var result = await CommitAsync(Puts(Sample.Comment(_subject)) with { Guards = [new Guard.Unchanged(SubjectState.KeyOf(_subject), 0)] });
                Assert.False(late && result.Outcome == CommitOutcome.Applied, "A comment that began after the closing was answered went through.");
                return result.Outcome == CommitOutcome.Applied ? 1 : 0;
            },
            Stop));
        Assert.Equal((await Task.WhenAll(commits)).Sum(), await CountAsync(_subject, CounterKey.Comments));
    }

    [Fact]
    public async Task Everything_said_on_a_renamed_subject_is_read_under_its_new_name_and_nothing_under_the_old()
    {
        var to = Sample.Order();
        var root = Sample.Comment(_subject);
        var reply = Sample.Reply(root);
        var deleted = Sample.Reply(root) with { DeletedAt = Sample.Start, DeletedBy = Sample.NewMemberId() };
        var follow = Sample.Follow(Sample.NewMemberId(), _subject);
        var kudos = Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]) with { Subject = _subject };
        var reaction = Sample.Reaction(_subject);
        await PutAsync(root, reply, deleted, follow, kudos, reaction, Sample.Reaction(SubjectRef.Of(root.Id)));
        var before = await CountersAsync(_subject);

        var found = await ConcernedAsync(_subject);
        Assert.Equal(6, found.Count);
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Move(found, to))).Outcome);

        Assert.Equal(before.Select(counter => (counter.Key.Name, counter.Value)).Order(), (await CountersAsync(to)).Select(counter => (counter.Key.Name, counter.Value)).Order());
        Assert.Empty(await CountersAsync(_subject));
        Assert.Equal([root.Id], (await Store.Discussions.ReadRootsAsync(Everyone, to, DiscussionSort.Oldest, null, 10, Stop)).Select(comment => comment.Id));
        Assert.Equal([reply.Id], (await Store.Discussions.ReadRepliesAsync(Everyone, [root.Id], null, 10, Stop)).Select(comment => comment.Id));
        Assert.Empty(await Store.Discussions.ReadRootsAsync(Everyone, _subject, DiscussionSort.Oldest, null, 10, Stop));
        var summaries = await Store.Discussions.SummariseAsync(Everyone, [_subject, to], Stop);
        Assert.Equal((2, 0, to), (summaries[to].Total, summaries[_subject].Total, summaries[_subject].State!.MovedTo));
        Assert.Equal([reaction.Member], (await Store.Reactions.ReadWhoAsync(Everyone, to, 10, Stop)).Select(one => one.Member));
        Assert.Empty(await Store.Reactions.ReadWhoAsync(Everyone, _subject, 10, Stop));
        Assert.Equal([follow.Member], await Store.Follows.ReadFollowersAsync(Everyone, to, null, 10, Stop));
        Assert.Empty(await Store.Follows.ReadFollowersAsync(Everyone, _subject, null, 10, Stop));
        Assert.Equal(to, Assert.Single(await Store.Kudos.ReadAsync(Everyone, null, null, 10, Stop)).Subject);
        Assert.Equal(to, Assert.IsType<SubjectState>(Assert.Single(await ConcernedAsync(_subject))).MovedTo);
        Assert.Equal(1, await CountAsync(SubjectRef.Of(root.Id), "reaction:like"));
    }

    [Fact]
    public async Task Two_subjects_that_become_one_keep_one_reaction_of_each_member_and_exact_counters()
    {
        var to = Sample.Order();
        var (both, only) = (Sample.NewMemberId(), Sample.NewMemberId());
        await PutAsync(
            Sample.Reaction(_subject, both), Sample.Reaction(to, both), Sample.Reaction(_subject, only), Sample.Reaction(to),
            Sample.Follow(both, _subject), Sample.Follow(both, to), Sample.Comment(_subject), Sample.Comment(to));
        Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Move(await ConcernedAsync(_subject), to))).Outcome);
        Assert.Equal(3, await CountAsync(to, "reaction:like"));
        Assert.Equal(3, (await Store.Reactions.ReadWhoAsync(Everyone, to, 10, Stop)).Count);
        Assert.Equal(1, await CountAsync(to, CounterKey.Followers));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(both), CounterKey.Following));
        Assert.Equal(2, await CountAsync(to, CounterKey.Comments));
        Assert.Empty(await CountersAsync(_subject));
    }

    [Fact]
    public async Task A_renaming_that_a_guard_refuses_moves_nothing()
    {
        await PutAsync(Sample.Comment(_subject), Sample.Reaction(_subject), Sample.State(_subject));
        var move = Move([.. (await ConcernedAsync(_subject)).Where(record => record is not SubjectState)], Sample.Order());
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(move)).Outcome);
        Assert.Equal(1, await CountAsync(_subject, CounterKey.Comments));
        Assert.Equal(3, (await ConcernedAsync(_subject)).Count);
    }

    [Fact]
    public async Task What_a_deleted_subject_leaves_can_be_removed_to_the_last_record()
    {
        var root = Sample.Comment(_subject);
        await PutAsync(
            root, Sample.Reply(root), Sample.Reaction(_subject), Sample.Follow(Sample.NewMemberId(), _subject), Sample.Revision(_subject, 1),
            Sample.Comment(Sample.Order()));
        await RemoveAsync([.. await ConcernedAsync(_subject)]);
        Assert.Empty(await ConcernedAsync(_subject));
        Assert.Empty(await CountersAsync(_subject));
        Assert.Equal(0, await CountAsync(SubjectRef.Of(root.Author), CounterKey.Comments));
        Assert.Single(await RecordKind.Named(Comment.RecordType).ScanAllAsync(Store, Everyone, RecordFilter.All, 10, Stop));
    }

    private async Task<List<IRecord>> ConcernedAsync(SubjectRef subject)
    {
        var found = new List<IRecord>();
        foreach (var kind in RecordKind.Every)
        {
            found.AddRange(await kind.ScanAllAsync(Store, Everyone, new RecordFilter.Concerning(subject), 2, Stop));
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<CounterKey, long>> CountersAsync(SubjectRef subject) => await Store.Counters.ReadAsync(Everyone, [subject], Stop);

    // As a service does it: each record goes to where it shall be, and the state says where everything went.
    private Commit Move(IReadOnlyList<IRecord> records, SubjectRef to)
    {
        IRecord[] moved = [.. records.Select(record => record switch
        {
            Comment comment => comment with { Subject = to, Version = comment.Version + 1 },
            Kudos kudos => kudos with { Subject = to, Version = kudos.Version + 1 },
            Reaction reaction => reaction with { Subject = to },
            Follow follow => follow with { Subject = to },
            Revision revision => (IRecord)(revision with { Subject = to }),
            _ => record,
        })];
        var keys = moved.Select(record => record.Key).ToHashSet();
        return Puts([.. moved, new SubjectState { Subject = _subject, MovedTo = to, Version = 1 }]) with
        {
            Removes = [.. records.Where(record => !keys.Contains(record.Key))],
            Guards = [new Guard.Unchanged(SubjectState.KeyOf(_subject), 0)],
        };
    }
}
