namespace SocialKit.ConformanceTests;

/// <summary>The kudos wall.</summary>
public abstract class KudosTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    private readonly MemberId _giver = Sample.NewMemberId();
    private readonly MemberId _ana = Sample.NewMemberId();
    private readonly MemberId _bob = Sample.NewMemberId();

    [Fact]
    public async Task The_wall_comes_newest_first_and_of_one_recipient_when_asked()
    {
        var toBoth = Sample.Kudos(_giver, [_bob, _ana], Sample.Second(1));
        var toBob = Sample.Kudos(_giver, [_bob], Sample.Second(2));
        await PutAsync(toBob, toBoth);
        Assert.Equal([toBob.Id, toBoth.Id], await ReadAsync(null));
        Assert.Equal([toBoth.Id], await ReadAsync(_ana));
        Assert.Equal([toBob.Id, toBoth.Id], await ReadAsync(_bob));
        Assert.Empty(await ReadAsync(_giver));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_join_without_a_seam(bool ofOne)
    {
        var all = Enumerable.Range(0, 17).Select(i => Sample.Kudos(_giver, [_ana], Sample.Second(i / 5)) with { Id = new KudosId(Guid.NewGuid()) }).ToArray();
        await PutAsync([.. all]);
        var read = new List<KudosId>();
        for (Keyset? after = null; ;)
        {
            var page = await Store.Kudos.ReadAsync(Everyone, ofOne ? _ana : null, after, 4, Stop);
            read.AddRange(page.Select(kudos => kudos.Id));
            if (page.Count < 4)
            {
                break;
            }

            after = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
        }

        Assert.Equal(all.OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id.ToString(), StringComparer.Ordinal).Select(k => k.Id), read);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Kudos.ReadAsync(Everyone, null, null, 102, Stop).AsTask());
    }

    [Fact]
    public async Task Changing_the_recipients_moves_the_kudos_and_the_counters()
    {
        var kudos = Sample.Kudos(_giver, [_ana]);
        await PutAsync(kudos);
        await PutAsync(kudos with { Recipients = [_bob], Version = 2 });
        Assert.Empty(await ReadAsync(_ana));
        Assert.Equal([kudos.Id], await ReadAsync(_bob));
        Assert.Equal(0, await CountAsync(SubjectRef.Of(_ana), CounterKey.Kudos));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(_bob), CounterKey.Kudos));
        await RemoveAsync(kudos);
        Assert.Empty(await ReadAsync(_bob));
        Assert.Empty(await ReadAsync(null));
    }

    [Fact]
    public async Task Received_given_and_subject_are_counted()
    {
        var order = Sample.Order();
        await PutAsync(Sample.Kudos(_giver, [_ana, _bob]) with { Subject = order }, Sample.Kudos(_giver, [_ana]));
        Assert.Equal(2, await CountAsync(SubjectRef.Of(_ana), CounterKey.Kudos));
        Assert.Equal(1, await CountAsync(SubjectRef.Of(_bob), CounterKey.Kudos));
        Assert.Equal(2, await CountAsync(SubjectRef.Of(_giver), CounterKey.KudosGiven));
        Assert.Equal(1, await CountAsync(order, CounterKey.Kudos));
    }

    [Fact]
    public async Task Recipients_keep_their_order()
    {
        var kudos = Sample.Kudos(_giver, [_bob, _ana]);
        await PutAsync(kudos);
        Assert.Equal([_bob, _ana], (await FindAsync(kudos))!.Recipients);
        await PutAsync(kudos with { Recipients = [_ana, _bob], Version = 2 });
        Assert.Equal([_ana, _bob], (await FindAsync(kudos))!.Recipients);
    }

    private async Task<List<KudosId>> ReadAsync(MemberId? recipient) =>
        [.. (await Store.Kudos.ReadAsync(Everyone, recipient, null, 101, Stop)).Select(kudos => kudos.Id)];
}
