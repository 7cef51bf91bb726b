using System.Data.Common;

namespace SocialKit;

internal sealed class SecretTable() : RecordTable<Secret>("secrets", ["name text"], "value blob")
{
    public override object[] KeyValues(string id) => [id];

    public override Secret Read(DbDataReader row) => new() { Name = row.GetString(0), Value = row.Bytes(1) };

    protected override object?[] Write(Secret secret) => [secret.Name, secret.Value.ToArray()];
}
