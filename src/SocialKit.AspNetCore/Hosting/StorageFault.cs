using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SocialKit.AspNetCore;

/// <summary>
/// Tells failures of the storage from mistakes in code, whatever the provider: by the types that every data library of .NET throws. The host's own
/// database counts as well: for who asked it is the same.
/// </summary>
internal static class StorageFault
{
    // How Windows, Linux and PostgreSQL say that the disk is full; a store of another kind says it like one of them.
    private const int DiskFull = unchecked((int)0x80070070);
    private const int NoSpace = 28;
    private const string SqlStateDiskFull = "53100";

    /// <summary>The storage did not do what it was asked, and may do it later.</summary>
    public static bool Is(Exception exception) => exception
        is DbException or (TimeoutException and not RegexMatchTimeoutException) or (IOException and not BadHttpRequestException);

    /// <summary>An opaque number for the log and for who asks what happened: the trace's, where there is one.</summary>
    public static string NewReference() => Activity.Current?.TraceId.ToHexString() ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The storage has no room left.</summary>
    public static bool IsFull(Exception exception) => exception
        is DbException { SqlState: SqlStateDiskFull } or IOException { HResult: DiskFull or NoSpace };
}
