namespace SocialKit.Core.Tests;

public sealed class SubjectLifecycleTests : IAsyncDisposable
{
    private static readonly SubjectRef s_old = SubjectRef.For("order", "A-1");
    private static readonly SubjectRef s_new = SubjectRef.For("order", "B-1");
    private static readonly AccessScope s_all = AccessScope.System(TenantId.Default);
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISubjectLifecycleService Lifecycle => _world.Get<ISubjectLifecycleService>();

    [Fact]
    public async Task A_closed_subject_is_read_and_nobody_adds_to_it_until_it_is_opened_again()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var comment = await _world.SayAsync(ana, s_old, "Before");
        var deleted = await _world.SayAsync(ana, s_old, "Deleted before");
        await _world.Discussions.DeleteAsync(ana, deleted.Id, Token);
        await _world.Reactions.SetAsync(ben, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token);
        await Lifecycle.CloseAsync(TenantId.Default, s_old, Token);
        await Lifecycle.CloseAsync(TenantId.Default, s_old, Token);

        var page = await _world.TalkAsync(ben, s_old);
        Assert.True(page is { Closed: true, CanPost: false });
        Assert.True((await _world.Discussions.SummariseAsync(ben, [s_old], Token))[s_old] is { Total: 1, LastActivityAt: not null, State: null });
        Assert.False(page.Comments[0].Can.React || page.Comments[0].Can.Reply || page.Comments[0].Can.Edit);
        foreach (var add in new Func<Task>[]
        {
            () => _world.SayAsync(ben, s_old, "A comment"),
            () => _world.SayAsync(ben, s_old, "A reply", comment.Id),
            async () => await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Changed", comment.Version, null), Token),
            async () => await _world.Discussions.DeleteAsync(ana, comment.Id, Token),
            async () => await _world.Discussions.RestoreAsync(ana, deleted.Id, Token),
            async () => await _world.Reactions.SetAsync(ana, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token),
            () => PraiseAsync(ana, s_old),
        })
        {
            Assert.Equal(SocialError.Closed, (await World.RefusedAsync(add)).Code);
        }

