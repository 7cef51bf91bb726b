using System.CommandLine;
using System.Text.Json;

namespace SocialKit.Cli;

/// <summary><c>socialkit doctor</c></summary>
static class DoctorCommand
{
    public const int NothingDone = 3;

    public static Command Create()
    {
        var database = new StoreOptions();
        var full = new Option<bool>("--full") { Description = "Compare everything that is kept twice, not samples, and check every page of a SQLite file." };
        var json = new Option<bool>("--json") { Description = "End with one line of JSON that says the same." };
        var command = new Command(
            "doctor",
            """
            Examine a database: one line for each check, with what to do. Nothing is changed; applications may go on.

            Exit codes say the worst: 0 all is well; 1 a warning; 2 something failed; 3 nothing was examined.
            """)
        {
            full, json,
        };
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            try
            {
                await using var target = database.Read(parsed);
                var findings = new List<Finding>();
                await foreach (var finding in target.Doctor.ExamineAsync(parsed.GetValue(full), cancellationToken))
                {
                    findings.Add(finding);
                    await WriteAsync(console.Output, finding);
                }

                findings.Add(Platform.Examine());
                await WriteAsync(console.Output, findings[^1]);
                if (parsed.GetValue(json))
                    await console.Output.WriteLineAsync(ToJson(findings));

                return (int)findings.Max(finding => finding.Health);
            }
            catch (StoreOptionsException problem)
            {
                await console.Error.WriteLineAsync(problem.Message);
                return NothingDone;
            }
        });
        return command;
    }

    static Task WriteAsync(TextWriter output, Finding finding) => output.WriteLineAsync($"{Word(finding.Health),-7}  {finding.Check}: {finding.Text}");

    static string Word(Health health) => health switch { Health.Ok => "ok", Health.Warning => "warning", _ => "failed" };

    static string ToJson(List<Finding> findings) => JsonSerializer.Serialize(new
    {
        worst = Word(findings.Max(finding => finding.Health)),
        ok = findings.Count(finding => finding.Health == Health.Ok),
        warnings = findings.Count(finding => finding.Health == Health.Warning),
        failed = findings.Count(finding => finding.Health == Health.Failed),
        checks = findings.Select(finding => new { check = finding.Check, health = Word(finding.Health), text = finding.Text }),
    });
}
