using System.Diagnostics;

namespace SocialKit.Testing.Shared;

/// <summary>Runs programs of this computer.</summary>
public static class Commands
{
    /// <summary>Starts a program whose output can be read. Never in the folder of the test, which may be closed to another user.</summary>
    public static Process Start(IReadOnlyList<string> command) => Process.Start(
        new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;

    /// <summary>Runs a program to its end and fails with what it said when it did not end well.</summary>
    public static async Task RunAsync(params string[] command)
    {
        var (code, said) = await TryAsync(command);
        if (code != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {said}");
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Said)> TryAsync(params string[] command)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
