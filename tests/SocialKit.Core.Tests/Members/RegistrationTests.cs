namespace SocialKit.Core.Tests;

public sealed class RegistrationTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_first_requests_of_one_person_make_one_member()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
            await _world.Members.RegisterAsync(TenantId.Default, new MemberIdentity("u-1", "Ana", "ana", null, null), Token), Token)));

        Assert.Single(ids.Distinct());
    }

    [Theory]
    [InlineData("Ana.Reis", "ana.reis")]
    [InlineData("Željko Kovač", "zeljko.kovac")]
    [InlineData("CORP\\jdoe", "corp.jdoe")]
    [InlineData("林美玲", "u-1")]
    public async Task A_wished_handle_is_made_well_formed(string wish, string handle)
    {
        var id = await _world.Members.RegisterAsync(TenantId.Default, new MemberIdentity("u-1", "Somebody", wish, null, null), Token);

        var profile = await _world.Members.ReadProfileAsync(await _world.PersonAsync("reader"), id, Token);
        Assert.Equal(handle, profile.Member.Handle);
    }

    [Fact]
    public async Task A_taken_handle_gets_a_number()
    {
        var viewer = await _world.PersonAsync("ana");
        var second = await _world.Members.RegisterAsync(TenantId.Default, new MemberIdentity("u-2", "Ana Two", "ana", null, null), Token);

        Assert.Equal("ana-2", (await _world.Members.ReadProfileAsync(viewer, second, Token)).Member.Handle);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
