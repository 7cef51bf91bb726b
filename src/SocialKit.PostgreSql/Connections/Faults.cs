using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace SocialKit.PostgreSql;

/// <summary>Which failures pass by themselves, and how long to wait for that.</summary>
internal static class Faults
{
    /// <summary>True for failures after which the same work may succeed: a restart, a lost connection, a deadlock. Says nothing about what was stored.</summary>
    public static bool Passes(Exception failure) => failure switch
    {
        PostgresException server => server.SqlState is
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation
            || server.IsTransient || MeansDisconnected(server.SqlState),
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException driver => driver.IsTransient || driver.InnerException is IOException or SocketException or EndOfStreamException,
        IOException or SocketException => true,
        _ => false,
    };

    /// <summary>Waits a little longer after each attempt; false when no time is left for another.</summary>
    public static async ValueTask<bool> WaitAsync(int attempt, long started, TimeSpan patience, CancellationToken cancellationToken)
    {
        // Random, so that those who disturbed each other do not meet again.
        var most = Math.Min(500, 5 << Math.Min(attempt, 8));
        if (Stopwatch.GetElapsedTime(started) + TimeSpan.FromMilliseconds(most) > patience)
        {
            return false;
        }

#pragma warning disable CA5394 // Nothing secret is made of it.
        await Task.Delay(Random.Shared.Next(1, most), cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5394
        return true;
    }

    // Connection exceptions, and a server that stops or was told to end the session.
    private static bool MeansDisconnected(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}
