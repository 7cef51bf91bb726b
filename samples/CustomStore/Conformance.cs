using SocialKit.ConformanceTests;

[assembly: AssemblyFixture(typeof(ConformanceReportWriter))]
// snippet: left
[assembly: ConformanceOptOut(typeof(CustomStore.JsonLinesFixture), "ForeignTransactionTests", "Nobody else opens the file while the store has it.")]
[assembly: ConformanceOptOut(typeof(CustomStore.JsonLinesFixture), "HostTransactionTests", "A file of lines knows no transactions of others.")]
// end snippet

namespace CustomStore;

// snippet: fixture
public sealed class JsonLinesFixture : StoreFixture
{
    readonly string _folder = Directory.CreateTempSubdirectory("custom-store-").FullName;
    string _file = "community.jsonl";
    JsonLinesStore? _store;

    public override Task<IStore> CreateAsync() => Task.FromResult<IStore>(_store = new JsonLinesStore(Path.Combine(_folder, _file)));

    public override async Task<IStore> ReopenAsync()
    {
        await _store!.DisposeAsync();
        return await CreateAsync();
    }

    public override async Task<IStore> CrashAsync()
    {
        // The file as it is at this moment, while others write: its last line may be cut anywhere.
        var (ended, file) = (_store!, Path.Combine(_folder, _file));
        _file = "after-" + _file;
        await using (var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        await using (var to = File.Create(Path.Combine(_folder, _file)))
            await from.CopyToAsync(to);

        await ended.DisposeAsync();
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
public sealed class JsonLinesAccessTests : AccessTests<JsonLinesFixture>;

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

public sealed class JsonLinesCrashTests : CrashTests<JsonLinesFixture>;

public sealed class JsonLinesDiscussionTests : DiscussionTests<JsonLinesFixture>;

public sealed class JsonLinesFeedTests : FeedTests<JsonLinesFixture>;

public sealed class JsonLinesFieldTests : FieldTests<JsonLinesFixture>;

public sealed class JsonLinesFollowTests : FollowTests<JsonLinesFixture>;

public sealed class JsonLinesKudosTests : KudosTests<JsonLinesFixture>;

public sealed class JsonLinesLegalHoldTests : LegalHoldTests<JsonLinesFixture>;

public sealed class JsonLinesLimitTests : LimitTests<JsonLinesFixture>;

public sealed class JsonLinesModerationTests : ModerationTests<JsonLinesFixture>;

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
