namespace SocialKit;

/// <summary>What is due at a moment, by the options of the site.</summary>
internal sealed class RetentionTerms
{
    private readonly SocialKitOptions _options;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyDictionary<string, CommunityId> _communities;

    private RetentionTerms(SocialKitOptions options, DateTimeOffset now, IReadOnlyDictionary<string, CommunityId> communities) =>
        (_options, _now, _communities) = (options, now, communities);

    public static async ValueTask<RetentionTerms> ReadAsync(
        IStore store, TenantId tenant, SocialKitOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var uniques = options.Retention.Select(rule => rule.Community).OfType<string>().Select(Community.UniqueSlug).Distinct().ToList();
        IEnumerable<Community> named = uniques.Count == 0 ? [] : (await store.Records.FindAsync<Community>(AccessScope.System(tenant), uniques, cancellationToken)).Values;
        return new RetentionTerms(options, now, named.ToDictionary(community => community.Slug, community => community.Id, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Where to look for what may be due: among the deleted, and among the old.</summary>
    public IEnumerable<RecordFilter> FiltersOf(string type)
    {
        if (type is "post" or "comment")
        {
            yield return new RecordFilter.DeletedBefore(_now - _options.RestoreWindow);
        }

        if (_options.Retention.Where(rule => rule.Type == type && rule.State is null).Select(rule => rule.KeptFor).DefaultIfEmpty(Timeout.InfiniteTimeSpan).Min() is var shortest
            && shortest != Timeout.InfiniteTimeSpan)
        {
            yield return new RecordFilter.CreatedBefore(_now - shortest);
        }
    }

    /// <param name="record">What may be due.</param>
    /// <param name="found">Where it was found. What is deleted is looked at among the deleted only.</param>
    public bool IsDue(IRecord record, RecordFilter found) => record switch
    {
        IDated { DeletedAt: not null } when found is RecordFilter.CreatedBefore => false,
        Post post => IsDue(post, StateOf(post.DeletedBy, post.Author), post.Community),
        Comment comment => IsDue(comment, StateOf(comment.DeletedBy, comment.Author), comment.Community),
        Kudos kudos => IsOlder(kudos, RuleOf(Kudos.RecordType, null, kudos.Community)),
        Revision revision => IsOlder(revision, RuleOf(Revision.RecordType, null, null)),
        Flag flag => flag.State != FlagState.Open && IsOlder(flag, RuleOf(Flag.RecordType, null, flag.Community)),
        ModerationCase matter => matter.State == CaseState.Closed && IsOlder(matter, RuleOf(ModerationCase.RecordType, null, matter.Community)),
        _ => false,
    };

    private static string? StateOf(MemberId? deletedBy, MemberId author) =>
        deletedBy is null ? null : deletedBy == author ? RetentionRule.Deleted : RetentionRule.Removed;

    private bool IsDue<TRecord>(TRecord record, string? state, CommunityId? community) where TRecord : class, IRecord<TRecord>, IDated
    {
        if (record.DeletedAt is not { } at)
        {
            return IsOlder(record, RuleOf(TRecord.RecordType, null, community));
        }

        // What retention itself was interrupted at was deleted by nobody.
        var keptFor = state is null ? TimeSpan.Zero : RuleOf(TRecord.RecordType, state, community)?.KeptFor ?? TimeSpan.Zero;
        return at < _now - (keptFor > _options.RestoreWindow ? keptFor : _options.RestoreWindow);
    }

    private bool IsOlder(IDated record, RetentionRule? rule) => rule is not null && record.CreatedAt < _now - rule.KeptFor;

    private RetentionRule? RuleOf(string type, string? state, CommunityId? community) => _options.Retention.FirstOrDefault(rule =>
        rule.Type == type && rule.State == state
        && (rule.Community is null || (community is { } here && _communities.TryGetValue(rule.Community, out var there) && there == here)));
}
