namespace SocialKit;

/// <summary>
/// The rules of <see cref="IModerationReader"/> in words, for stores that keep no order of their own for them: every record of the type is read and looked
/// at. A provider whose storage can ask answers itself.
/// </summary>
/// <param name="records">The store's records.</param>
public sealed class ScannedModerationReader(IRecordReader records) : IModerationReader
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ModerationRule>> ReadRulesAsync(AccessScope scope, int limit, CancellationToken cancellationToken) =>
        ReadAsync<ModerationRule>(scope, _ => true, null, newest: false, limit, 1_000, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ModerationCase>> ReadCasesAsync(
        AccessScope scope, CaseSelector selector, Keyset? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return ReadAsync<ModerationCase>(
            scope,
            matter => matter.Desk == selector.Desk && matter.State == selector.State && scope.Moderates(matter.Community)
                && (selector.Community is not { } community || matter.Community == community),
            after, selector.Newest, limit, 101, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Decision>> ReadDecisionsAsync(
        AccessScope scope, MemberId member, Keyset? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<Decision>(
            scope, decision => decision.Member == member && (scope.Member == member || scope.Moderates(decision.Community)), after, newest: true, limit, 101,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Flag>> ReadOwnFlagsAsync(AccessScope scope, int limit, CancellationToken cancellationToken) =>
        ReadAsync<Flag>(scope, flag => flag.Reporter == scope.Member, null, newest: true, limit, 100, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Sanction>> ReadSanctionsAsync(AccessScope scope, MemberId member, int limit, CancellationToken cancellationToken) =>
        ReadAsync<Sanction>(
            scope, sanction => sanction.Member == member && (scope.Member == member || scope.Moderates(sanction.Community)), null, newest: true, limit, 100,
            cancellationToken);

    private async ValueTask<IReadOnlyList<TRecord>> ReadAsync<TRecord>(
        AccessScope scope, Func<TRecord, bool> admits, Keyset? after, bool newest, int limit, int most, CancellationToken cancellationToken)
        where TRecord : class, IRecord<TRecord>, IDated
    {
        const int Page = 1_000;
        Limits.Check(limit, most);
        var found = new List<TRecord>();
        IReadOnlyList<TRecord> page;
        for (RecordKey? last = null; ; last = page[^1].Key)
        {
            page = await records.ScanAsync<TRecord>(scope, RecordFilter.All, last, Page, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Where(admits));
            if (page.Count < Page)
            {
                break;
            }
        }

        // A place belongs to a list whose records have one id; the written form of ids is in the order of the ids.
        var admitted = found.Where(record => after is null || after.Admits(record.CreatedAt, Guid.ParseExact(record.Key.Id, "N"), newest));
        return
        [
            .. (newest
                ? admitted.OrderByDescending(record => record.CreatedAt).ThenByDescending(record => record.Key.Id, StringComparer.Ordinal)
                : admitted.OrderBy(record => record.CreatedAt).ThenBy(record => record.Key.Id, StringComparer.Ordinal)).Take(limit),
        ];
    }
}
