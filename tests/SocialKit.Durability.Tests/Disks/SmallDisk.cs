namespace SocialKit.Durability.Tests;

/// <summary>A disk in memory of a few megabytes, where the test may mount one; seen at two places, of which the second can be made read-only.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Place => _folder.File("disk");

    /// <summary>The same files once more.</summary>
    public string View => _folder.File("view");

    /// <summary>Mounts one, or skips the running test.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Place);
        Directory.CreateDirectory(disk.View);
        var (code, said) = OperatingSystem.IsLinux()
            ? await Commands.TryAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Place)
            : (1, "there is no tmpfs here");
        if (code != 0)
        {
            disk._folder.Dispose();
            Assert.Skip($"Needs to mount a small disk, which this user may not: {said.Trim()}");
        }

        await Commands.RunAsync("mount", "--bind", disk.Place, disk.View);
        return disk;
    }

    public Task ResizeAsync(int megabytes) => Commands.RunAsync("mount", "-o", $"remount,size={megabytes}m", Place);

    /// <summary>Makes the second place read-only, or writable again.</summary>
    public Task MakeReadOnlyAsync(bool readOnly) => Commands.RunAsync("mount", "-o", $"remount,bind,{(readOnly ? "ro" : "rw")}", View);

    public async ValueTask DisposeAsync()
    {
        await Commands.RunAsync("umount", View);
        await Commands.RunAsync("umount", Place);
        _folder.Dispose();
    }
}
