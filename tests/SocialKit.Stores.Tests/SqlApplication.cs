using System.Data.Common;
using SocialKit.ConformanceTests;

namespace SocialKit.Stores.Tests;

/// <summary>An application that keeps its rows in a table beside the store's own, in plain SQL that every database understands.</summary>
public sealed class SqlApplication(Func<DbConnection> connect, string table)
{
    /// <summary>Begins a transaction; the table is made when it is missing.</summary>
    public async Task<ApplicationTransaction> BeginAsync()
    {
        var connection = await OpenAsync();
        await RunAsync(connection, null, $"CREATE TABLE IF NOT EXISTS {table} (value text NOT NULL)");
        return new SqlTransaction(this, connection, await connection.BeginTransactionAsync(System.Data.IsolationLevel.Unspecified));
    }

    private async Task<DbConnection> OpenAsync()
    {
        var connection = connect();
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> RunAsync(DbConnection connection, DbTransaction? transaction, string sql, string? value = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        if (value is not null)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "value";
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync();
    }

    private sealed class SqlTransaction(SqlApplication application, DbConnection connection, DbTransaction transaction) : ApplicationTransaction
    {
        public override DbTransaction Transaction => transaction;

        public override Task AddRowAsync(string row) => RunAsync(connection, transaction, $"INSERT INTO {application.Table} (value) VALUES (@value)", row);

        public override async Task<bool> HasRowAsync(string row)
        {
            await using var other = await application.OpenAsync();
            return await RunAsync(other, null, $"SELECT value FROM {application.Table} WHERE value = @value", row) is not null;
        }

        public override async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private string Table => table;
}
