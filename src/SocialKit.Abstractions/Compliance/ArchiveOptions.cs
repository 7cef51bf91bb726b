namespace SocialKit;

/// <summary>How an archive is written or read.</summary>
public sealed record ArchiveOptions
{
    /// <summary>Is told of every record that was written or read.</summary>
    public IProgress<ArchiveProgress>? Progress { get; init; }

    /// <summary>Importing only: changes nothing and reports what would change.</summary>
    public bool DryRun { get; init; }

    /// <summary>Importing only: records in one commit, 1 to 1,000. Default 500.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>Exporting only: bytes of records sorted in memory at once; what is more goes through temporary files. Default 32 MiB.</summary>
    public int SortMemory { get; init; } = 32 * 1024 * 1024;
}
