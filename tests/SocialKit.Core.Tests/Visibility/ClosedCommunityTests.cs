using System.Text.Json;

namespace SocialKit.Core.Tests;

/// <summary>What is said in a community that is not open is for its members, on every surface.</summary>
public abstract class ClosedCommunityTests(string store)
{
    private static readonly SubjectRef s_order = SubjectRef.For("order", 4711);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hidden")]
    [InlineData("a-word-of-tomorrow")]
    [InlineData("request")]
    [InlineData("invite")]
    public async Task No_list_count_or_badge_changes_for_others_by_what_is_said_in_it(string access)
    {
        await using var company = await Company.OpenAsync(store, options => options.AnonymousRead = true);
        var world = company.World;
        await world.Follows.SetAsync(company.Cleo, SubjectRef.Of(company.Ana.Member!.Value), true, Token);
        var post = await world.PostAsync(company.Ana, "For everybody");
        await world.SayAsync(company.Ben, s_order, "About the order");
        await world.KudosWall.GiveAsync(company.Ana, new NewKudos(["ben"], "care", "Helped me with the oven", null), Token);
        var known = access is "request" or "invite" ? await company.CommunityAsync("ovens", access, company.Ana, company.Ben) : null;
        var before = (await ListsAsync(company, company.Cleo, post.Subject, known?.Id), await ListsAsync(company, world.Nobody, post.Subject, known?.Id));

        var community = known ?? await company.CommunityAsync("ovens", access, company.Ana, company.Ben);
        var said = await SpeakAsync(company, community);

        Assert.Equal(before.Item1, await ListsAsync(company, company.Cleo, post.Subject, known?.Id));
        Assert.Equal(before.Item2, await ListsAsync(company, world.Nobody, post.Subject, known?.Id));

        // The control: those who are in see it on every one of these lists.
        var inside = await world.Feeds.ReadAsync(company.Ben, new FeedRequest(FeedScope.Company), Token);
        Assert.Equal(said.Post.Id, inside.Posts[0].Id);
        Assert.Equal(2, (await world.Members.ReadProfileAsync(company.Ben, company.Ana.Member!.Value, Token)).Posts);
        Assert.Equal(2, (await world.KudosWall.ReadAsync(company.Ben, new KudosRequest(), Token)).Kudos.Count);
        Assert.Equal("ovens", Assert.Single(await world.Get<ICommunityService>().ListAsync(company.Ben, Token)).Slug);
        Assert.Single(await world.Discussions.SummariseAsync(company.Ben, [said.Post.Subject], Token));
    }