        await _world.Reactions.SetAsync(ben, SubjectRef.Of(comment.Id), new ReactionKind("like"), false, Token);
        await Lifecycle.ReopenAsync(TenantId.Default, s_old, Token);
        await _world.SayAsync(ben, s_old, "After");
        Assert.Equal(2, (await _world.TalkAsync(ben, s_old)).Total);
    }

    [Fact]
    public async Task A_deleted_subject_is_found_by_nobody_and_comes_back_whole()
    {
        var ana = await _world.PersonAsync("ana");
        var comment = await _world.SayAsync(ana, s_old, "Kept");
        await Lifecycle.DeleteAsync(TenantId.Default, s_old, Token);

        foreach (var read in new Func<Task>[]
        {
            () => _world.TalkAsync(ana, s_old),
            () => _world.SayAsync(ana, s_old, "More"),
            async () => await _world.Subjects.LocateAsync(ana, s_old, Token),
            async () => await _world.Subjects.LocateAsync(ana, SubjectRef.Of(comment.Id), Token),
            async () => await _world.Discussions.ReadCommentAsync(ana, comment.Id, Token),
        })
        {
            Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(read)).Code);
        }

        Assert.Empty(await _world.Discussions.SummariseAsync(ana, [s_old], Token));
        await Lifecycle.ReopenAsync(TenantId.Default, s_old, Token);
        Assert.Equal(comment.Id, Assert.Single((await _world.TalkAsync(ana, s_old)).Comments).Id);
    }

    [Fact]
    public async Task What_was_said_on_a_renamed_subject_is_read_under_both_names_and_lives_under_the_new()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        var root = await _world.SayAsync(ana, s_old, "First");
        await _world.SayAsync(ben, s_old, "Reply", root.Id);
        await PraiseAsync(ana, s_old);
        _world.Host.Grant = (_, subject) => subject == s_old ? null : new SubjectGrant("Order", $"/Orders/Details/{subject.Id}", true, false);

        Assert.Equal(3, await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new)), Token));
        Assert.Equal(0, await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new)), Token));

        foreach (var name in new[] { s_old, s_new })
        {
            var page = await _world.TalkAsync(ben, name);
            Assert.Equal((s_new, 2L, root.Id), (page.Subject, page.Total, page.Comments[0].Id));
            Assert.Single(page.Comments[0].Replies);
            Assert.Equal("/Orders/Details/B-1", (await _world.Subjects.LocateAsync(ben, name, Token)).Url);
            Assert.Equal(2, (await _world.Discussions.SummariseAsync(ben, [name], Token))[name].Total);
        }

        var late = await _world.SayAsync(ben, s_old, "Sent from a form of before", root.Id);
        Assert.Equal(s_new, late.Subject);
        Assert.Empty(await _world.Store.Counters.ReadAsync(s_all, [s_old], Token));
        Assert.Equal((3, 1), (await CountAsync(s_new, CounterKey.Comments), await CountAsync(s_new, CounterKey.Kudos)));
    }

    [Fact]
    public async Task Merged_subjects_are_one_discussion_with_one_reaction_and_follow_of_each_member()
    {
        var third = SubjectRef.For("order", "C-1");
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben"));
        await _world.SayAsync(ana, s_old, "One");
        await _world.SayAsync(ben, s_new, "Two");
        await _world.SayAsync(ben, third, "Three");
        await PutAsync(
            React(ana, s_old), React(ana, s_new), React(ben, third), React(ben, s_old),
            new Follow { Member = ana.Member!.Value, Subject = s_old, At = _world.Clock.GetUtcNow() },
            new Follow { Member = ana.Member!.Value, Subject = third, At = _world.Clock.GetUtcNow() });
        await Lifecycle.CloseAsync(TenantId.Default, s_old, Token);

        await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new), (third, s_new)), Token);

        var page = await _world.TalkAsync(ana, third);
        Assert.Equal((s_new, 3L, false), (page.Subject, page.Total, page.Closed));
        Assert.Equal((2, 1, 1), (await CountAsync(s_new, "reaction:like"), await CountAsync(s_new, CounterKey.Followers), await CountAsync(SubjectRef.Of(ana.Member!.Value), CounterKey.Following)));

        Reaction React(Viewer viewer, SubjectRef subject) => new() { Member = viewer.Member!.Value, Subject = subject, Kind = new ReactionKind("like"), At = _world.Clock.GetUtcNow() };
    }

    [Fact]
    public async Task A_closing_and_a_hold_move_along_and_earlier_names_lead_on()
    {
        var third = SubjectRef.For("order", "C-1");
        var ana = await _world.PersonAsync("ana");
        var comment = await _world.SayAsync(ana, s_old, "Held words");
        await PutAsync(HoldOn(s_old, ana));
        await Lifecycle.CloseAsync(TenantId.Default, s_old, Token);
        await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new)), Token);
        await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_new, third)), Token);

        var page = await _world.TalkAsync(ana, s_old);
        Assert.Equal((third, true, comment.Id), (page.Subject, page.Closed, page.Comments[0].Id));
        Assert.Equal(third, (await StateAsync(s_old))!.MovedTo);
        await Lifecycle.ReopenAsync(TenantId.Default, s_old, Token);
        Assert.Equal(SocialError.Held, (await World.RefusedAsync(async () => await _world.Discussions.DeleteAsync(ana, comment.Id, Token))).Code);

        // And back again: the first name is in use, the others lead to it.
        await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((third, s_old)), Token);
        Assert.Equal((s_old, 1L), ((await _world.TalkAsync(ana, s_new)).Subject, (await _world.TalkAsync(ana, third)).Total));
        Assert.Null((await StateAsync(s_old))!.MovedTo);
    }

    [Fact]
    public async Task A_move_that_was_interrupted_takes_no_writes_and_is_finished_by_asking_again()
    {
        var ana = await _world.PersonAsync("ana");
        var comment = await _world.SayAsync(ana, s_old, "Before");
        await PutAsync(new SubjectState { Subject = s_old, MovedTo = s_old, Version = 1 });

        Assert.Equal(1, (await _world.TalkAsync(ana, s_old)).Total);
        foreach (var write in new Func<Task>[]
        {
            () => _world.SayAsync(ana, s_old, "Meanwhile"),
            async () => await _world.Discussions.EditAsync(ana, comment.Id, new EditText("Changed", comment.Version, null), Token),
            async () => await _world.Discussions.DeleteAsync(ana, comment.Id, Token),
            async () => await _world.Reactions.SetAsync(ana, SubjectRef.Of(comment.Id), new ReactionKind("like"), true, Token),
            async () => await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_new, s_old)), Token),
        })
        {
            Assert.Equal(SocialError.Conflict, (await World.RefusedAsync(write)).Code);
        }

        Assert.Equal(1, await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new)), Token));
        Assert.Equal(s_new, (await _world.SayAsync(ana, s_old, "After")).Subject);
    }

    [Fact]
    public async Task Of_many_who_write_while_a_subject_moves_nobody_is_left_behind()
    {
        var ana = await _world.PersonAsync("ana");
        var refused = 0;
        var writes = Enumerable.Range(0, 60).Select(number => Task.Run(
            async () =>
            {
                if (number == 30)
                {
                    await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new)), Token);
                }

                try
                {
                    await _world.Discussions.CommentAsync(ana, new NewComment(s_old, null, $"Number {number}", CommentKind.Comment, null), Token);
                }
                catch (SocialKitException problem) when (problem.Error.Code == SocialError.Conflict)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            Token));
        await Task.WhenAll(writes);
        Assert.Equal((0, 60 - refused), (await CountAsync(s_old, CounterKey.Comments), await CountAsync(s_new, CounterKey.Comments)));
    }

    [Fact]
    public async Task Ids_that_hand_over_and_kinds_of_SocialKit_are_refused()
    {
        foreach (var ask in new Func<Task>[]
        {
            async () => await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_new), (s_new, s_old)), Token),
            async () => await Lifecycle.RemapSubjectsAsync(TenantId.Default, "order", Map((s_old, s_old)), Token),
            async () => await Lifecycle.RemapSubjectsAsync(TenantId.Default, "post", new Dictionary<string, string> { ["a"] = "b" }, Token),
            async () => await Lifecycle.CloseAsync(TenantId.Default, SubjectRef.For("member", "a"), Token),
        })
        {
            Assert.Equal(SocialError.Invalid, (await World.RefusedAsync(ask)).Code);
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    internal static LegalHold HoldOn(SubjectRef subject, Viewer by) =>
        new() { Subject = subject, Reason = "Case 17", PlacedBy = by.Member!.Value, CreatedAt = DateTimeOffset.UnixEpoch };

    private static Dictionary<string, string> Map(params (SubjectRef From, SubjectRef To)[] moves) => moves.ToDictionary(move => move.From.Id, move => move.To.Id);

    private async Task PraiseAsync(Viewer giver, SubjectRef subject)
    {
        await _world.PersonAsync("cleo");
        await _world.KudosWall.GiveAsync(giver, new NewKudos(["cleo"], "craft", "Found the mistake in time", subject, null), Token);
    }

    private async Task PutAsync(params IRecord[] records) => Assert.Equal(
        CommitOutcome.Applied, (await _world.Store.CommitAsync(new Commit { Tenant = TenantId.Default, At = _world.Clock.GetUtcNow(), Puts = records }, Token)).Outcome);

    private async Task<SubjectState?> StateAsync(SubjectRef subject) =>
        (await _world.Store.Records.GetAsync<SubjectState>(s_all, [SubjectState.KeyOf(subject)], Token)).SingleOrDefault();

    private async Task<long> CountAsync(SubjectRef subject, string name) =>
        (await _world.Store.Counters.ReadAsync(s_all, [subject], Token)).GetValueOrDefault(new CounterKey(subject, name));
}
