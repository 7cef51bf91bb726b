using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SocialKit.Testing.Stores;

/// <summary>What a <see cref="ChaosProxy"/> does to the bytes that pass.</summary>
public enum Chaos
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Everything comes two seconds later.</summary>
    Delay,

    /// <summary>Nothing comes any more, and nobody is told. New connections are taken and hear nothing either.</summary>
    Stall,

    /// <summary>Every connection is reset, open ones and new ones.</summary>
    Reset,

    /// <summary>The server's words are lost; it hears what is said to it.</summary>
    HalfOpen,

    /// <summary>A few bytes at a time, with a breath between.</summary>
    Drip,
}

/// <summary>
/// A bad network: stands between a client and a server on the loopback address and passes bytes on in both directions, as told. What is told holds
/// at once and also for connections that are open.
/// </summary>
public sealed class ChaosProxy : IAsyncDisposable
{
    private const int DripBytes = 64;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(1);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Task _accepting;
    private readonly int _serverPort;
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Chaos _chaos;

    public ChaosProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where clients connect.</summary>
    public int Port { get; }

    /// <summary>What happens to the bytes from now on.</summary>
    public Chaos Chaos
    {
        get => _chaos;
        set
        {
            _chaos = value;
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            if (value == Chaos.Reset)
            {
                foreach (var socket in _open.Keys)
                {
                    Reset(socket);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }

        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                connections.Add(Task.Run(() => ConnectAsync(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy ends.
        }

        await Task.WhenAll(connections);
    }

    private async Task ConnectAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _open[client] = _open[server] = true;
        try
        {
            if (_chaos == Chaos.Reset)
            {
                Reset(client);
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
            await Task.WhenAny(PassAsync(client, server, fromServer: false), PassAsync(server, client, fromServer: true));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone; the other is told below.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Dispose();
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool fromServer)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is var count and > 0)
            {
                await HoldAsync(fromServer);
                if (_chaos == Chaos.HalfOpen && fromServer)
                {
                    continue;
                }

                for (var sent = 0; sent < count;)
                {
                    var dripping = _chaos == Chaos.Drip;
                    sent += await to.SendAsync(buffer.AsMemory(sent, dripping ? Math.Min(DripBytes, count - sent) : count - sent), _stop.Token);
                    if (dripping)
                    {
                        await Task.Delay(s_breath, _stop.Token);
                    }
                }
            }

            // While nothing passes, a farewell does not pass either.
            while (_chaos is Chaos.Stall or Chaos.HalfOpen)
            {
                await _changed.Task.WaitAsync(_stop.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone.
        }
    }

    private async Task HoldAsync(bool fromServer)
    {
        if (_chaos == Chaos.Delay && fromServer)
        {
            await Task.Delay(s_delay, _stop.Token);
        }

        while (_chaos == Chaos.Stall)
        {
            await _changed.Task.WaitAsync(_stop.Token);
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            // Closing without lingering sends a reset instead of a farewell.
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // It was gone already.
        }
    }
}