    [Theory]
    [InlineData("hidden", "outside")]
    [InlineData("hidden", "was-in")]
    [InlineData("hidden", "asked")]
    [InlineData("hidden", "invited")]
    [InlineData("request", "outside")]
    [InlineData("request", "asked")]
    [InlineData("invite", "invited")]
    [InlineData("a-word-of-tomorrow", "outside")]
    public async Task Naming_what_stands_in_it_is_answered_like_naming_what_is_not_there(string access, string who)
    {
        await using var company = await Company.OpenAsync(store);
        var world = company.World;
        var community = await company.CommunityAsync("ovens", access, company.Ana, company.Ben);
        await company.PutAsync(company.MembershipOf(community, company.Cleo, CommunityRole.Member));
        var said = await SpeakAsync(company, community);
        var own = await world.PostAsync(company.Cleo, "Written while I was in", scope: FeedScope.Community(community.Id));
        var ownComment = await world.SayAsync(company.Cleo, said.Post.Subject, "Said while I was in");
        var elsewhere = await world.PostAsync(company.Ana, "For everybody");
        await company.RemoveAsync(company.MembershipOf(community, company.Cleo, CommunityRole.Member));
        switch (who)
        {
            case "asked":
                await company.PutAsync(company.MembershipOf(community, company.Cleo, CommunityRole.Member, MembershipState.Requested));
                break;
            case "invited":
                await company.PutAsync(company.MembershipOf(community, company.Cleo, CommunityRole.Member, MembershipState.Invited));
                break;
        }

        var (noPost, noComment, noKudos) = (new PostId(Guid.CreateVersion7()), new CommentId(Guid.CreateVersion7()), new KudosId(Guid.CreateVersion7()));
        foreach (var (name, call) in NamingPosts(company))
        {
            Assert.Equal((name, await AnswerAsync(call(noPost))), (name, await AnswerAsync(call(said.Post.Id))));
            Assert.Equal((name, await AnswerAsync(call(noPost))), (name, await AnswerAsync(call(own.Id))));
        }

        foreach (var (name, call) in NamingComments(company, elsewhere.Subject))
        {
            Assert.Equal((name, await AnswerAsync(call(noComment))), (name, await AnswerAsync(call(said.Comment.Id))));
            Assert.Equal((name, await AnswerAsync(call(noComment))), (name, await AnswerAsync(call(ownComment.Id))));
        }

        foreach (var (name, call) in NamingSubjects(company))
        {
            Assert.Equal((name, await AnswerAsync(call(SubjectRef.Of(noKudos)))), (name, await AnswerAsync(call(SubjectRef.Of(said.Kudos.Id)))));
        }

        Assert.Equal(
            await AnswerAsync(Task.Run(async () => (object?)await world.KudosWall.ReadOneAsync(company.Cleo, noKudos, Token))),
            await AnswerAsync(Task.Run(async () => (object?)await world.KudosWall.ReadOneAsync(company.Cleo, said.Kudos.Id, Token))));

        // What only members do is answered alike too; whether there is such a community at all is told to those who may know.
        var none = new CommunityId(Guid.CreateVersion7());
        var knows = access is "request" or "invite" || who == "invited";
        foreach (var (name, call) in NamingSubjects(company).Where(call => call.Name != "Locate"))
        {
            Assert.Equal((name, await AnswerAsync(call(SubjectRef.Of(none)))), (name, await AnswerAsync(call(SubjectRef.Of(community.Id)))));
        }

        foreach (var (name, call) in NamingCommunities(company))
        {
            Assert.Equal((name, knows), (name, await AnswerAsync(call("nowhere")) != await AnswerAsync(call("ovens"))));
            Assert.Equal((name, knows), (name, await AnswerAsync(call(none.ToString())) != await AnswerAsync(call(community.Id.ToString()))));
        }

        if (knows)
        {
            Assert.Empty((await world.Feeds.ReadAsync(company.Cleo, new FeedRequest(FeedScope.Community("ovens")), Token)).Posts);
            Assert.Null((await world.Get<ICommunityService>().ReadAsync(company.Cleo, "ovens", Token)).Posts);
        }
    }

    [Theory]
    [InlineData("request")]
    [InlineData("invite")]
    [InlineData("hidden")]
    public async Task When_a_community_narrows_everything_said_before_is_hidden_again_and_comes_back_when_it_opens(string access)
    {
        await using var company = await Company.OpenAsync(store);
        var world = company.World;
        var community = await company.CommunityAsync("ovens", "open", company.Ana, company.Ben);
        var said = await SpeakAsync(company, community);
        await world.Follows.SetAsync(company.Cleo, SubjectRef.Of(community.Id), true, Token);
        await world.SayAsync(company.Cleo, said.Post.Subject, "I read this too");
        var open = await SightAsync(company, said);

        await company.PutAsync(community with { Access = new CommunityAccess(access), Version = 2 });

        Assert.All(await SightAsync(company, said), sight => Assert.False(sight.Seen, sight.Surface));
        Assert.Empty(await world.Follows.ReadOwnAsync(company.Cleo, Token));
        await world.Follows.SetAsync(company.Cleo, SubjectRef.Of(community.Id), false, Token);

        await company.PutAsync(community with { Version = 3 });

        Assert.All(open, sight => Assert.True(sight.Seen, sight.Surface));
        Assert.Equal(open, await SightAsync(company, said));
    }

