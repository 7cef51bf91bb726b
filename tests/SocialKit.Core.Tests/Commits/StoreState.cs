using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SocialKit.InMemory;

namespace SocialKit.Core.Tests;

/// <summary>Everything an in-memory store holds, as text: records, unique values, counters, client keys, allowances and the log, and whatever comes new.</summary>
internal static partial class StoreState
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <param name="store">The store.</param>
    /// <param name="known">An earlier state: ids that stand in it are kept, all others are new and therefore drawn, so they read alike.</param>
    public static IReadOnlyList<string> Of(InMemoryStore store, IReadOnlyList<string>? known = null)
    {
        var tenants = (IDictionary)typeof(InMemoryStore).GetField("_tenants", Fields)!.GetValue(store)!;
        var lines = tenants.Values.Cast<object>()
            .SelectMany(tenant => tenant.GetType().GetFields(Fields).SelectMany(field => LinesOf(field.Name, field.GetValue(tenant))))
            .ToList();
        return [.. lines.Select(line => Settled(line, known)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> LinesOf(string name, object? value) => value switch
    {
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => LinesOf($"{name}[{key}]", map[key])),

        // A counter that went back to zero is one that never was.
        0L when name.StartsWith("_counters", StringComparison.Ordinal) => [],

        // Its bytes are drawn anew by every process.
        Secret secret => [$"{name} = {secret.Name}"],

        // So are the digests that are made with it, and the hashes over them.
        AuditEntry entry => [$"{name} = {JsonSerializer.Serialize(entry with { Before = default, After = default, Previous = default, Hash = default })}"],
        AuditHead head => [$"{name} = {JsonSerializer.Serialize(head with { Hash = default })}"],
        IRecord record => [$"{name} = {JsonSerializer.Serialize(record, record.GetType())}"],
        IEnumerable list and not string => list.Cast<object>().SelectMany((item, index) => LinesOf($"{name}[{index}]", item)),
        _ => [$"{name} = {value}"],
    };

    private static string Settled(string line, IReadOnlyList<string>? known)
    {
        if (known is null)
        {
            return line;
        }

        var all = string.Join('\n', known).Replace("-", "", StringComparison.Ordinal);
        return Id().Replace(line, id => all.Contains(id.Value.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal) ? id.Value : "(new)");
    }

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")]
    private static partial Regex Id();
}
