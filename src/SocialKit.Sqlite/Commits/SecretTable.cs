using Microsoft.Data.Sqlite;

namespace SocialKit.Sqlite;

internal sealed class SecretTable() : RecordTable<Secret>("sk_secrets", ["name"], "value")
{
    public override object[] KeyValues(string id) => [id];

    public override Secret Read(SqliteDataReader row) => new() { Name = row.GetString(0), Value = row.Bytes(1) };

    protected override object?[] Write(Secret secret) => [secret.Name, secret.Value.ToArray()];
}
