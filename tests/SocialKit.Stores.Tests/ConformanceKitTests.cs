using SocialKit.ConformanceTests;

namespace SocialKit.Stores.Tests;

public sealed class ConformanceKitTests
{
    [Fact]
    public void A_suite_that_is_not_derived_is_missed_and_named_with_the_line_to_add()
    {
        var types = typeof(SqliteFixture).Assembly.GetTypes().Where(type => type != typeof(SqliteFeedTests));
        var gap = Assert.Single(Conformance.FindGaps(typeof(SqliteFixture), types, []));
        Assert.Equal("FeedTests is not run for SqliteFixture. Add: public sealed class SqliteFixtureFeedTests : FeedTests<SqliteFixture>;", gap);
    }

    [Fact]
    public void An_opt_out_needs_a_reason_a_suite_and_a_use()
    {
        var types = typeof(SqliteFixture).Assembly.GetTypes().Where(type => type != typeof(SqliteFeedTests)).ToList();
        Assert.Empty(Gaps(new(typeof(SqliteFixture), "FeedTests", "Feeds come next month.")));
        Assert.Single(Gaps(new(typeof(SqliteFixture), "FeedTests", " ")));
        Assert.Equal(2, Gaps(new(typeof(SqliteFixture), "FedTests", "A slip of the pen.")).Count);
        Assert.Equal(2, Gaps(new(typeof(SqliteFixture), "TextTests", "It runs all the same.")).Count);
        Assert.Single(Gaps(new(typeof(InMemoryFixture), "FeedTests", "Another fixture's.")));

        IReadOnlyList<string> Gaps(ConformanceOptOutAttribute optOut) => Conformance.FindGaps(typeof(SqliteFixture), types, [optOut]);
    }

    [Fact]
    public void The_report_says_what_ran_what_passed_what_failed_and_what_was_left_out()
    {
        var report = new ConformanceReport(
            "Paper", "2.1.0", "0.1.0", ["HostTransaction"], ["CrashAsync", "ReopenAsync"],
            [new SuiteReport("FeedTests", 2, 5, 3, 2, ["A_page_is_full"]), new SuiteReport("TextTests", 1, 1, 1, 1, [])],
            [new SuiteOptOut("RestartTests", "Paper burns.")]);
        Assert.Equal((4, 3, 3, 6), (report.Checks, report.Passed, report.Methods, report.Rows));
        Assert.Equal(
            """
            # Paper 2.1.0 and the SocialKit contract 0.1.0

            3 of 4 checks passed (3 methods, 6 rows).

            Beyond the contract: HostTransaction. Hooks of the fixture that ran: CrashAsync, ReopenAsync.

            | Suite | Checks | Passed |
            |---|---:|---:|
            | FeedTests | 3 | 2 |
            | TextTests | 1 | 1 |

            Left out:

            - RestartTests: Paper burns.

            Failed:

            - FeedTests: A_page_is_full

            """,
            report.ToMarkdown());
        Assert.Contains("\"passed\": 3", report.ToJson(), StringComparison.Ordinal);
    }
}
