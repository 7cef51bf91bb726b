using SocialKit.ConformanceTests;

namespace SocialKit.Stores.Tests;

public sealed class InMemoryActivityTests : ActivityTests<InMemoryFixture>;

public sealed class InMemoryAllowanceTests : AllowanceTests<InMemoryFixture>;

public sealed class InMemoryClientKeyTests : ClientKeyTests<InMemoryFixture>;

public sealed class InMemoryCommitTests : CommitTests<InMemoryFixture>;

public sealed class InMemoryCommunityTests : CommunityTests<InMemoryFixture>;

public sealed class InMemoryConcurrencyTests : ConcurrencyTests<InMemoryFixture>;

public sealed class InMemoryCounterTests : CounterTests<InMemoryFixture>;

public sealed class InMemoryDiscussionTests : DiscussionTests<InMemoryFixture>;

public sealed class InMemoryFeedTests : FeedTests<InMemoryFixture>;

public sealed class InMemoryFollowTests : FollowTests<InMemoryFixture>;

public sealed class InMemoryKudosTests : KudosTests<InMemoryFixture>;

public sealed class InMemoryReactionTests : ReactionTests<InMemoryFixture>;

public sealed class InMemoryRecordTests : RecordTests<InMemoryFixture>;

public sealed class InMemoryTenantTests : TenantTests<InMemoryFixture>;

public sealed class InMemoryTextTests : TextTests<InMemoryFixture>;

public sealed class InMemoryCompletenessTests : CompletenessTests<InMemoryFixture>;