    [Fact]
    public async Task A_post_whose_community_is_missing_is_shown_to_nobody()
    {
        await using var company = await Company.OpenAsync(store);
        var community = await company.CommunityAsync("ovens", "open", company.Ana, company.Ben);
        var said = await SpeakAsync(company, community);

        await company.RemoveAsync(community);

        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await company.World.Posts.ReadAsync(company.Ana, said.Post.Id, Token))).Code);
        Assert.Empty((await company.World.Feeds.ReadAsync(company.Ana, new FeedRequest(FeedScope.Company), Token)).Posts);
        Assert.Equal(0, (await company.World.Members.ReadProfileAsync(company.Ben, company.Ana.Member!.Value, Token)).Posts);
    }

    [Fact]
    public async Task A_membership_that_ends_closes_the_community_to_the_next_call()
    {
        await using var company = await Company.OpenAsync(store);
        var community = await company.CommunityAsync("ovens", "hidden", company.Ana, company.Ben);
        var said = await SpeakAsync(company, community);
        await company.World.Posts.ReadAsync(company.Ben, said.Post.Id, Token);

        await company.RemoveAsync(company.MembershipOf(community, company.Ben, CommunityRole.Member));

        Assert.Equal(SocialError.NotFound, (await World.RefusedAsync(async () => await company.World.Posts.ReadAsync(company.Ben, said.Post.Id, Token))).Code);
    }

    [Fact]
    public async Task Readers_of_a_community_read_and_do_nothing_else()
    {
        await using var company = await Company.OpenAsync(store);
        var community = await company.CommunityAsync("ovens", "hidden", company.Ana, company.Ben);
        var said = await SpeakAsync(company, community);
        await company.PutAsync(company.MembershipOf(community, company.Cleo, CommunityRole.Reader));
        var world = company.World;

        var post = await world.Posts.ReadAsync(company.Cleo, said.Post.Id, Token);
        Assert.False(post.Can.Reply || post.Can.React);
        Assert.False((await world.TalkAsync(company.Cleo, said.Post.Subject)).CanPost);
        Assert.False((await world.Feeds.ReadAsync(company.Cleo, new FeedRequest(FeedScope.Community("ovens")), Token)).CanPost);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await world.SayAsync(company.Cleo, said.Post.Subject, "No"))).Code);
        Assert.Equal(SocialError.Forbidden, (await World.RefusedAsync(async () => await world.PostAsync(company.Cleo, "No", scope: FeedScope.Community("ovens")))).Code);
        Assert.Equal(
            SocialError.Forbidden,
            (await World.RefusedAsync(async () => await world.Reactions.SetAsync(company.Cleo, said.Post.Subject, new ReactionKind("like"), true, Token))).Code);
    }

    private sealed record Said(PostView Post, CommentView Comment, KudosView Kudos);

    /// <summary>Something of every kind, by ana and ben.</summary>
    private static async Task<Said> SpeakAsync(Company company, Community community)
    {
        var world = company.World;
        var post = await world.PostAsync(company.Ana, "Between us", PostKind.Question, "How do we do it?", FeedScope.Community(community.Id));
        var answer = await world.Discussions.CommentAsync(company.Ben, new NewComment(post.Subject, null, "An answer", CommentKind.Answer, null), Token);
        await world.SayAsync(company.Ana, post.Subject, "A reply", answer.Id);
        await world.SayAsync(company.Ana, SubjectRef.Of(community.Id), "About the community");
        await world.Reactions.SetAsync(company.Ana, SubjectRef.Of(answer.Id), new ReactionKind("like"), true, Token);
        await world.Follows.SetAsync(company.Ben, SubjectRef.Of(community.Id), true, Token);
        var kudos = await world.KudosWall.GiveAsync(company.Ana, new NewKudos(["ben"], "care", "Explained it to all of us", post.Subject), Token);
        return new Said(post, answer, kudos);
    }

    /// <summary>Everything that lists or counts, as one text.</summary>
    private static async Task<string> ListsAsync(Company company, Viewer viewer, SubjectRef post, CommunityId? known)
    {
        var world = company.World;
        var badges = await world.Discussions.SummariseAsync(
            viewer, [s_order, post, SubjectRef.Of(company.Ben.Member!.Value), .. known is { } id ? [SubjectRef.Of(id)] : Array.Empty<SubjectRef>()], Token);
        return JsonSerializer.Serialize(new object[]
        {
            await world.Feeds.ReadAsync(viewer, new FeedRequest(FeedScope.Home), Token),
            await world.Feeds.ReadAsync(viewer, new FeedRequest(FeedScope.Company), Token),
            await world.Feeds.ReadAsync(viewer, new FeedRequest(FeedScope.Member("ana")), Token),
            await world.Get<ICommunityService>().ListAsync(viewer, Token),
            await world.KudosWall.ReadAsync(viewer, new KudosRequest(), Token),
            await world.KudosWall.ReadAsync(viewer, new KudosRequest("ben"), Token),
            await world.Members.ReadProfileAsync(viewer, company.Ana.Member!.Value, Token),
            await world.Members.ReadProfileAsync(viewer, company.Ben.Member!.Value, Token),
            await world.Follows.ReadOwnAsync(viewer, Token),
            badges.OrderBy(badge => badge.Key.ToString(), StringComparer.Ordinal).Select(badge => $"{badge.Key} {badge.Value}"),
            known is null ? "" : await world.Get<ICommunityService>().ReadAsync(viewer, "ovens", Token),
            known is null ? "" : await world.Feeds.ReadAsync(viewer, new FeedRequest(FeedScope.Community("ovens")), Token),
        });
    }

    private static IEnumerable<(string Name, Func<PostId, Task<object?>> Call)> NamingPosts(Company company)
    {
        var (world, cleo) = (company.World, company.Cleo);
        yield return ("Read", async id => await world.Posts.ReadAsync(cleo, id, Token));
        yield return ("ReadRevisions", async id => await world.Posts.ReadRevisionsAsync(cleo, id, Token));
        yield return ("Edit", async id => await world.Posts.EditAsync(cleo, id, new EditText("Changed", 1, null), Token));
        yield return ("Delete", async id => await NothingAsync(world.Posts.DeleteAsync(cleo, id, Token)));
        yield return ("Restore", async id => await world.Posts.RestoreAsync(cleo, id, Token));
        foreach (var (name, call) in NamingSubjects(company))
        {
            yield return (name, id => call(SubjectRef.Of(id)));
        }
    }

    private static IEnumerable<(string Name, Func<CommentId, Task<object?>> Call)> NamingComments(Company company, SubjectRef elsewhere)
    {
        var (world, cleo) = (company.World, company.Cleo);
        yield return ("ReadComment", async id => await world.Discussions.ReadCommentAsync(cleo, id, Token));
        yield return ("ReadRevisions", async id => await world.Discussions.ReadRevisionsAsync(cleo, id, Token));
        yield return ("Edit", async id => await world.Discussions.EditAsync(cleo, id, new EditText("Changed", 1, null), Token));
        yield return ("Delete", async id => await NothingAsync(world.Discussions.DeleteAsync(cleo, id, Token)));
        yield return ("Restore", async id => await world.Discussions.RestoreAsync(cleo, id, Token));
        yield return ("Accept", async id => await NothingAsync(world.Discussions.AcceptAsync(cleo, id, true, Token)));
        yield return ("Reply elsewhere", async id => await world.Discussions.CommentAsync(cleo, new NewComment(elsewhere, id, "Hello", CommentKind.Comment, null), Token));
        yield return ("Focus elsewhere", async id => await world.Discussions.ReadAsync(cleo, new DiscussionRequest(elsewhere) { Focus = id }, Token) with { Comments = [] });
        foreach (var (name, call) in NamingSubjects(company))
        {
            yield return (name, id => call(SubjectRef.Of(id)));
        }
    }

    private static IEnumerable<(string Name, Func<SubjectRef, Task<object?>> Call)> NamingSubjects(Company company)
    {
        var (world, cleo) = (company.World, company.Cleo);
        yield return ("Discussion", async subject => await world.Discussions.ReadAsync(cleo, new DiscussionRequest(subject), Token));
        yield return ("Summarise", async subject => (await world.Discussions.SummariseAsync(cleo, [subject], Token)).Count);
        yield return ("Comment", async subject => await world.Discussions.CommentAsync(cleo, new NewComment(subject, null, "Hello", CommentKind.Comment, null), Token));
        yield return ("React", async subject => await world.Reactions.SetAsync(cleo, subject, new ReactionKind("like"), true, Token));
        yield return ("Unreact", async subject => await world.Reactions.SetAsync(cleo, subject, new ReactionKind("like"), false, Token));
        yield return ("ReadWho", async subject => await world.Reactions.ReadWhoAsync(cleo, subject, Token));
        yield return ("Follow", async subject => await NothingAsync(world.Follows.SetAsync(cleo, subject, true, Token)));
        yield return ("Unfollow", async subject => await NothingAsync(world.Follows.SetAsync(cleo, subject, false, Token)));
        yield return ("Kudos", async subject => await world.KudosWall.GiveAsync(cleo, new NewKudos(["ben"], "care", "Long enough a text", subject), Token));
        yield return ("Locate", async subject => await world.Subjects.LocateAsync(cleo, subject, Token));
    }

    private static IEnumerable<(string Name, Func<string, Task<object?>> Call)> NamingCommunities(Company company)
    {
        var (world, cleo) = (company.World, company.Cleo);
        yield return ("Read", async name => await world.Get<ICommunityService>().ReadAsync(cleo, name, Token));
        yield return ("Feed", async name => await world.Feeds.ReadAsync(cleo, new FeedRequest(FeedScope.Community(name)), Token));
        yield return ("Post", async name => await world.Posts.CreateAsync(cleo, new NewPost(FeedScope.Community(name), PostKind.Text, "Hello", null), Token));
    }

    private static async Task<object?> NothingAsync(ValueTask call)
    {
        await call;
        return null;
    }

    /// <summary>An answer or refusal to the letter.</summary>
    private static async Task<string> AnswerAsync(Task<object?> call)
    {
        try
        {
            return JsonSerializer.Serialize(await call);
        }
        catch (SocialKitException exception)
        {
            return exception.Error.ToString();
        }
    }

    /// <summary>Where cleo sees what was said.</summary>
    private static async Task<IReadOnlyList<(string Surface, bool Seen)>> SightAsync(Company company, Said said)
    {
        var (world, cleo) = (company.World, company.Cleo);
        return
        [
            ("company feed", (await world.Feeds.ReadAsync(cleo, new FeedRequest(FeedScope.Company), Token)).Posts.Any(post => post.Id == said.Post.Id)),
            ("author's feed", (await world.Feeds.ReadAsync(cleo, new FeedRequest(FeedScope.Member("ana")), Token)).Posts.Any(post => post.Id == said.Post.Id)),
            ("post", await SeesAsync(async () => await world.Posts.ReadAsync(cleo, said.Post.Id, Token))),
            ("discussion", await SeesAsync(async () => await world.Discussions.ReadAsync(cleo, new DiscussionRequest(said.Post.Subject), Token))),
            ("comment", await SeesAsync(async () => await world.Discussions.ReadCommentAsync(cleo, said.Comment.Id, Token))),
            ("reactions", await SeesAsync(async () => await world.Reactions.ReadWhoAsync(cleo, SubjectRef.Of(said.Comment.Id), Token))),
            ("kudos", await SeesAsync(async () => await world.KudosWall.ReadOneAsync(cleo, said.Kudos.Id, Token))),
            ("wall", (await world.KudosWall.ReadAsync(cleo, new KudosRequest(), Token)).Kudos.Any(kudos => kudos.Id == said.Kudos.Id)),
            ("permalink", await SeesAsync(async () => await world.Subjects.LocateAsync(cleo, SubjectRef.Of(said.Comment.Id), Token))),
            ("badge", (await world.Discussions.SummariseAsync(cleo, [said.Post.Subject], Token)).Count > 0),
            ("profile", (await world.Members.ReadProfileAsync(cleo, company.Ana.Member!.Value, Token)).Posts > 0),
        ];

        static async Task<bool> SeesAsync(Func<Task> read)
        {
            try
            {
                await read();
                return true;
            }
            catch (SocialKitException exception) when (exception.Error.Code == SocialError.NotFound)
            {
                return false;
            }
        }
    }
}

public sealed class InMemoryClosedCommunityTests() : ClosedCommunityTests("in memory");

public sealed class SqliteClosedCommunityTests() : ClosedCommunityTests("SQLite");
