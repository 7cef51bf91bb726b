using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Cli;

/// <summary>The folder that <c>--data</c> names: the database in it, under the name the samples use.</summary>
sealed class DataFolder
{
    public const string FileName = "socialkit.db";

    public DataFolder(string folder) => DatabasePath = Path.Combine(Path.GetFullPath(folder), FileName);

    public string DatabasePath { get; private init; }

    /// <summary>A database that stands under another name.</summary>
    public static DataFolder OfFile(string path) => new(".") { DatabasePath = Path.GetFullPath(path) };

    /// <summary>Opens the database, made when it is not there.</summary>
    public async Task<OpenStore> OpenAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        return await OpenAsync(DatabasePath, null, cancellationToken);
    }

    /// <summary>
    /// Opens a copy of the database, or an empty one when there is none. Work on it is a rehearsal: the copy is deleted in the end and the
    /// folder itself stays as it is.
    /// </summary>
    public async Task<OpenStore> OpenCopyAsync(CancellationToken cancellationToken)
    {
        var copy = Directory.CreateTempSubdirectory("socialkit-");
        try
        {
            var path = Path.Combine(copy.FullName, FileName);
            if (File.Exists(DatabasePath))
                Copy(path);

            return await OpenAsync(path, copy, cancellationToken);
        }
        catch
        {
            copy.Delete(recursive: true);
            throw;
        }
    }

    void Copy(string to)
    {
        // A log beside the file means that someone has it open, or left it so; only the engine can put the two together. Without one the file
        // is whole, and opening it would make a log.
        if (!File.Exists(DatabasePath + "-wal"))
        {
            File.Copy(DatabasePath, to);
            return;
        }

        using var source = new SqliteConnection(ConnectionString(DatabasePath, SqliteOpenMode.ReadOnly));
        using var target = new SqliteConnection(ConnectionString(to, SqliteOpenMode.ReadWriteCreate));
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString;

    static Task<OpenStore> OpenAsync(string path, DirectoryInfo? temporary, CancellationToken cancellationToken) =>
        OpenStore.PrepareAsync(services => services.AddSocialKitCore().UseSqlite(path), temporary, cancellationToken);
}

/// <summary>An open store with the services around it.</summary>
sealed class OpenStore(ServiceProvider provider, DirectoryInfo? temporary) : IAsyncDisposable
{
    /// <summary>Builds the services and makes the store ready.</summary>
    public static async Task<OpenStore> PrepareAsync(Action<IServiceCollection> add, DirectoryInfo? temporary, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        add(services);
        var provider = services.BuildServiceProvider();
        try
        {
            var open = new OpenStore(provider, temporary);
            await open.Store.PrepareAsync(cancellationToken);
            return open;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    public IServiceProvider Services => provider;

    public IStore Store { get; } = provider.GetRequiredService<IStore>();

    public Importer Importer { get; } = provider.GetRequiredService<Importer>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        temporary?.Delete(recursive: true);
    }
}
