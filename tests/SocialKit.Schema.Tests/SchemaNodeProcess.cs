using System.Diagnostics;
using System.Globalization;

namespace SocialKit.Schema.Tests;

/// <summary>SocialKit.SchemaNode in a process of its own.</summary>
internal sealed class SchemaNodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _complaints;

    private SchemaNodeProcess(Process process) => (_process, _complaints) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts a node and waits until it is ready to open databases.</summary>
    public static async Task<SchemaNodeProcess> StartAsync(string kind, string version, int stop = -1)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SocialKit.SchemaNode");
        var start = new ProcessStartInfo(program, [kind, version, stop.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var node = new SchemaNodeProcess(Process.Start(start)!);
        Assert.Equal("ready", await node.HearAsync());
        return node;
    }

    /// <summary>Lets it open a database; what it has to say about it is heard next.</summary>
    public async Task OpenAsync(string place)
    {
        await _process.StandardInput.WriteLineAsync(place);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next thing it says.</summary>
    public async Task<string> HearAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) ?? throw new InvalidOperationException($"The node ended: {await _complaints}");

    /// <summary>Kills it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
