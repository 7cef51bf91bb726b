using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SocialKit.Testing.Browser;

/// <summary>A built sample, running in a process of its own on a free port of this computer, with a data folder of its own.</summary>
public sealed partial class Sample : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    readonly Process _process;
    readonly DirectoryInfo _data;
    readonly ConcurrentQueue<string> _output = new();
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _seeded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    Sample(string name)
    {
        Name = name;
        _data = Directory.CreateTempSubdirectory($"socialkit-{name.ToLowerInvariant()}-");

        // Built beside these tests, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Repository.PathTo("samples", name, "bin", configuration, "net10.0", $"{name}.dll");
        _process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--data", _data.FullName, "--SocialKit:Rates:Enabled=false"])
            {
                WorkingDirectory = Repository.PathTo("samples", name),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => Fail($"{name} ended on its own.");
    }

    public string Name { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process to the first complete page.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    public string Output => string.Join('\n', _output);

    public static async Task<Sample> StartAsync(string name)
    {
        var sample = new Sample(name);
        try
        {
            var started = Stopwatch.GetTimestamp();
            sample._process.Start();
            sample._process.BeginOutputReadLine();
            sample._process.BeginErrorReadLine();
            sample.Address = await sample._address.Task.WaitAsync(s_patience);

            using var http = new HttpClient { BaseAddress = sample.Address };
            using var answer = await http.GetAsync("/");
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            sample.FirstAnswer = Stopwatch.GetElapsedTime(started);
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>The intranet writes its demo while it already answers; most tests want all of it.</summary>
    public Task WaitUntilSeededAsync() => _seeded.Task.WaitAsync(s_patience);

    public async ValueTask DisposeAsync()
    {
        _process.EnableRaisingEvents = false;
        if (IsRunning())
        {
            // Asked first, so that it closes its database.
            using (var kill = OperatingSystem.IsWindows() ? null : Process.Start("kill", [$"{_process.Id}"]))
                await (kill?.WaitForExitAsync() ?? Task.CompletedTask);

            using var patience = new CancellationTokenSource(OperatingSystem.IsWindows() ? TimeSpan.Zero : TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        _process.Dispose();
        _data.Delete(recursive: true);
    }

    bool IsRunning()
    {
        try
        {
            return !_process.HasExited;
        }
        catch (InvalidOperationException)
        {
            return false; // never started
        }
    }

    void Hear(string? line)
    {
        if (line is null)
            return;

        _output.Enqueue(line);
        if (Addresses().Match(line) is { Success: true } found)
            _address.TrySetResult(new Uri(found.Value));

        if (line.Contains("Seeded Varnholt", StringComparison.Ordinal))
            _seeded.TrySetResult();
    }

    void Fail(string why)
    {
        var failure = new InvalidOperationException($"{why}\n{Output}");
        _address.TrySetException(failure);
        _seeded.TrySetException(failure);
        _ = _seeded.Task.Exception; // seen: not everyone waits for it
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Addresses();
}
