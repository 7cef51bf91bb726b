using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace SocialKit.PostgreSql;

/// <summary>Statements with parameters $1, $2, … whose types are always said, so that each text is prepared once.</summary>
internal static class Parameters
{
    /// <summary>Adds a parameter. A given one is copied, because work that runs again adds it again.</summary>
    private static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, object? value) =>
        value is NpgsqlParameter given ? parameters.Append(given.Clone()) : parameters.Append(Of(value, TypeOf(value)));

    /// <summary>A parameter that may be null and has the type of a column.</summary>
    public static NpgsqlParameter Of(object? value, ColumnType type) => Of(value, TypeOf(type));

    /// <summary>Bytes that may be missing.</summary>
    public static NpgsqlParameter Bytes(byte[]? value) => Of(value, NpgsqlDbType.Bytea);

    /// <summary>One column of several rows.</summary>
    public static NpgsqlParameter List(IReadOnlyList<object?[]> rows, int column, ColumnType type) => type switch
    {
        ColumnType.Blob => new NpgsqlParameter<byte[]?[]> { TypedValue = Column<byte[]?>(rows, column), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
        ColumnType.Text => new NpgsqlParameter<string?[]> { TypedValue = Column<string?>(rows, column), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        _ => new NpgsqlParameter<long?[]> { TypedValue = Column<long?>(rows, column), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
    };

    /// <summary>A list of bytes.</summary>
    public static NpgsqlParameter Blobs(IEnumerable<byte[]> values) =>
        new NpgsqlParameter<byte[][]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    /// <summary>Subjects, each once, in their order.</summary>
    public static NpgsqlParameter Subjects(IEnumerable<SubjectRef> subjects) => Blobs(subjects.Distinct().Select(subject => subject.ToBlob()));

    /// <summary>The name of a column's type.</summary>
    public static string NameOf(ColumnType type) => type switch { ColumnType.Blob => "bytea", ColumnType.Text => "text", _ => "bigint" };

    /// <summary>Adds a statement to a batch.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Every text that comes here is built of constants and the checked schema; values are parameters.")]
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.With(value);
        }

        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameterCollection Append(this NpgsqlParameterCollection parameters, NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return parameters;
    }

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlDbType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Blob => NpgsqlDbType.Bytea,
        ColumnType.Text => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bigint,
    };

    private static NpgsqlDbType TypeOf(object? value) => value switch
    {
        byte[] => NpgsqlDbType.Bytea,
        string => NpgsqlDbType.Text,
        long => NpgsqlDbType.Bigint,
        _ => throw new ArgumentException("Say the type of this parameter.", nameof(value)),
    };

    private static T[] Column<T>(IReadOnlyList<object?[]> rows, int column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (T)rows[i][column]!;
        }

        return values;
    }
}
