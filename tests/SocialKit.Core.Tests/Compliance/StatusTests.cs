namespace SocialKit.Core.Tests;

public sealed class StatusTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_left_keeps_their_name_and_coming_back_makes_them_active()
    {
        var (ana, ben) = (await _world.PersonAsync("ana", "Ana Reis"), await _world.PersonAsync("ben"));
        var comment = await _world.SayAsync(ana, SubjectRef.For("order", 1), "Words");
        Assert.True(await _world.Members.SetStatusAsync(TenantId.Default, "ana", MemberStatus.Left, Token));
        var shown = await _world.Discussions.ReadCommentAsync(ben, comment.Id, Token);
        Assert.Equal(("Ana Reis", MemberStatus.Left), (shown.Author!.Name, shown.Author.Status));

        await _world.PersonAsync("ana", "Ana Reis");
        Assert.Equal(MemberStatus.Active, (await _world.Members.ReadProfileAsync(ben, ana.RequireMember(), Token)).Member.Status);
        Assert.False(await _world.Members.SetStatusAsync(TenantId.Default, "nobody", MemberStatus.Left, Token));
        Assert.Equal("status", (await World.RefusedAsync(async () => await _world.Members.SetStatusAsync(TenantId.Default, "ana", MemberStatus.Erased, Token))).Field);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
