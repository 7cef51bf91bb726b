using System.Data.Common;

namespace SocialKit;

/// <summary>What an examination must know of a database to ask it. Statements are the same in every dialect, with parameters $1, $2, …</summary>
internal interface IDialect
{
    /// <summary>What stands before the name of every table.</summary>
    string Prefix { get; }

    /// <summary>The counters, as a table: tenant, subject, name and value.</summary>
    string Counters { get; }

    /// <summary>The tenants: as they stand in the tables, and by name.</summary>
    IReadOnlyList<(object Key, string Name)> Tenants { get; }

    /// <summary>A statement with its values; a list of blobs is one value.</summary>
    DbCommand Command(string sql, params ReadOnlySpan<object> values);

    /// <summary>A list of blobs that was given as a value, as the rows of a query.</summary>
    string Rows(string parameter);

    /// <summary>A unique value as it stands in its table.</summary>
    object UniqueValue(string value);
}
