using System.Data.Common;

namespace SocialKit;

/// <summary>How one type of record stands in a table: the same rows in every dialect. The statements are the provider's.</summary>
internal abstract class RecordTable
{
    /// <summary>Describes a table.</summary>
    /// <param name="name">The table, without the provider's prefix or schema.</param>
    /// <param name="key">Its key columns after the tenant, as "name type".</param>
    /// <param name="others">Its other columns.</param>
    protected RecordTable(string name, string[] key, string[] others)
    {
        Name = name;
        Key = [.. key.Select(Column.Parse)];
        Others = [.. others.Select(Column.Parse)];
        All = [.. Key, .. Others];
        Columns = string.Join(", ", All.Select(column => column.Name));
    }

    /// <summary>The type of its records.</summary>
    public abstract string Type { get; }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The key columns after the tenant.</summary>
    public IReadOnlyList<Column> Key { get; }

    /// <summary>The columns after the key.</summary>
    public IReadOnlyList<Column> Others { get; }

    /// <summary>Every column but the tenant.</summary>
    public IReadOnlyList<Column> All { get; }

    /// <summary>The names of <see cref="All"/>, as <see cref="ReadAny"/> expects them.</summary>
    public string Columns { get; }

    /// <summary>A second table kept in step with this one, so that its records are found another way; null when there is none.</summary>
    public virtual IndexTable? Index => null;

    /// <summary>
    /// Finds the rows that may name counters of certain subjects: a condition in which {0} are the subjects, {1} the ids in those of our own kinds, and
    /// {2} stands before the name of a table. It may find too many rows, never too few; null when the records name no counters.
    /// </summary>
    public virtual string? Counted => null;

    /// <summary>Where it says which subjects a record concerns.</summary>
    public virtual IReadOnlyList<ConcernColumn> Concerns => [];

    /// <summary>The column of <see cref="IDated.CreatedAt"/>; null for records without a date.</summary>
    public abstract string? Created { get; }

    /// <summary>The column of <see cref="IDated.DeletedAt"/>; null for records that are removed at once.</summary>
    public string? Deleted => Created is null || All.All(column => column.Name != "deleted") ? null : "deleted";

    /// <summary>The columns of one of several joined tables.</summary>
    public string ColumnsOf(string alias) => string.Join(", ", All.Select(column => $"{alias}.{column.Name}"));

    /// <summary>The values of the key columns; null when the text cannot be the key of such a record.</summary>
    public abstract object[]? KeyValues(string id);

    /// <summary>True when both would be stored alike.</summary>
    public bool Same(IRecord left, IRecord right) => WriteAny(left).AsSpan().SequenceEqual(WriteAny(right), ValueComparer.Instance);

    /// <summary>Reads one row of <see cref="Columns"/>.</summary>
    public abstract IRecord ReadAny(DbDataReader row);

    /// <summary>The values of <see cref="Columns"/>: the key's first.</summary>
    public abstract object?[] WriteAny(IRecord record);

    /// <summary>What the record has in <see cref="Index"/>.</summary>
    public virtual IEnumerable<object[]> IndexRows(IRecord record) => [];

    private sealed class ValueComparer : IEqualityComparer<object?>
    {
        public static ValueComparer Instance { get; } = new();

        bool IEqualityComparer<object?>.Equals(object? x, object? y) =>
            x is byte[] left && y is byte[] right ? left.AsSpan().SequenceEqual(right) : Equals(x, y);

        int IEqualityComparer<object?>.GetHashCode(object? value) => value?.GetHashCode() ?? 0;
    }
}

/// <summary>A column that says which subject a record concerns.</summary>
/// <param name="Name">The column: a subject, or a 16-byte id of <paramref name="Kind"/>.</param>
/// <param name="Kind">One of our own kinds, for ids; null for subjects.</param>
/// <param name="Within">True when the id may stand anywhere in the column: a list of ids, or a text that holds it in hexadecimal.</param>
internal sealed record ConcernColumn(string Name, string? Kind = null, bool Within = false);

/// <summary>A table whose whole row is its key.</summary>
/// <param name="Name">The table, without the provider's prefix or schema.</param>
/// <param name="Columns">Its columns after the tenant.</param>
internal sealed record IndexTable(string Name, IReadOnlyList<Column> Columns);

/// <summary>How one type of record stands in its table.</summary>
internal abstract class RecordTable<TRecord>(string name, string[] key, params string[] others) : RecordTable(name, key, others)
    where TRecord : class, IRecord<TRecord>
{
    /// <summary>Reads one row of <see cref="RecordTable.Columns"/>.</summary>
    public abstract TRecord Read(DbDataReader row);

    public sealed override string Type => TRecord.RecordType;

    public sealed override string? Created =>
        typeof(TRecord).IsAssignableTo(typeof(IDated)) ? All.First(column => column.Name is "created" or "at" or "replaced").Name : null;

    /// <summary>The key values of these keys; keys of other types and keys that cannot be are left out.</summary>
    public IEnumerable<object[]> KeyValues(IEnumerable<RecordKey> keys) =>
        keys.Distinct().Where(key => key.Type == TRecord.RecordType).Select(key => KeyValues(key.Id)).OfType<object[]>();

    public sealed override IRecord ReadAny(DbDataReader row) => Read(row);

    public sealed override object?[] WriteAny(IRecord record) => Write((TRecord)record);

    /// <summary>The values of <see cref="RecordTable.Columns"/>: the key's first.</summary>
    protected abstract object?[] Write(TRecord record);
}

/// <summary>A table whose key is one id.</summary>
internal abstract class IdTable<TRecord>(string name, params string[] others) : RecordTable<TRecord>(name, ["id blob"], others)
    where TRecord : class, IRecord<TRecord>
{
    // Only the one written form is a key: others would make two names for one record.
    public sealed override object[]? KeyValues(string id) => Encoding.TryParseOnlyForm(id, out var value)
        ? [value.ToByteArray(bigEndian: true)]
        : null;
}
