using SocialKit.ConformanceTests;

[assembly: AssemblyFixture(typeof(ConformanceReportWriter))]

namespace CustomStore;

// snippet: fixture
public sealed class JsonLinesFixture : StoreFixture
{
    readonly string _folder = Directory.CreateTempSubdirectory("custom-store-").FullName;
    JsonLinesStore? _store;

    public override Task<IStore> CreateAsync() => Task.FromResult<IStore>(_store = new JsonLinesStore(Path.Combine(_folder, "community.jsonl")));

    public override async Task<IStore> ReopenAsync()
    {
        await _store!.DisposeAsync();
        return await CreateAsync();
    }

    public override Task<IReadOnlyList<Stream>> OpenRawAsync() => Task.FromResult<IReadOnlyList<Stream>>(
        [.. Directory.GetFiles(_folder).Select(file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))]);

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();

        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }
}
// end snippet

// snippet: suites
public sealed class JsonLinesActivityTests : ActivityTests<JsonLinesFixture>;

public sealed class JsonLinesAllowanceTests : AllowanceTests<JsonLinesFixture>;

public sealed class JsonLinesArchiveTests : ArchiveTests<JsonLinesFixture>;

public sealed class JsonLinesAtomicityTests : AtomicityTests<JsonLinesFixture>;

public sealed class JsonLinesClientKeyTests : ClientKeyTests<JsonLinesFixture>;

public sealed class JsonLinesCommitTests : CommitTests<JsonLinesFixture>;

public sealed class JsonLinesCommunityTests : CommunityTests<JsonLinesFixture>;

public sealed class JsonLinesConcurrencyTests : ConcurrencyTests<JsonLinesFixture>;

public sealed class JsonLinesCounterTests : CounterTests<JsonLinesFixture>;

public sealed class JsonLinesCounterKindTests : CounterKindTests<JsonLinesFixture>;

public sealed class JsonLinesDiscussionTests : DiscussionTests<JsonLinesFixture>;

public sealed class JsonLinesFeedTests : FeedTests<JsonLinesFixture>;

public sealed class JsonLinesFieldTests : FieldTests<JsonLinesFixture>;

public sealed class JsonLinesFollowTests : FollowTests<JsonLinesFixture>;

public sealed class JsonLinesKudosTests : KudosTests<JsonLinesFixture>;

public sealed class JsonLinesLegalHoldTests : LegalHoldTests<JsonLinesFixture>;

public sealed class JsonLinesLimitTests : LimitTests<JsonLinesFixture>;

public sealed class JsonLinesPagingTests : PagingTests<JsonLinesFixture>;

public sealed class JsonLinesReactionTests : ReactionTests<JsonLinesFixture>;

public sealed class JsonLinesReaderTests : ReaderTests<JsonLinesFixture>;

public sealed class JsonLinesRecordTests : RecordTests<JsonLinesFixture>;

public sealed class JsonLinesRecordKindTests : RecordKindTests<JsonLinesFixture>;

public sealed class JsonLinesRestartTests : RestartTests<JsonLinesFixture>;

public sealed class JsonLinesRetentionTests : RetentionTests<JsonLinesFixture>;

public sealed class JsonLinesScanTests : ScanTests<JsonLinesFixture>;

public sealed class JsonLinesScrubTests : ScrubTests<JsonLinesFixture>;

public sealed class JsonLinesSubjectTests : SubjectTests<JsonLinesFixture>;

public sealed class JsonLinesTenantTests : TenantTests<JsonLinesFixture>;

public sealed class JsonLinesTextTests : TextTests<JsonLinesFixture>;

public sealed class JsonLinesTimelineTests : TimelineTests<JsonLinesFixture>;

public sealed class JsonLinesUniqueTests : UniqueTests<JsonLinesFixture>;

public sealed class JsonLinesCompletenessTests : CompletenessTests<JsonLinesFixture>;
// end snippet
