using SocialKit.ConformanceTests;

[assembly: ConformanceOptOut(typeof(SocialKit.Stores.Tests.InMemoryFixture), "ForeignTransactionTests", "Nobody but the store itself gets at its memory.")]
[assembly: ConformanceOptOut(typeof(SocialKit.Stores.Tests.InMemoryFixture), "HostTransactionTests", "An application has no database in common with it.")]
[assembly: ConformanceOptOut(typeof(SocialKit.Stores.Tests.InMemoryFixture), "RestartTests", "It keeps everything in the process only, as it says.")]
[assembly: ConformanceOptOut(typeof(SocialKit.Stores.Tests.InMemoryFixture), "CrashTests", "It keeps everything in the process only, as it says.")]
[assembly: ConformanceOptOut(typeof(SocialKit.Stores.Tests.InMemoryFixture), "ScrubTests", "It has no bytes of its own that outlive what is removed.")]

namespace SocialKit.Stores.Tests;

public sealed class InMemoryAccessTests : AccessTests<InMemoryFixture>;

public sealed class InMemoryActivityTests : ActivityTests<InMemoryFixture>;

public sealed class InMemoryAllowanceTests : AllowanceTests<InMemoryFixture>;

public sealed class InMemoryArchiveTests : ArchiveTests<InMemoryFixture>;

public sealed class InMemoryAtomicityTests : AtomicityTests<InMemoryFixture>;

public sealed class InMemoryClientKeyTests : ClientKeyTests<InMemoryFixture>;

public sealed class InMemoryCommitTests : CommitTests<InMemoryFixture>;

public sealed class InMemoryCommunityTests : CommunityTests<InMemoryFixture>;

public sealed class InMemoryConcurrencyTests : ConcurrencyTests<InMemoryFixture>;

public sealed class InMemoryCounterKindTests : CounterKindTests<InMemoryFixture>;

public sealed class InMemoryCounterTests : CounterTests<InMemoryFixture>;

public sealed class InMemoryDiscussionTests : DiscussionTests<InMemoryFixture>;

public sealed class InMemoryFeedTests : FeedTests<InMemoryFixture>;

public sealed class InMemoryFieldTests : FieldTests<InMemoryFixture>;

public sealed class InMemoryFollowTests : FollowTests<InMemoryFixture>;

public sealed class InMemoryKudosTests : KudosTests<InMemoryFixture>;

public sealed class InMemoryLegalHoldTests : LegalHoldTests<InMemoryFixture>;

public sealed class InMemoryLimitTests : LimitTests<InMemoryFixture>;

public sealed class InMemoryModerationTests : ModerationTests<InMemoryFixture>;

public sealed class InMemoryPagingTests : PagingTests<InMemoryFixture>;

public sealed class InMemoryReactionTests : ReactionTests<InMemoryFixture>;

public sealed class InMemoryReaderTests : ReaderTests<InMemoryFixture>;

public sealed class InMemoryRecordKindTests : RecordKindTests<InMemoryFixture>;

public sealed class InMemoryRecordTests : RecordTests<InMemoryFixture>;

public sealed class InMemoryRetentionTests : RetentionTests<InMemoryFixture>;

public sealed class InMemoryScanTests : ScanTests<InMemoryFixture>;

public sealed class InMemorySubjectTests : SubjectTests<InMemoryFixture>;

public sealed class InMemoryTenantTests : TenantTests<InMemoryFixture>;

public sealed class InMemoryTextTests : TextTests<InMemoryFixture>;

public sealed class InMemoryTimelineTests : TimelineTests<InMemoryFixture>;

public sealed class InMemoryUniqueTests : UniqueTests<InMemoryFixture>;

public sealed class InMemoryCompletenessTests : CompletenessTests<InMemoryFixture>;
