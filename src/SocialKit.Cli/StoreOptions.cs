using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.Cli;

/// <summary>The options that choose a store: <c>--data</c> for a folder with a SQLite file, or <c>--postgres</c> and <c>--schema</c>.</summary>
sealed class StoreOptions
{
    readonly Option<string?> _data = new("--data") { Description = $"The folder of the SQLite database, {DataFolder.FileName}.", HelpName = "DIR" };
    readonly Option<string?> _postgres = new("--postgres") { Description = "How to reach the PostgreSQL database: a connection string.", HelpName = "CONNECTION" };
    readonly Option<string> _schema = new("--schema")
    {
        Description = "SocialKit's schema in the PostgreSQL database.", HelpName = "NAME", DefaultValueFactory = _ => "socialkit",
    };

    /// <summary>Adds the options; exactly one store must be chosen.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_postgres);
        command.Options.Add(_schema);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_data) is null == result.GetResult(_postgres) is null)
                result.AddError("Name the store: either --data DIR or --postgres CONNECTION.");
        });
    }

    /// <summary>The folder that was chosen, or null for PostgreSQL.</summary>
    public DataFolder? Folder(ParseResult parsed) => parsed.GetValue(_data) is { } folder ? new DataFolder(folder) : null;

    /// <summary>Opens the store, made ready.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rehearsal">True to leave a folder as it is, by opening a copy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<OpenStore> OpenAsync(ParseResult parsed, bool rehearsal, CancellationToken cancellationToken)
    {
        if (Folder(parsed) is { } folder)
            return await (rehearsal ? folder.OpenCopyAsync(cancellationToken) : folder.OpenAsync(cancellationToken));

        var services = new ServiceCollection();
        services.AddSocialKitCore().UsePostgreSql(parsed.GetValue(_postgres)!, parsed.GetRequiredValue(_schema));
        var provider = services.BuildServiceProvider();
        var open = new OpenStore(provider, null);
        try
        {
            await open.Store.PrepareAsync(cancellationToken);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }
}
