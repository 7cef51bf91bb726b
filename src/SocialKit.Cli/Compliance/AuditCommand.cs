using System.CommandLine;
using System.Globalization;

namespace SocialKit.Cli;

/// <summary><c>socialkit audit verify</c></summary>
static class AuditCommand
{
    public const int Whole = 0;
    public const int Broken = 1;
    public const int NothingRead = 2;

    public static Command Create() => new("audit", "Look after the audit, in which everything stands that has to be accounted for.") { Verify() };

    static Command Verify()
    {
        var store = new StoreOptions();
        var tenant = ArchiveRun.TenantOption();
        var expect = new Option<string?>("--expect")
        {
            Description = "The hash of the last entry as an earlier run printed it: it must still be in the chain.",
            HelpName = "HASH",
        };
        var command = new Command(
            "verify",
            """
            Compute every hash of a tenant's audit again and compare. Nothing is changed; applications may go on.

            It prints the hash of the last entry: keep it somewhere else, because whoever can write to the database could write the whole audit anew.
            Exit codes: 0 all is as it was written; 1 a row is not, and it is named; 2 nothing was read.
            """);
        store.AddTo(command);
        command.Options.Add(tenant);
        command.Options.Add(expect);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, store, new TenantId(parsed.GetRequiredValue(tenant)), parsed.GetValue(expect), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, StoreOptions options, TenantId tenant, string? expected, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            await using var open = await options.OpenExistingAsync(parsed, cancellationToken);
            var proof = await AuditChain.VerifyAsync(open.Store, tenant, cancellationToken);
            if (!proof.IsWhole)
            {
                await output.WriteLineAsync($"broken at row {proof.BrokenAt!.Value.ToString(CultureInfo.InvariantCulture)}: {proof.Problem}");
                return Broken;
            }

            if (expected is not null && !await HoldsAsync(open.Store, tenant, expected, proof.Entries, cancellationToken))
            {
                await output.WriteLineAsync($"broken: no row has the hash {expected} any more. The audit was written anew since it was printed.");
                return Broken;
            }

            var last = proof.Entries == 0 ? "" : $", the last with the hash {Convert.ToHexStringLower(proof.LastHash.Span)}";
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"whole: {proof.Entries:N0} entries{last}."));
            return Whole;
        }
        catch (Exception problem) when (ArchiveRun.IsExpected(problem))
        {
            await error.WriteLineAsync(problem.Message);
            return NothingRead;
        }
    }

    static async Task<bool> HoldsAsync(IStore store, TenantId tenant, string expected, long entries, CancellationToken cancellationToken)
    {
        for (var from = 1L; from <= entries; from += 1_000)
        {
            var keys = Enumerable.Range(0, 1_000).Select(i => AuditEntry.KeyOf(from + i)).ToList();
            var page = await store.Records.GetAsync<AuditEntry>(AccessScope.System(tenant), keys, cancellationToken);
            if (page.Any(entry => Convert.ToHexStringLower(entry.Hash.Span).Equals(expected.Trim(), StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
