namespace SocialKit.Core.Tests;

/// <summary>One writing method of a service, ready to be called: again and again with the same client key, as people and programs do.</summary>
/// <param name="Method">Which one, as <c>Interface.Method</c>; a word after a colon tells two cases of one method apart.</param>
/// <param name="Arrange">What stands before, and the call. The call gives what its caller is told, without what differs from run to run.</param>
internal sealed record UseCase(string Method, Func<World, Task<Func<CancellationToken, Task<object?>>>> Arrange)
{
    /// <summary>True for the few that are several commits by design, each of them whole: whoever was interrupted repeats the call.</summary>
    public bool InSteps { get; init; }

    /// <summary>True for those that are another act each time: sent again, it may be refused, because it was done.</summary>
    public bool IsNewEachTime { get; init; }

    private static readonly SubjectRef s_order = SubjectRef.For("order", "1");
    private static readonly ImportSettings s_import = new(TenantId.Default);
    private static readonly Origin s_ana = new("there", "member/ana");
    private static readonly Origin s_question = new("there", "post/1");
    private static readonly Origin s_answer = new("there", "comment/1");
    private static readonly DateTimeOffset s_at = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Every writing method of every service has at least one; a test compares.</summary>
    public static IReadOnlyList<UseCase> All { get; } =
    [
        new("IMemberService.RegisterAsync", world => Task.FromResult(Call(async stop =>
            await world.Members.RegisterAsync(TenantId.Default, new MemberIdentity("new", "New", "new", null, null), stop)))),
        new("IMemberService.RegisterAsync: changed", async world =>
        {
            await world.PersonAsync("new");
            return Call(async stop => await world.Members.RegisterAsync(TenantId.Default, new MemberIdentity("new", "Other", "new", "Plant", null), stop));
        }),
        new("IMemberService.SetStatusAsync", async world =>
        {
            await world.PersonAsync("ana");
            return Call(async stop => await world.Members.SetStatusAsync(TenantId.Default, "ana", MemberStatus.Left, stop));
        }),
        new("ILegalHoldService.PlaceAsync", async world =>
        {
            var ana = await AdministratorAsync(world);
            return Call(async stop => await DoneAsync(world.Get<ILegalHoldService>().PlaceAsync(ana, s_order, "Case 1", stop)));
        }),
        new("ILegalHoldService.ReleaseAsync", async world =>
        {
            var ana = await AdministratorAsync(world);
            await world.Get<ILegalHoldService>().PlaceAsync(ana, s_order, "Case 1", default);
            return Call(async stop => await DoneAsync(world.Get<ILegalHoldService>().ReleaseAsync(ana, s_order, stop)));
        }),
        new("IErasureService.RequestAsync", async world =>
        {
            var ana = await AdministratorAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IErasureService>().RequestAsync(ana, ana.RequireMember(), ErasureMode.Redact, stop)));
        }),
        new("IErasureService.CancelAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            await world.Get<IErasureService>().RequestAsync(ana, ana.RequireMember(), ErasureMode.Redact, default);
            return Call(async stop => await DoneAsync(world.Get<IErasureService>().CancelAsync(ana, ana.RequireMember(), stop)));
        }),
        new("IErasureService.RunDueAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Mine");
            await world.SayAsync(await world.PersonAsync("ben"), SubjectRef.Of(post.Id), "And mine");
            await world.Get<IErasureService>().RequestAsync(ana, ana.RequireMember(), ErasureMode.Purge, default);
            world.Clock.Advance(TimeSpan.FromDays(2));
            return Call(async stop => await DoneAsync(world.Get<IErasureService>().RunDueAsync(TenantId.Default, stop)));
        }) { InSteps = true },
        new("IFlagService.FlagAsync", async world =>
        {
            var (_, ben, post) = await ReportableAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IFlagService>().FlagAsync(ben, new NewFlag(post.Subject, "respect", "Unkind"), stop)));
        }),
        new("IModerationRuleService.SaveRuleAsync", async world =>
        {
            var mo = await ModeratorAsync(world);
            var rule = await world.Get<IModerationRuleService>().SaveRuleAsync(mo, null, new RuleDraft("Prices", "words", "price", "hold", "Wait"), null, default);
            return Call(async stop => await DoneAsync(world.Get<IModerationRuleService>().SaveRuleAsync(mo, rule.Id, new RuleDraft("Costs", "words", "price", "hold", "Wait"), rule.Version, stop)));
        }) { IsNewEachTime = true },
        new("IModerationRuleService.DeleteRuleAsync", async world =>
        {
            var mo = await ModeratorAsync(world);
            var rule = await world.Get<IModerationRuleService>().SaveRuleAsync(mo, null, new RuleDraft("Prices", "words", "price", "hold", "Wait"), null, default);
            return Call(async stop => await DoneAsync(world.Get<IModerationRuleService>().DeleteRuleAsync(mo, rule.Id, stop)));
        }),
        new("IModerationRuleService.SaveSettingAsync", async world =>
        {
            var mo = await ModeratorAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IModerationRuleService>().SaveSettingAsync(mo, new SettingView(null, null, false, 2), stop)));
        }),
        new("IModerationService.ClaimAsync", async world =>
        {
            var (mo, matter) = await CaseAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IModerationService>().ClaimAsync(mo, matter, true, stop)));
        }),
        new("IModerationService.SanctionAsync", async world =>
        {
            var mo = await ModeratorAsync(world);
            var ana = await world.PersonAsync("ana");
            return Call(async stop => await DoneAsync(world.Get<IModerationService>().SanctionAsync(mo, new NewSanction(ana.RequireMember(), DecisionAction.Ban, "Unkind"), stop)));
        }),
        new("IModerationService.DecideAsync", async world =>
        {
            var (mo, matter) = await CaseAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IModerationService>().DecideAsync(mo, matter, new NewDecision(DecisionAction.Hide, "Unkind"), stop)));
        }) { IsNewEachTime = true },
        new("IModerationService.DecideBulkAsync", async world =>
        {
            var (mo, _) = await CaseAsync(world);
            var ana = await world.PersonAsync("ana");
            return Call(async stop => await DoneAsync(world.Get<IModerationService>().DecideBulkAsync(mo, new BulkDecision(ana.RequireMember(), DecisionAction.Hide, BulkWindow.All, "Unkind"), stop)));
        }) { IsNewEachTime = true },
        new("IModerationService.UndoAsync", async world =>
        {
            var (mo, matter) = await CaseAsync(world);
            var decision = await world.Get<IModerationService>().DecideAsync(mo, matter, new NewDecision(DecisionAction.Hide, "Unkind"), default);
            return Call(async stop => await DoneAsync(world.Get<IModerationService>().UndoAsync(mo, decision.Id, stop)));
        }) { IsNewEachTime = true },
        new("IStandingService.AppealAsync", async world =>
        {
            var (mo, matter) = await CaseAsync(world);
            var decision = await world.Get<IModerationService>().DecideAsync(mo, matter, new NewDecision(DecisionAction.Hide, "Unkind"), default);
            var ana = await world.PersonAsync("ana");
            return Call(async stop => await DoneAsync(world.Get<IStandingService>().AppealAsync(ana, decision.Id, "It was not", stop)));
        }) { IsNewEachTime = true },
        new("IModerationService.AnswerAppealAsync", async world =>
        {
            var (mo, matter) = await CaseAsync(world);
            var decision = await world.Get<IModerationService>().DecideAsync(mo, matter, new NewDecision(DecisionAction.Hide, "Unkind"), default);
            await world.Get<IStandingService>().AppealAsync(await world.PersonAsync("ana"), decision.Id, "It was not", default);
            var max = await world.PersonAsync("max");
            world.Staff.Appoint(max, StaffRole.Moderator);
            return Call(async stop => await DoneAsync(world.Get<IModerationService>().AnswerAppealAsync(max, decision.Id, true, "Right", stop)));
        }) { IsNewEachTime = true },
        new("IPostService.CreateAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            return Call(async stop => await world.Posts.CreateAsync(ana, new NewPost(FeedScope.Company, PostKind.Question, "How do I do it?", "A question", "form-1"), stop));
        }),
        new("IPostService.EditAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Before");
            world.Clock.Advance(TimeSpan.FromHours(1));
            return Call(async stop => await world.Posts.EditAsync(ana, post.Id, new EditText("After", post.Version, null), stop));
        }),
        new("IPostService.DeleteAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Before");
            return Call(async stop => await DoneAsync(world.Posts.DeleteAsync(ana, post.Id, stop)));
        }),
        new("IPostService.RestoreAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Before");
            await world.Posts.DeleteAsync(ana, post.Id, default);
            return Call(async stop => await world.Posts.RestoreAsync(ana, post.Id, stop));
        }),
        new("IDiscussionService.CommentAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            return Call(async stop => await world.Discussions.CommentAsync(ana, new NewComment(s_order, null, "Hello", CommentKind.Comment, "form-1"), stop));
        }),
        new("IDiscussionService.CommentAsync: reply", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var parent = await world.SayAsync(ana, s_order, "Parent");
            return Call(async stop => await world.Discussions.CommentAsync(ana, new NewComment(s_order, parent.Id, "Hello", CommentKind.Comment, "form-1"), stop));
        }),
        new("IDiscussionService.EditAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var comment = await world.SayAsync(ana, s_order, "Before");
            world.Clock.Advance(TimeSpan.FromHours(1));
            return Call(async stop => await world.Discussions.EditAsync(ana, comment.Id, new EditText("After", comment.Version, null), stop));
        }),
        new("IDiscussionService.DeleteAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var comment = await world.SayAsync(ana, s_order, "Before");
            return Call(async stop => await DoneAsync(world.Discussions.DeleteAsync(ana, comment.Id, stop)));
        }),
        new("IDiscussionService.RestoreAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var comment = await world.SayAsync(ana, s_order, "Before");
            await world.Discussions.DeleteAsync(ana, comment.Id, default);
            return Call(async stop => await world.Discussions.RestoreAsync(ana, comment.Id, stop));
        }),
        new("IDiscussionService.AcceptAsync", async world =>
        {
            var (ana, answer) = await AnsweredAsync(world);
            return Call(async stop => await DoneAsync(world.Discussions.AcceptAsync(ana, answer, true, stop)));
        }),
        new("IDiscussionService.AcceptAsync: taken back", async world =>
        {
            var (ana, answer) = await AnsweredAsync(world);
            await world.Discussions.AcceptAsync(ana, answer, true, default);
            return Call(async stop => await DoneAsync(world.Discussions.AcceptAsync(ana, answer, false, stop)));
        }),
        new("IReactionService.SetAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Post");
            return Call(async stop => await world.Reactions.SetAsync(ana, SubjectRef.Of(post.Id), new ReactionKind("like"), true, stop));
        }),
        new("IReactionService.SetAsync: taken back", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Post");
            await world.Reactions.SetAsync(ana, SubjectRef.Of(post.Id), new ReactionKind("like"), true, default);
            return Call(async stop => await world.Reactions.SetAsync(ana, SubjectRef.Of(post.Id), new ReactionKind("like"), false, stop));
        }),
        new("IFollowService.SetAsync", async world =>
        {
            var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
            return Call(async stop => await DoneAsync(world.Follows.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, stop)));
        }),
        new("IFollowService.SetAsync: taken back", async world =>
        {
            var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
            await world.Follows.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, default);
            return Call(async stop => await DoneAsync(world.Follows.SetAsync(ana, SubjectRef.Of(ben.RequireMember()), false, stop)));
        }),
        new("IMuteService.SetAsync", async world =>
        {
            var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
            return Call(async stop => await DoneAsync(world.Get<IMuteService>().SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, null, stop)));
        }),
        new("IMuteService.SetAsync: taken back", async world =>
        {
            var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
            await world.Get<IMuteService>().SetAsync(ana, SubjectRef.Of(ben.RequireMember()), true, null, default);
            return Call(async stop => await DoneAsync(world.Get<IMuteService>().SetAsync(ana, SubjectRef.Of(ben.RequireMember()), false, null, stop)));
        }),
        new("IBlockService.SetAsync", async world =>
        {
            var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
            await world.Follows.SetAsync(ben, SubjectRef.Of(ana.RequireMember()), true, default);
            return Call(async stop => await DoneAsync(world.Get<IBlockService>().SetAsync(ana, ben.RequireMember(), true, stop)));
        }),
        new("ILockService.LockAsync", async world =>
        {
            var (ana, boss) = (await world.PersonAsync("ana"), await world.PersonAsync("boss"));
            world.Staff.Appoint(boss, StaffRole.Moderator);
            var post = await world.PostAsync(ana, "Post");

            // The key of the audit is made with its first entry.
            await world.Get<ILockService>().LockAsync(boss, SubjectRef.Of(ana.RequireMember()), "Enough was said", default);
            return Call(async stop => await DoneAsync(world.Get<ILockService>().LockAsync(boss, post.Subject, "Enough was said", stop)));
        }),
        new("ILockService.ReopenAsync", async world =>
        {
            var (ana, boss) = (await world.PersonAsync("ana"), await world.PersonAsync("boss"));
            world.Staff.Appoint(boss, StaffRole.Moderator);
            var post = await world.PostAsync(ana, "Post");
            await world.Get<ILockService>().LockAsync(boss, post.Subject, "Enough was said", default);
            return Call(async stop => await DoneAsync(world.Get<ILockService>().ReopenAsync(boss, post.Subject, stop)));
        }),
        new("IMembershipService.SetAsync", async world =>
        {
            await CommunityAsync(world);
            var cleo = await world.PersonAsync("cleo");
            return Call(async stop => await DoneAsync(world.Get<IMembershipService>().SetAsync(cleo, "fixes", true, stop)));
        }),
        new("IMembershipService.SetAsync: left", async world =>
        {
            var (_, ben) = await CommunityAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IMembershipService>().SetAsync(ben, "fixes", false, stop)));
        }),
        new("IMembershipService.AdmitAsync", async world =>
        {
            var (ana, _) = await CommunityAsync(world);
            await world.PersonAsync("cleo");
            return Call(async stop => (await world.Get<IMembershipService>().AdmitAsync(ana, "fixes", "cleo", stop)).State);
        }),
        new("IMembershipService.SetRoleAsync", async world =>
        {
            var (ana, ben) = await CommunityAsync(world);
            return Call(async stop => (await world.Get<IMembershipService>().SetRoleAsync(ana, "fixes", ben.RequireMember(), "expert", stop)).Role);
        }),
        new("IMembershipService.RemoveAsync", async world =>
        {
            var (ana, ben) = await CommunityAsync(world);
            return Call(async stop => await DoneAsync(world.Get<IMembershipService>().RemoveAsync(ana, "fixes", ben.RequireMember(), stop)));
        }),
        new("IMembershipService.SetAccessAsync", async world =>
        {
            var (ana, _) = await CommunityAsync(world);
            return Call(async stop => (await world.Get<IMembershipService>().SetAccessAsync(ana, "fixes", "invite", stop)).Access);
        }),
        new("IKudosService.GiveAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            await world.PersonAsync("ben");
            await world.PersonAsync("cleo");
            return Call(async stop => await world.KudosWall.GiveAsync(ana, new NewKudos(["ben", "cleo"], "craft", "Thank you for the review", s_order, "form-1"), stop));
        }),
        new("IHostActivityService.PostCommentAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            return Call(async stop => await world.Get<IHostActivityService>().PostCommentAsync(
                new HostActivity(s_order, ana.RequireMember(), "Approved") { ClientId = "event-1" }, null, stop));
        }),
        new("ISubjectLifecycleService.CloseAsync", async world =>
        {
            await world.SayAsync(await world.PersonAsync("ana"), s_order, "Hello");
            return Call(async stop => await DoneAsync(world.Get<ISubjectLifecycleService>().CloseAsync(TenantId.Default, s_order, stop)));
        }),
        new("ISubjectLifecycleService.ReopenAsync", async world =>
        {
            await world.Get<ISubjectLifecycleService>().CloseAsync(TenantId.Default, s_order, default);
            return Call(async stop => await DoneAsync(world.Get<ISubjectLifecycleService>().ReopenAsync(TenantId.Default, s_order, stop)));
        }),
        new("ISubjectLifecycleService.DeleteAsync", world => Task.FromResult(Call(async stop =>
            await DoneAsync(world.Get<ISubjectLifecycleService>().DeleteAsync(TenantId.Default, s_order, stop))))),
        new("ISubjectLifecycleService.RemapSubjectsAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var comment = await world.SayAsync(ana, s_order, "Hello");
            await world.SayAsync(ana, s_order, "Me too", comment.Id);
            await world.PersonAsync("ben");
            await world.KudosWall.GiveAsync(ana, new NewKudos(["ben"], "craft", "Thank you for the review", s_order, null), default);
            return Call(async stop => await DoneAsync(world.Get<ISubjectLifecycleService>().RemapSubjectsAsync(
                TenantId.Default, "order", new Dictionary<string, string> { ["1"] = "2" }, stop)));
        }) { InSteps = true },
        new("IRetentionService.PurgeAsync", async world =>
        {
            var ana = await world.PersonAsync("ana");
            var post = await world.PostAsync(ana, "Gone");
            await world.SayAsync(ana, SubjectRef.Of(post.Id), "And what was said of it");
            await world.Posts.DeleteAsync(ana, post.Id, default);
            await world.Discussions.DeleteAsync(ana, (await world.SayAsync(ana, s_order, "Gone as well")).Id, default);
            world.Clock.Advance(TimeSpan.FromDays(31));
            return Call(async stop => await DoneAsync(world.Get<IRetentionService>().PurgeAsync(TenantId.Default, stop)));
        }) { InSteps = true },
        new("Importer.PutMembersAsync", world => Task.FromResult(Import(world, importer => importer.PutMembersAsync, [new ImportedMember(s_ana, "Ana", s_at), new(new("there", "member/ben"), "Ana", s_at)]))),
        new("Importer.PutCommunityAsync", world => Task.FromResult(Call(async stop => (await world.Get<Importer>().PutCommunityAsync(s_import, NewCommunity, stop)).Id))),
        new("Importer.PutTopicsAsync", world => Task.FromResult(Call(async stop => await DoneAsync(world.Get<Importer>().PutTopicsAsync(s_import, ["Beans", "Milk"], s_at, stop))))),
        new("Importer.PutPostsAsync", async world =>
        {
            await ImportedAsync(world, posts: false);
            return Import(world, importer => importer.PutPostsAsync, [new ImportedPost(s_question, s_ana, PostKind.Question, "How?", s_at) { Title = "A question" }, new(new("there", "post/2"), s_ana, PostKind.Text, "So!", s_at)]);
        }),
        new("Importer.PutCommentsAsync", async world =>
        {
            await ImportedAsync(world);
            var second = new ImportedComment(new("there", "comment/3"), s_question, s_answer, s_ana, CommentKind.Comment, "Reply", s_at);
            return Import(world, importer => importer.PutCommentsAsync, [second, second with { Origin = new("there", "comment/4"), Parent = second.Origin }]);
        }),
        new("Importer.AcceptAsync", async world =>
        {
            await ImportedAsync(world);
            return Import(world, importer => importer.AcceptAsync, [(s_question, s_answer)]);
        }),
        new("Importer.PutKudosAsync", async world =>
        {
            await ImportedAsync(world);
            return Import(world, importer => importer.PutKudosAsync, [new ImportedKudos(new("there", "kudos/1"), s_ana, [new("there", "member/ben")], "craft", "Thank you for the review", s_at)]);
        }),
        new("Importer.PutReactionsAsync", async world =>
        {
            await ImportedAsync(world);
            return Import(world, importer => importer.PutReactionsAsync, [new ImportedReaction(s_ana, s_question, new("like"), s_at), new(s_ana, s_answer, new("like"), s_at)]);
        }),
        new("Importer.PutFollowsAsync", async world =>
        {
            await ImportedAsync(world);
            return Import(world, importer => importer.PutFollowsAsync, [new ImportedFollow(s_ana, new("there", "member/ben"), null, s_at)]);
        }),
    ];

    private delegate ValueTask<ImportCount> Importing<TItem>(ImportSettings settings, IReadOnlyList<TItem> items, CancellationToken stop);

    private static ImportedCommunity NewCommunity => new(
        "coffee", "Coffee", new Charter("Better coffee for everyone", "Bad coffee", "Everyone", ["More cups"], null, s_at), CommunityState.Proposed, s_at);

    private static Func<CancellationToken, Task<object?>> Call(Func<CancellationToken, Task<object?>> call) => call;

    // An import counts what it wrote in this run, so a second run answers otherwise.
    private static Func<CancellationToken, Task<object?>> Import<TItem>(World world, Func<Importer, Importing<TItem>> method, IReadOnlyList<TItem> items) =>
        Call(stop => DoneAsync(method(world.Get<Importer>())(s_import, items, stop)));

    private static async Task<object?> DoneAsync(ValueTask call)
    {
        await call;
        return null;
    }

    private static async Task<object?> DoneAsync<T>(ValueTask<T> call)
    {
        await call;
        return null;
    }

    private static async Task<(Viewer Asker, CommentId Answer)> AnsweredAsync(World world)
    {
        var ana = await world.PersonAsync("ana");
        var question = await world.PostAsync(ana, "How do I do it?", PostKind.Question, "A question");
        var answer = await world.Discussions.CommentAsync(
            await world.PersonAsync("ben"), new NewComment(SubjectRef.Of(question.Id), null, "Like this", CommentKind.Answer), default);
        return (ana, answer.Id);
    }

    private static async Task<Viewer> ModeratorAsync(World world)
    {
        var mo = await world.PersonAsync("mo");
        world.Staff.Appoint(mo, StaffRole.Moderator, StaffRole.Administrator);
        await world.Get<ILegalHoldService>().PlaceAsync(mo, SubjectRef.For("order", 99), "Case 0", default);
        return mo;
    }

    private static async Task<(Viewer Author, Viewer Reader, PostView Post)> ReportableAsync(World world)
    {
        var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
        return (ana, ben, await world.PostAsync(ana, "Unkind words"));
    }

    private static async Task<(Viewer Moderator, ModerationCaseId Case)> CaseAsync(World world)
    {
        var mo = await ModeratorAsync(world);
        var (_, ben, post) = await ReportableAsync(world);
        await world.Get<IFlagService>().FlagAsync(ben, new NewFlag(post.Subject, "respect", "Unkind"), default);
        return (mo, (await world.Get<IModerationService>().ReadQueueAsync(mo, new QueueRequest(), default)).Cases[0].Id);
    }

    /// <summary>An open community: ana owns it, ben is in it, and the key of the audit is made.</summary>
    private static async Task<(Viewer Owner, Viewer Member)> CommunityAsync(World world)
    {
        await AdministratorAsync(world);
        var (ana, ben) = (await world.PersonAsync("ana"), await world.PersonAsync("ben"));
        var id = new CommunityId(world.Get<IIdGenerator>().NewId(s_at));
        var community = new Community
        {
            Id = id, Slug = "fixes", Name = "Fixes", Charter = new Charter("We keep every oven running.", "Downtime", "Fitters", ["Fewer calls"], ana.Member, s_at.AddDays(90)),
            State = CommunityState.Active, CreatedAt = s_at, Version = 1,
        };
        await world.Store.CommitAsync(
            new Commit { Tenant = TenantId.Default, At = s_at, Puts = [community, In(ana, CommunityRole.Owner), In(ben, CommunityRole.Member)] }, default);
        return (ana, ben);

        Membership In(Viewer who, CommunityRole role) => new()
        {
            Community = id, Member = who.RequireMember(), Role = role, State = MembershipState.Active, ChangedBy = ana.RequireMember(), CreatedAt = s_at, ChangedAt = s_at, Version = 1,
        };
    }

    private static async Task<Viewer> AdministratorAsync(World world)
    {
        var ana = await world.PersonAsync("ana");
        world.Staff.Appoint(ana, StaffRole.Administrator);

        // The key of the digests is made once, whoever comes first.
        await world.Get<ILegalHoldService>().PlaceAsync(ana, SubjectRef.For("order", 99), "Case 0", default);
        return ana;
    }

    private static async Task ImportedAsync(World world, bool posts = true)
    {
        var importer = world.Get<Importer>();
        await importer.PutMembersAsync(s_import, [new ImportedMember(s_ana, "Ana", s_at), new(new("there", "member/ben"), "Ben", s_at)], default);
        if (posts)
        {
            await importer.PutPostsAsync(s_import, [new ImportedPost(s_question, s_ana, PostKind.Question, "How?", s_at) { Title = "A question" }], default);
            await importer.PutCommentsAsync(s_import, [new ImportedComment(s_answer, s_question, null, s_ana, CommentKind.Answer, "So", s_at)], default);
        }
    }
}
