using SocialKit.ConformanceTests;

namespace SocialKit.PostgreSql.Tests;

public sealed class PostgreSqlAccessTests : AccessTests<PostgreSqlFixture>;

public sealed class PostgreSqlActivityTests : ActivityTests<PostgreSqlFixture>;

public sealed class PostgreSqlAllowanceTests : AllowanceTests<PostgreSqlFixture>;

public sealed class PostgreSqlArchiveTests : ArchiveTests<PostgreSqlFixture>;

public sealed class PostgreSqlAtomicityTests : AtomicityTests<PostgreSqlFixture>;

public sealed class PostgreSqlClientKeyTests : ClientKeyTests<PostgreSqlFixture>;

public sealed class PostgreSqlCommitTests : CommitTests<PostgreSqlFixture>;

public sealed class PostgreSqlCommunityTests : CommunityTests<PostgreSqlFixture>;

public sealed class PostgreSqlConcurrencyTests : ConcurrencyTests<PostgreSqlFixture>;

public sealed class PostgreSqlCounterKindTests : CounterKindTests<PostgreSqlFixture>;

public sealed class PostgreSqlCounterTests : CounterTests<PostgreSqlFixture>;

public sealed class PostgreSqlCrashTests : CrashTests<PostgreSqlFixture>;

public sealed class PostgreSqlDiscussionTests : DiscussionTests<PostgreSqlFixture>;

public sealed class PostgreSqlFeedTests : FeedTests<PostgreSqlFixture>;

public sealed class PostgreSqlFieldTests : FieldTests<PostgreSqlFixture>;

public sealed class PostgreSqlFollowTests : FollowTests<PostgreSqlFixture>;

public sealed class PostgreSqlForeignTransactionTests : ForeignTransactionTests<PostgreSqlFixture>;

public sealed class PostgreSqlHostTransactionTests : HostTransactionTests<PostgreSqlFixture>;

public sealed class PostgreSqlKudosTests : KudosTests<PostgreSqlFixture>;

public sealed class PostgreSqlLegalHoldTests : LegalHoldTests<PostgreSqlFixture>;

public sealed class PostgreSqlLimitTests : LimitTests<PostgreSqlFixture>;

public sealed class PostgreSqlModerationTests : ModerationTests<PostgreSqlFixture>;

public sealed class PostgreSqlPagingTests : PagingTests<PostgreSqlFixture>;

public sealed class PostgreSqlReactionTests : ReactionTests<PostgreSqlFixture>;

public sealed class PostgreSqlReaderTests : ReaderTests<PostgreSqlFixture>;

public sealed class PostgreSqlRecordKindTests : RecordKindTests<PostgreSqlFixture>;

public sealed class PostgreSqlRecordTests : RecordTests<PostgreSqlFixture>;

public sealed class PostgreSqlRestartTests : RestartTests<PostgreSqlFixture>;

public sealed class PostgreSqlRetentionTests : RetentionTests<PostgreSqlFixture>;

public sealed class PostgreSqlScanTests : ScanTests<PostgreSqlFixture>;

public sealed class PostgreSqlScrubTests : ScrubTests<PostgreSqlFixture>;

public sealed class PostgreSqlSubjectTests : SubjectTests<PostgreSqlFixture>;

public sealed class PostgreSqlTenantTests : TenantTests<PostgreSqlFixture>;

public sealed class PostgreSqlTextTests : TextTests<PostgreSqlFixture>;

public sealed class PostgreSqlTimelineTests : TimelineTests<PostgreSqlFixture>;

public sealed class PostgreSqlUniqueTests : UniqueTests<PostgreSqlFixture>;

public sealed class PostgreSqlHostActivityTests : HostActivityTests<PostgreSqlFixture>;

public sealed class PostgreSqlCompletenessTests : CompletenessTests<PostgreSqlFixture>;

public sealed class PostgreSqlErasedPersonTests : ErasedPersonTests<PostgreSqlFixture>;

public sealed class PostgreSqlAuditChainTests : AuditChainTests<PostgreSqlFixture>
{
    protected override string Bytes(string hexadecimal) => $"'\\x{hexadecimal}'";

    protected override async Task ExecuteAsync(PostgreSqlFixture fixture, string statement)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(await PostgreSqlServer.ConnectionStringAsync());
        await using var command = source.CreateCommand(string.Format(
            System.Globalization.CultureInfo.InvariantCulture, statement, $"{fixture.Schema}.audit", $"{fixture.Schema}.audit_heads"));
        await command.ExecuteNonQueryAsync(Stop);
    }
}
