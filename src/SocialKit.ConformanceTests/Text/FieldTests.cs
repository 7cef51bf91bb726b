namespace SocialKit.ConformanceTests;

/// <summary>Every text field keeps every text byte for byte, every time field every tick, and every list is the store's own.</summary>
public abstract class FieldTests<TFixture> : StoreTests<TFixture> where TFixture : StoreFixture, new()
{
    // Texts that some database, driver or JSON writer is known to trim, fold, normalise, cut, escape or interpret.
    private static readonly string[] s_hard =
    [
        "", " ", "a ", " a", "\ta\t", "a\r\nb", "a\nb\n", "a\rb", "\u00a0a\u2003",
        "\u00e9", "e\u0301", "\u212b", "\u00c5", "A\u030a", "\ufb01", "\u1e9b\u0323", "\u0344",
        "\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645 \u202e-abc-\u202c \u2067x\u2069",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U00020BB7\U0010FFFF", "\u2764\ufe0f",
        "a\ufffdb", "a\ufeffb", "\ufeffa", "\uffff\ufdd0", "\u0001\u001b\u007f\u0085\u2028\u2029",
        "stra\u00dfe", "strasse", "\u0131\u0130", "\u03c3\u03c2", "null", "NULL", "0x41", "1e5", "01", "-0", "true", "{\"a\":[1]}", "[]", "''", "\"", "\\", "\\u0041", "\\n",
        "%_", "$1 ?1 @p :x {0}", "a'; DROP TABLE sk_posts; --", "<b>&amp;</b>", "a,b;c|d\te", "=1+1",
        string.Concat(Enumerable.Repeat("0123456789\u20ac\U0001F600", 400)), new string('\u0301', 300),
    ];

