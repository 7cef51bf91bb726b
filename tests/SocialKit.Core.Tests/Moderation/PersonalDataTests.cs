namespace SocialKit.Core.Tests;

public sealed class PersonalDataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("card", "4111 1111 1111 1111", true)]
    [InlineData("card", "My card is 5500-0000-0000-0004, please", true)]
    [InlineData("card", "4111111111111111.", true)]
    [InlineData("card", "4111 1111 1111 1112", false)]
    [InlineData("card", "0000000000000000", false)]
    [InlineData("card", "Order 4111-1111 from 2026", false)]
    [InlineData("iban", "DE89 3704 0044 0532 0130 00", true)]
    [InlineData("iban", "pay to GB82WEST12345698765432 today", true)]
    [InlineData("iban", "pay to GB82 WEST 1234 5698 7654 32 today or else", true)]
    [InlineData("iban", "DE89 3704 0044 0532 0130 01", false)]
    [InlineData("iban", "AB12 is a machine", false)]
    [InlineData("ssn", "078-05-1120", true)]
    [InlineData("ssn", "078 05 1120", true)]
    [InlineData("ssn", "000-05-1120", false)]
    [InlineData("ssn", "666-05-1120", false)]
    [InlineData("ssn", "912-05-1120", false)]
    [InlineData("ssn", "078-00-1120", false)]
    [InlineData("ssn", "078-05-0000", false)]
    public async Task Personal_data_is_found_by_its_form_and_its_check_digits(string kind, string text, bool found)
    {
        await using var world = new World();
        Assert.Equal(found ? ["reject"] : [], await TriedAsync(world, "pii", kind, text));
    }

    [Theory]
    [InlineData("rebate", "A Rebate for all", true)]
    [InlineData("rebate", "rebates are others", false)]
    [InlineData("rebate*", "rebates too", true)]
    [InlineData("rebate", "re**bate** in bold", true)]
    [InlineData("rebate", "re\u200Bbate with nothing in between", true)]
    [InlineData("rebate", "ｒｅｂａｔｅ in wide letters", true)]
    [InlineData("c++", "C++ it is", true)]
    [InlineData("c++", "abc++", false)]
    [InlineData("割引", "今日は割引です", true)]
    [InlineData("two words", "in two words.", true)]
    [InlineData("rebate", "[a link](https://example.com/rebate/1)", true)]
    public async Task Words_are_found_as_they_are_read_and_as_they_are_typed(string word, string text, bool found)
    {
        await using var world = new World();
        Assert.Equal(found ? ["reject"] : [], await TriedAsync(world, "words", $"something else\n{word}", text));
    }

    [Theory]
    [InlineData(@"\bPO-\d{4}\b", "see po-1234", true)]
    [InlineData(@"(?<!no )discount", "a discount", true)]
    [InlineData(@"(?<!no )discount", "no discount", false)]
    public async Task Expressions_with_and_without_backtracking_find_what_they_say(string pattern, string text, bool found)
    {
        await using var world = new World();
        Assert.Equal(found ? ["reject"] : [], await TriedAsync(world, "regex", pattern, text));
    }

    [Fact]
    public async Task An_expression_that_takes_too_long_lets_the_text_wait()
    {
        await using var world = new World();
        var moderator = await world.PersonAsync("mo");
        world.Staff.Appoint(moderator, StaffRole.Moderator);

        // A reference backwards cannot be read without backtracking.
        var rules = world.Get<IModerationRuleService>();
        await rules.SaveRuleAsync(moderator, null, new RuleDraft("Slow", "regex", @"^(a+)+\1!$", "reject", "No."), null, Token);
        var slow = new string('a', 60);
        var match = Assert.Single(await rules.TryAsync(moderator, new RuleTrial(slow), Token));
        Assert.True(match.TooSlow);
        var post = await world.PostAsync(await world.PersonAsync("ana"), slow);
        Assert.Equal("held", post.Notice?.State);
    }

    private static async Task<IEnumerable<string>> TriedAsync(World world, string kind, string pattern, string text)
    {
        var moderator = await world.PersonAsync("mo");
        world.Staff.Appoint(moderator, StaffRole.Moderator);
        var trial = new RuleTrial(text, null, new RuleDraft("A rule", kind, pattern, "reject", "Not here."));
        return (await world.Get<IModerationRuleService>().TryAsync(moderator, trial, Token)).Select(match => match.Action);
    }
}
