using System.Globalization;
using System.Reflection;

namespace SocialKit;

/// <summary>The scripts of one dialect, in order, and what follows from a database having only some of them, or more.</summary>
internal sealed class SchemaScripts
{
    private const string Yes = "-- compatible: yes";
    private const string No = "-- compatible: no";
    private readonly List<SchemaScript> _all = [];

    private SchemaScripts(IEnumerable<(string Name, string Text)> scripts)
    {
        foreach (var (name, text) in scripts)
        {
            var number = _all.Count + 1;
            if (!name.StartsWith(number.ToString("0000_", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The schema script {name} is out of order. Name it {number:0000}_what_it_does.sql.");
            }

            var line = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal)));
            var compatible = line.StartsWith(Yes, StringComparison.Ordinal);
            if (!compatible && !line.StartsWith(No, StringComparison.Ordinal))
            {
                throw new InvalidOperationException(
                    $"The schema script {name} does not say whether older nodes may go on. Let its first line be '{Yes}' or '{No}'.");
            }

            _all.Add(new SchemaScript(number, name, compatible && number > 1 ? _all[^1].Oldest : number, text));
        }
    }

    /// <summary>Every script, by number.</summary>
    public IReadOnlyList<SchemaScript> All => _all;

    /// <summary>The number of the last script.</summary>
    public int Newest => _all.Count;

    /// <summary>The scripts that the assembly carries.</summary>
    public static SchemaScripts Of(Assembly assembly) => new(
        assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name, reader.ReadToEnd());
            }));

    /// <summary>The scripts of a later version, for the tests of what this version does with them.</summary>
    public SchemaScripts With(string name, string text) => new(_all.Select(script => (script.Name, script.Text)).Append((name, text)));

    /// <summary>The scripts of an earlier version, or of this one with their texts changed, for tests.</summary>
    public SchemaScripts Change(Func<int, string, string?> change) => new(
        _all.Select(script => (script.Name, Text: change(script.Number, script.Text))).Where(script => script.Text is not null)!);

    /// <summary>The scripts after this version.</summary>
    public IEnumerable<SchemaScript> After(int version) => _all.Skip(version);

    /// <summary>The script to apply next; null when there is none to apply.</summary>
    public SchemaScript? Next(SchemaState state) => state.Version < Newest ? _all[state.Version] : null;

    /// <summary>Checks the start of a script for a DBA.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public void CheckFrom(int from)
    {
        if (from < 0 || from > Newest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(from), $"There is no schema version {from}: choose 0 for a database without SocialKit's tables, up to {Newest}, the newest.");
        }
    }

    /// <summary>What a database in this state has and lacks.</summary>
    /// <param name="place">The database, as a sentence names it.</param>
    /// <param name="state">What it says.</param>
    public SchemaStatus StatusOf(string place, SchemaState state) => new(
        state.Version, Newest, [.. After(state.Version).Select(script => script.Name)],
        state.Version > Newest && state.Oldest > Newest
            ? $"{place} was changed by a newer SocialKit: it has schema {state.Version}, which needs a version that knows schema {state.Oldest} or newer; this one knows {Newest}. Update the SocialKit packages."
            : null);
}
