using System.Diagnostics;
using System.Globalization;

namespace SocialKit.Benchmarks;

/// <summary>What one round of requests cost.</summary>
/// <param name="Cpu">Microseconds of the server's processor time per request.</param>
/// <param name="Allocated">Bytes the server allocated per request.</param>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="Body">Bytes of the last answer.</param>
sealed record Round(double Cpu, double Allocated, double PerSecond, int Body);

/// <summary>The <see cref="Site"/> as a child process, and the client that loads it.</summary>
sealed class SiteProcess : IAsyncDisposable
{
    private const int Connections = 8;
    private readonly Process _process;
    private readonly HttpClient _client;
    private int _viewer;

    private SiteProcess(Process process, Uri address)
    {
        _process = process;
        // Cookies are kept, as a browser does: a page with forms reuses its antiforgery cookie.
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };
    }

    public static async Task<SiteProcess> StartAsync(int posts)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "serve", posts.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);

        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The site did not start; its message stands above.");
        return new SiteProcess(process, new Uri(address));
    }

    /// <summary>One answer, for a viewer of one's choice.</summary>
    public Task<string> GetAsync(string address, int viewer) => _client.GetStringAsync(AddressOf(address, viewer));

    /// <summary>Asks for some time on several connections, each request as the next viewer.</summary>
    public async Task<Round> LoadAsync(string address, TimeSpan time)
    {
        var before = await UsageAsync();
        var (count, body, started) = (0, 0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                var bytes = await _client.GetByteArrayAsync(AddressOf(address, Interlocked.Increment(ref _viewer) % Site.Viewers));
                body = bytes.Length;
                Interlocked.Increment(ref count);
            }
        })));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var after = await UsageAsync();
        return new Round((after.Cpu - before.Cpu) / count, (after.Allocated - before.Allocated) / count, count / took, body);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private static Uri AddressOf(string address, int viewer) =>
        new($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}viewer={viewer.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative);

    private async Task<(double Cpu, double Allocated)> UsageAsync()
    {
        var parts = (await GetAsync("/usage", 0)).Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
