using System.CommandLine;
using SocialKit.Cli;

// Ctrl+C lets a batch end; a batch takes a moment, a busy disk may take longer.
return await SocialKitCommand.Create().Parse(args).InvokeAsync(
    new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