    private static readonly DateTimeOffset[] s_times =
    [
        Sample.Start.AddTicks(1), Sample.Start.AddTicks(9_999_999), Sample.Start.AddTicks(1_234_567), Sample.Start.AddTicks(-3),
        new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1)).AddTicks(5), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(14)),
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(-12)), new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(7),
        new DateTimeOffset(1899, 12, 30, 0, 0, 0, TimeSpan.Zero).AddTicks(11), new DateTimeOffset(2100, 2, 28, 0, 0, 0, TimeSpan.Zero).AddTicks(13),
    ];

    public static TheoryData<string> TextFields => Field.TextNames;

    public static TheoryData<string> TimeFields => Field.TimeNames;

    public static TheoryData<string> Lists => ["topics", "mentions of a post", "mentions of a comment", "mentions of a revision", "mentions of a kudos", "mentions of a pending edit", "recipients", "measures", "secret"];

    [Theory]
    [MemberData(nameof(TextFields))]
    [RowsAreRules]
    public async Task A_text_field_keeps_every_text_byte_for_byte(string field)
    {
        // Handles and slugs are taken whatever their case, so of texts that differ in case only the first is kept there.
        var texts = s_hard.DistinctBy(text => text.ToLowerInvariant()).ToList();
        await AssertComeBackAsync([.. texts.Select(Field.Texts[field])]);
    }

    [Theory]
    [MemberData(nameof(TimeFields))]
    [RowsAreRules]
    public async Task A_time_field_keeps_the_instant_to_the_tick(string field) => await AssertComeBackAsync([.. s_times.Select(Field.Times[field])]);

    [Theory]
    [MemberData(nameof(Lists))]
    [RowsAreRules]
    public async Task A_list_given_to_a_put_and_changed_afterwards_does_not_change_what_is_stored(string list)
    {
        var members = new List<MemberId> { Sample.NewMemberId(), Sample.NewMemberId() };
        var (topics, measures, bytes) = (new List<TopicId> { new(Sample.NewId()) }, new List<string> { "one", "two" }, new byte[] { 1, 2, 3 });
        var text = Sample.Text() with { Mentions = members };
        IRecord record = list switch
        {
            "topics" => Sample.Post() with { Topics = topics },
            "mentions of a post" => Sample.Post() with { Text = text },
            "mentions of a comment" => Sample.Comment(Sample.Order()) with { Text = text },
            "mentions of a revision" => Sample.Revision(Sample.Order(), 1) with { Text = text },
            "mentions of a kudos" => Sample.Kudos(Sample.NewMemberId(), [Sample.NewMemberId()]) with { Text = text },
            "mentions of a pending edit" => Sample.Edit(Sample.Order()) with { Text = text },
            "recipients" => Sample.Kudos(Sample.NewMemberId(), []) with { Recipients = members },
            "measures" => Sample.Community() with { Charter = Sample.Community().Charter with { Measures = measures } },
            _ => Sample.Secret("signing") with { Value = bytes },
        };
        var before = Whole.Of(record);
        await PutAsync(record);
        members.Add(Sample.NewMemberId());
        members[0] = Sample.NewMemberId();
        topics.Clear();
        measures[0] = "changed";
        bytes[0] = 99;
        Assert.NotEqual(before, Whole.Of(record));
        Assert.Equal(before, await FindWholeAsync(record));
    }

    [Fact]
    public async Task Putting_a_record_with_another_order_of_its_lists_is_a_change()
    {
        MemberId[] members = [Sample.NewMemberId(), Sample.NewMemberId()];
        var post = Sample.Post() with { Text = Sample.Text() with { Mentions = members } };
        await PutAsync(post);
        var turned = post with { Text = post.Text with { Mentions = [.. members.Reverse()] } };
        await PutAsync(turned);
        Assert.Equal(Whole.Of(turned), await FindWholeAsync(post));
    }

    [Fact]
    public async Task Numbers_at_their_ends_come_back()
    {
        IRecord[] records =
        [
            Sample.Post() with { ImportedScore = int.MinValue, Version = long.MaxValue }, Sample.Post() with { ImportedScore = int.MaxValue },
            Sample.Comment(Sample.Order()) with { ImportedScore = int.MinValue }, Sample.Revision(Sample.Order(), 9_999_999_999),
            Sample.Post() with { Text = Sample.Text() with { RendererVersion = int.MaxValue } },
        ];
        await AssertComeBackAsync(records);
    }

    [Fact]
    public async Task A_log_entry_keeps_its_time_to_the_tick_and_its_target()
    {
        var entries = s_times.Select(at => Sample.Activity() with { At = at, Target = Sample.Order() }).ToArray();
        await CommitAsync(Puts() with { Activities = entries });
        Assert.Equal(Whole.Of(entries), Whole.Of((await Store.Activities.ReadAsync(Everyone, 0, 100, Stop)).Select(logged => logged.Entry)));
    }

    [Fact]
    public async Task Client_keys_of_every_text_are_kept_apart()
    {
        var (member, texts) = (Sample.NewMemberId(), s_hard.Where(text => text.Length <= 64).ToList());
        foreach (var key in texts.Select(text => Sample.Key(member, text)).Concat(texts.Select(text => Sample.Key(member, "k", route: text)))
            .Concat(texts.Select(text => Sample.Key(Sample.NewMemberId(), "k", digest: text))))
        {
            Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { ClientKey = key })).Outcome);
            Assert.Equal(CommitOutcome.Replayed, (await CommitAsync(Puts() with { ClientKey = key })).Outcome);
            Assert.Equal(CommitOutcome.KeyReused, (await CommitAsync(Puts() with { ClientKey = key with { BodyDigest = key.BodyDigest + " " } })).Outcome);
        }
    }

    [Fact]
    public async Task Allowances_of_every_name_and_of_every_tick_are_kept_apart()
    {
        foreach (var text in s_hard)
        {
            Guard[] spend = [new Guard.Allowance(text, Sample.Start, 1, 1)];
            Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = spend })).Outcome);
            Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = spend })).Outcome);
        }

        for (var tick = 0; tick < 3; tick++)
        {
            Guard[] spend = [new Guard.Allowance("ticks", Sample.Start.AddTicks(tick), 1, 1)];
            Assert.Equal(CommitOutcome.Applied, (await CommitAsync(Puts() with { Guards = spend })).Outcome);
        }

        // The same instant, said in another offset, is the same period.
        Guard[] again = [new Guard.Allowance("ticks", Sample.Start.AddTicks(2).ToOffset(TimeSpan.FromHours(5)), 1, 1)];
        Assert.Equal(CommitOutcome.Refused, (await CommitAsync(Puts() with { Guards = again })).Outcome);
    }

    private async Task AssertComeBackAsync(IReadOnlyList<IRecord> records)
    {
        await PutAsync([.. records]);
        foreach (var record in records)
        {
            Assert.Equal(Whole.Of(record), await FindWholeAsync(record));
        }
    }

    private async Task<string> FindWholeAsync(IRecord record) =>
        Whole.Of(Assert.Single(await RecordKind.Named(record.Key.Type).GetAsync(Store, Everyone, [record.Key], Stop)));
}
