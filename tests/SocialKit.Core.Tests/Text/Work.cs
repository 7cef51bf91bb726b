using System.Runtime.InteropServices;

namespace SocialKit.Core.Tests;

/// <summary>Measures what a piece of code costs this thread, whatever else the computer is doing.</summary>
static class Work
{
    public static double MillisecondsOf(Action action, int runs = 5)
    {
        action();
        var best = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            // A collection in the middle would be paid by this thread: the project asks for room enough that none comes (Gen0Size). Collecting
            // first also hands the same memory out again; memory the system has yet to give costs several times what is measured, on some runs only.
            GC.Collect(0);
            var start = Now();
            action();
            best = Math.Min(best, Now() - start);
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
