using System.Runtime;
using System.Runtime.InteropServices;

namespace SocialKit.Core.Tests;

/// <summary>Measures what a piece of code costs this thread, whatever else the computer is doing.</summary>
static class Work
{
    // Far more than a text within the limits allocates.
    const long NoCollectionBytes = 100_000_000;

    public static double MillisecondsOf(Action action, int runs = 5)
    {
        action();
        var best = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            // A collection in the middle would be paid by this thread and costs what the whole process has kept.
            GC.TryStartNoGCRegion(NoCollectionBytes);
            var start = Now();
            action();
            best = Math.Min(best, Now() - start);
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }

        return best;
    }

    // The processor time of the thread where the system tells it, else the time of day.
    static double Now()
    {
        const int ThreadCpuTime = 3;
        return OperatingSystem.IsLinux() && clock_gettime(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * 1_000.0) + (time.Nanoseconds / 1_000_000.0)
            : Environment.TickCount64;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
