using System.Runtime.InteropServices;

namespace SocialKit.Benchmarks;

/// <summary>Processor time. It depends far less on what else the machine does than time on the wall.</summary>
static partial class Cpu
{
    private const int ThreadClock = 3;

    /// <summary>What the running thread has used, in microseconds. Where the system does not tell, time on the wall.</summary>
    public static double ThreadMicroseconds()
    {
        if (OperatingSystem.IsLinux() && ReadClock(ThreadClock, out var time) == 0)
            return time.Seconds * 1e6 + time.Nanoseconds / 1e3;

        return System.Diagnostics.Stopwatch.GetElapsedTime(0).TotalMicroseconds;
    }

    /// <summary>What this process has used, in microseconds.</summary>
    public static double ProcessMicroseconds() => Environment.CpuUsage.TotalTime.TotalMicroseconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
