using SocialKit.ConformanceTests;

namespace SocialKit.Stores.Tests;

public sealed class SqliteAccessTests : AccessTests<SqliteFixture>;

public sealed class SqliteActivityTests : ActivityTests<SqliteFixture>;

public sealed class SqliteAllowanceTests : AllowanceTests<SqliteFixture>;

public sealed class SqliteArchiveTests : ArchiveTests<SqliteFixture>;

public sealed class SqliteAtomicityTests : AtomicityTests<SqliteFixture>;

public sealed class SqliteClientKeyTests : ClientKeyTests<SqliteFixture>;

public sealed class SqliteCommitTests : CommitTests<SqliteFixture>;

public sealed class SqliteCommunityTests : CommunityTests<SqliteFixture>;

public sealed class SqliteConcurrencyTests : ConcurrencyTests<SqliteFixture>;

public sealed class SqliteCounterKindTests : CounterKindTests<SqliteFixture>;

public sealed class SqliteCounterTests : CounterTests<SqliteFixture>;

public sealed class SqliteCrashTests : CrashTests<SqliteFixture>;

public sealed class SqliteDiscussionTests : DiscussionTests<SqliteFixture>;

public sealed class SqliteFeedTests : FeedTests<SqliteFixture>;

public sealed class SqliteFieldTests : FieldTests<SqliteFixture>;

public sealed class SqliteFollowTests : FollowTests<SqliteFixture>;

public sealed class SqliteForeignTransactionTests : ForeignTransactionTests<SqliteFixture>;

public sealed class SqliteHostTransactionTests : HostTransactionTests<SqliteFixture>;

public sealed class SqliteKudosTests : KudosTests<SqliteFixture>;

public sealed class SqliteLegalHoldTests : LegalHoldTests<SqliteFixture>;

public sealed class SqliteLimitTests : LimitTests<SqliteFixture>;

public sealed class SqliteModerationTests : ModerationTests<SqliteFixture>;

public sealed class SqlitePagingTests : PagingTests<SqliteFixture>;

public sealed class SqliteReactionTests : ReactionTests<SqliteFixture>;

public sealed class SqliteReaderTests : ReaderTests<SqliteFixture>;

public sealed class SqliteRecordKindTests : RecordKindTests<SqliteFixture>;

public sealed class SqliteRecordTests : RecordTests<SqliteFixture>;

public sealed class SqliteRestartTests : RestartTests<SqliteFixture>;

public sealed class SqliteRetentionTests : RetentionTests<SqliteFixture>;

public sealed class SqliteScanTests : ScanTests<SqliteFixture>;

public sealed class SqliteScrubTests : ScrubTests<SqliteFixture>;

public sealed class SqliteSubjectTests : SubjectTests<SqliteFixture>;

public sealed class SqliteTenantTests : TenantTests<SqliteFixture>;

public sealed class SqliteTextTests : TextTests<SqliteFixture>;

public sealed class SqliteTimelineTests : TimelineTests<SqliteFixture>;

public sealed class SqliteUniqueTests : UniqueTests<SqliteFixture>;

public sealed class SqliteHostActivityTests : HostActivityTests<SqliteFixture>;

public sealed class SqliteCompletenessTests : CompletenessTests<SqliteFixture>;

public sealed class SqliteErasedPersonTests : ErasedPersonTests<SqliteFixture>;

public sealed class SqliteAuditChainTests : AuditChainTests<SqliteFixture>
{
    protected override string Bytes(string hexadecimal) => $"x'{hexadecimal}'";

    protected override async Task ExecuteAsync(SqliteFixture fixture, string statement)
    {
        await using var connection = fixture.Connect();
        await connection.OpenAsync(Stop);
        await using var command = new Microsoft.Data.Sqlite.SqliteCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, "sk_audit", "sk_audit_heads"), connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
