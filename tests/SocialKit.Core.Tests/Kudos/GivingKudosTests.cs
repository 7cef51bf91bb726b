namespace SocialKit.Core.Tests;

public sealed class GivingKudosTests : IAsyncDisposable
{
    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kudos_name_giver_recipients_value_and_what_they_did()
    {
        var (ana, ben) = (await _world.PersonAsync("ana"), await _world.PersonAsync("ben", "Ben Okri"));
        await _world.PersonAsync("cleo");
        await _world.KudosWall.GiveAsync(ana, new NewKudos(["@ben, cleo"], "care", "Stayed late to wipe down the whole line."), Token);

        var kudos = Assert.Single((await _world.KudosWall.ReadAsync(ben, new KudosRequest(), Token)).Kudos);
        Assert.Equal("ana", kudos.Giver.Handle);
        Assert.Equal(["ben", "cleo"], kudos.Recipients.Select(recipient => recipient.Handle));
        Assert.Equal("Care", kudos.Value.Name);
        Assert.Single((await _world.KudosWall.ReadAsync(ana, new KudosRequest("cleo"), Token)).Kudos);
        Assert.Empty((await _world.KudosWall.ReadAsync(ana, new KudosRequest("ana"), Token)).Kudos);
        Assert.Equal(1, (await _world.Members.ReadProfileAsync(ana, ben.Member!.Value, Token)).KudosReceived);
    }

    [Theory]
    [InlineData("ana", "care", "Was very kind to me.", "to")]
    [InlineData("ben,@ana", "care", "Was very kind to me.", "to")]
    [InlineData("nobody", "care", "Was very kind to me.", "to")]
    [InlineData("", "care", "Was very kind to me.", "to")]
    [InlineData("ben", "greed", "Was very kind to me.", "value")]
    [InlineData("ben", "care", "Thanks", "text")]
    public async Task What_is_wrong_is_said_at_its_field(string to, string value, string text, string field)
    {
        var ana = await _world.PersonAsync("ana");
        await _world.PersonAsync("ben");

        var refused = await World.RefusedAsync(async () => await _world.KudosWall.GiveAsync(ana, new NewKudos([to], value, text), Token));

        Assert.Equal(field, refused.Field);
        Assert.Empty((await _world.KudosWall.ReadAsync(ana, new KudosRequest(), Token)).Kudos);
    }

    [Fact]
    public async Task A_message_longer_than_500_characters_or_more_than_ten_people_is_refused()
    {
        var ana = await _world.PersonAsync("ana");
        var many = new List<string>();
        for (var i = 0; i < 11; i++)
        {
            await _world.PersonAsync($"p{i}");
            many.Add($"p{i}");
        }

        Assert.Equal("to", (await World.RefusedAsync(async () => await _world.KudosWall.GiveAsync(ana, new NewKudos(many, "care", "Carried the whole week."), Token))).Field);
        Assert.Equal("text", (await World.RefusedAsync(async () => await _world.KudosWall.GiveAsync(ana, new NewKudos(["p1"], "care", new string('x', 501)), Token))).Field);
        await _world.KudosWall.GiveAsync(ana, new NewKudos(["p1"], "care", string.Concat(Enumerable.Repeat("👩‍🏭", 500))), Token);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
