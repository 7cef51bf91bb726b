using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SocialKit.Durability.Tests;

/// <summary>SocialKit.CrashWriter at work in a process of its own, and what it has said so far.</summary>
internal sealed class CrashWriterProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Task<string> _complaints;
    private readonly long[] _acknowledged;

    private CrashWriterProcess(Process process, int writers)
    {
        _process = process;
        _acknowledged = new long[writers];
        _complaints = process.StandardError.ReadToEndAsync();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>For each writer the number of its last acknowledged commit.</summary>
    public IReadOnlyList<long> Acknowledged => [.. Enumerable.Range(0, _acknowledged.Length).Select(writer => Interlocked.Read(ref _acknowledged[writer]))];

    /// <summary>What the writers were told when a commit failed.</summary>
    public ConcurrentQueue<string> Failures { get; } = new();

    public static CrashWriterProcess Start(string kind, string place, TenantId tenant, int seed, int writers)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SocialKit.CrashWriter");
        var start = new ProcessStartInfo(
            program, [kind, place, tenant.Value, seed.ToString(CultureInfo.InvariantCulture), writers.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Half of what it does is starting: without the second compilation of everything it starts sooner.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new CrashWriterProcess(Process.Start(start)!, writers);
    }

    /// <summary>Waits until every writer has more than <paramref name="before"/> acknowledged commits.</summary>
    public async Task WorkedAsync(IReadOnlyList<long> before, TimeSpan patience)
    {
        for (var started = Stopwatch.GetTimestamp(); Acknowledged.Zip(before).Any(writer => writer.First <= writer.Second);)
        {
            if (_process.HasExited)
            {
                Assert.Fail($"The writer ended with {_process.ExitCode}: {await _complaints}");
            }

            Assert.True(
                Stopwatch.GetElapsedTime(started) < patience,
                $"Not every writer had a commit acknowledged within {patience.TotalSeconds} s. Failures so far: {string.Join("; ", Failures.TakeLast(3))}");
            await Task.Delay(2);
        }
    }

    /// <summary>Kills it, and waits until everything it said has arrived.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', 3))
            {
                case [_, "!", var failure]:
                    Failures.Enqueue(failure);
                    break;

                // A line that the kill cut short says nothing; its number may be a shorter one.
                case [var writer, var number] when long.Parse(number, CultureInfo.InvariantCulture) is var last && last == _acknowledged[int.Parse(writer, CultureInfo.InvariantCulture)] + 1:
                    Interlocked.Exchange(ref _acknowledged[int.Parse(writer, CultureInfo.InvariantCulture)], last);
                    break;
            }
        }
    }
}
