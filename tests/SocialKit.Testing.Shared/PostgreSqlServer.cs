using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace SocialKit.Testing.Shared;

/// <summary>
/// A private PostgreSQL of this test run, on a free port of the loopback address and with its data in a temporary folder. The computer's own
/// clusters are never touched. Most tests share one that is started by the first that wants it; a test that kills its server starts its own.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    // What a test server may do without and a server that is to be killed must not.
    private static readonly string[] s_careless = ["-c", "fsync=off", "-c", "full_page_writes=off"];

    private static readonly Lazy<Task<PostgreSqlServer>> s_current = new(() => StartAsync(durable: false));
    private static int s_schemas;
    private readonly TemporaryFolder? _folder;
    private readonly string[] _start = [];
    private readonly string _programs = "";
    private Process? _process;

    /// <summary>For the test runner, which disposes the shared server when everything is done.</summary>
    public PostgreSqlServer()
    {
    }

    private PostgreSqlServer(TemporaryFolder folder, string programs, string[] start, int port) =>
        (_folder, _programs, _start, Port) = (folder, programs, start, port);

    public int Port { get; }

    /// <summary>How to reach this server.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=socialkit;Database=postgres";

    /// <summary>
    /// How to reach the shared server. The first call starts it; where there is no PostgreSQL, the running test is skipped. Few connections,
    /// because each one is a process that begins with nothing known.
    /// </summary>
    public static async Task<string> ConnectionStringAsync() => $"{(await s_current.Value).ConnectionString};Maximum Pool Size=8";

    /// <summary>A schema that no other test has.</summary>
    public static string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"sk_{Interlocked.Increment(ref s_schemas)}");

    /// <summary>Starts a server of the caller's own. Skips the running test where there is no PostgreSQL.</summary>
    /// <param name="durable">True for one that keeps what it acknowledged when it is killed.</param>
    public static async Task<PostgreSqlServer> StartAsync(bool durable)
    {
        var programs = FindPrograms();
        if (programs is null)
        {
            const string Missing = "No PostgreSQL here: install the package postgresql. tests/run.sh does.";
            if (Environment.GetEnvironmentVariable("SOCIALKIT_REQUIRE_ALL") == "1")
            {
                Assert.Fail(Missing);
            }

            Assert.Skip(Missing);
        }

        var folder = new TemporaryFolder();
        var data = folder.File("data");
        string[] user = [];
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root; Debian's package brings a user for it.
            await Commands.RunAsync("chown", "postgres", folder.Path);
            user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
        }

        // Not the C locale: what must be compared byte by byte has to say so itself.
        await Commands.RunAsync(
            [.. user, Path.Combine(programs!, "initdb"), "-D", data, "-U", "socialkit", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
                "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"]);
        var port = FreePort();
        string[] start =
        [
            .. user, Path.Combine(programs!, "postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
            "-c", $"unix_socket_directories={folder.Path}", "-c", "shared_buffers=64MB", "-c", "max_connections=300", "-c", "log_min_messages=fatal",
            .. durable ? [] : s_careless,
        ];
        var server = new PostgreSqlServer(folder, programs!, start, port);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts the server again after it was killed or stopped, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        // The last server's process may still be going down with its socket and shared memory.
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            _process?.Dispose();
            _process = Commands.Start(_start);
            _process.OutputDataReceived += (_, _) => { };
            _process.ErrorDataReceived += (_, _) => { };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            while (!_process.HasExited)
            {
                if (await IsReadyAsync())
                {
                    return;
                }

                Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "PostgreSQL did not start.");
                await Task.Delay(20);
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), $"PostgreSQL ended at once with {_process.ExitCode}.");
            await Task.Delay(50);
        }
    }

    /// <summary>
    /// Kills the server as a power cut would: its parent process is stopped first, so that it cannot start a child that survives it and blocks
    /// the next start, then the children are killed, then the parent.
    /// </summary>
    public async Task KillAsync()
    {
        var parent = _process!.Id.ToString(CultureInfo.InvariantCulture);
        await Commands.RunAsync("kill", "-STOP", parent);
        var children = (await File.ReadAllTextAsync($"/proc/{parent}/task/{parent}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // A child may have ended by itself in between.
        await Commands.TryAsync(["kill", "-KILL", .. children]);
        await Commands.RunAsync("kill", "-KILL", parent);
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops the server as an administrator in a hurry does, without a word to its clients, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await SignalAsync("-QUIT");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            if (s_current is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                await (await s_current.Value).DisposeAsync();
            }

            return;
        }

        if (_process is { HasExited: false })
        {
            // Fast shutdown: sessions are ended, data is kept sound.
            await SignalAsync("-INT");
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        await Commands.RunAsync("kill", signal, _process!.Id.ToString(CultureInfo.InvariantCulture));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token);
    }

    private async Task<bool> IsReadyAsync() => (await Commands.TryAsync(
        Path.Combine(_programs, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-d", "postgres")).ExitCode == 0;

    // Debian keeps the programs of each version apart and off the path.
    private static string? FindPrograms()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return debian.Select(path => Path.Combine(path, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
