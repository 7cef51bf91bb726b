using System.Data.Common;

namespace SocialKit.ConformanceTests;

/// <summary>
/// An application that keeps its rows in a table beside the store's own, for fixtures of stores with an ADO.NET driver. It speaks the SQL that most
/// databases understand: CREATE TABLE IF NOT EXISTS, and parameters that begin with '@'.
/// </summary>
/// <param name="connect">Makes a connection to the store's database, not yet open.</param>
/// <param name="table">The table, which nobody else uses.</param>
public sealed class SqlApplication(Func<DbConnection> connect, string table)
{
    private readonly string _add = $"INSERT INTO {table} (value) VALUES (@value)";
    private readonly string _find = $"SELECT value FROM {table} WHERE value = @value";

    /// <summary>Begins a transaction; the table is made when it is missing.</summary>
    public async Task<ApplicationTransaction> BeginAsync()
    {
        var connection = await OpenAsync();
        await RunAsync(connection, null, $"CREATE TABLE IF NOT EXISTS {table} (value text NOT NULL)");
        return new SqlTransaction(this, connection, await connection.BeginTransactionAsync());
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

        public override Task AddRowAsync(string row) => RunAsync(connection, transaction, application._add, row);

        public override async Task<bool> HasRowAsync(string row)
        {
            await using var other = await application.OpenAsync();
            return await RunAsync(other, null, application._find, row) is not null;
        }

        public override async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
