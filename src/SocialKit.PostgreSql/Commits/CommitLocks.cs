using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SocialKit.PostgreSql;

/// <summary>
/// What a commit locks before it reads anything: advisory locks of the transaction on every name it decides about, so that also what is not
/// there yet can be locked. Always taken in the same order, so commits cannot wait for each other in a circle.
/// </summary>
internal sealed class CommitLocks
{
    // A server has room for some thousand locks. A large commit, such as an import's, therefore takes one lock that excludes every other
    // commit of its tenant; the small ones share that lock.
    private const int Most = 64;

    private CommitLocks(long[] keys, bool[] shared)
    {
        Keys = keys;
        Shared = shared;
    }

    /// <summary>The locks in the order of taking them.</summary>
    public long[] Keys { get; }

    /// <summary>For each: true when others may hold it too, as long as nobody changes what it names.</summary>
    public bool[] Shared { get; }

    public static CommitLocks Of(string schema, Commit commit)
    {
        var tenant = commit.Tenant.Value;
        var all = KeyOf(schema, tenant, "tenant");
        var locks = new SortedDictionary<long, bool>();
        foreach (var guard in commit.Guards)
        {
            var key = guard switch { Guard.Unchanged unchanged => unchanged.Key, Guard.Present present => present.Key, _ => default };
            if (key != default)
            {
                locks[KeyOf(schema, tenant, "record", key.Type, key.Id)] = true;
            }
        }

        foreach (var record in commit.Puts.Concat(commit.Removes))
        {
            locks[KeyOf(schema, tenant, "record", record.Key.Type, record.Key.Id)] = false;
        }

        foreach (var unique in commit.Puts.SelectMany(put => put.Uniques))
        {
            locks[KeyOf(schema, tenant, "unique", unique.Name, unique.Value)] = false;
        }

        if (commit.ClientKey is { } client)
        {
            locks[KeyOf(schema, tenant, "client key", client.Member.ToString(), client.Route, client.Key)] = false;
        }

        return locks.Count > Most ? new CommitLocks([all], [false]) : new CommitLocks([all, .. locks.Keys], [true, .. locks.Values]);
    }

    /// <summary>The number of a lock; two names that share one only wait for each other.</summary>
    public static long KeyOf(params ReadOnlySpan<string> names)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\0', names!)), digest);
        return BinaryPrimitives.ReadInt64BigEndian(digest);
    }
}
