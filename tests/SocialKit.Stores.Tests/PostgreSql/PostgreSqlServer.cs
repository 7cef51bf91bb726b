using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SocialKit.Stores.Tests;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace SocialKit.Stores.Tests;

/// <summary>
/// A private PostgreSQL of this test run: started by the first test that wants it on a free port of the loopback address, with its data in a
/// temporary folder, and stopped when the run ends. The computer's own clusters are never touched.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgreSqlServer>> s_current = new(StartAsync);
    private static int s_schemas;
    private readonly TemporaryFolder? _folder;
    private readonly Process? _process;
    private readonly int _port;

    /// <summary>For the test runner, which disposes it when everything is done.</summary>
    public PostgreSqlServer()
    {
    }

    private PostgreSqlServer(TemporaryFolder folder, Process process, int port)
    {
        _folder = folder;
        _process = process;
        _port = port;
    }

    /// <summary>
    /// How to reach the server. The first call starts it; where there is no PostgreSQL, the running test is skipped. Few connections, because each
    /// one is a process that begins with nothing known.
    /// </summary>
    public static async Task<string> ConnectionStringAsync() =>
        $"Host=127.0.0.1;Port={(await s_current.Value)._port};Username=socialkit;Database=postgres;Maximum Pool Size=8";

    /// <summary>A schema that no other test has.</summary>
    public static string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"sk_{Interlocked.Increment(ref s_schemas)}");

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            if (s_current is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                await (await s_current.Value).DisposeAsync();
            }

            return;
        }

        // Fast shutdown: sessions are ended, data is kept sound.
        await RunAsync("kill", "-INT", _process.Id.ToString(CultureInfo.InvariantCulture));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
        _folder!.Dispose();
    }

    private static async Task<PostgreSqlServer> StartAsync()
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
            await RunAsync("chown", "postgres", folder.Path);
            user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
        }

        // Not the C locale: what must be compared byte by byte has to say so itself.
        await RunAsync(
            [.. user, Path.Combine(programs!, "initdb"), "-D", data, "-U", "socialkit", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
                "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"]);
        var port = FreePort();
        var process = Start(
            [.. user, Path.Combine(programs!, "postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
                "-c", $"unix_socket_directories={folder.Path}", "-c", "shared_buffers=64MB", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300", "-c", "log_min_messages=fatal"]);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PostgreSqlServer(folder, process, port);
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using var connection = new NpgsqlConnection(
                    $"Host=127.0.0.1;Port={port};Username=socialkit;Database=postgres;Pooling=false");
                await connection.OpenAsync();
                return server;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30) && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

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

    private static Process Start(string[] command) => Process.Start(
        new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await output}{await errors}");
        }
    }
}
