using System.Globalization;
using SocialKit;
using SocialKit.CrashWriter;
using SocialKit.PostgreSql;
using SocialKit.Sqlite;

// SocialKit.CrashWriter sqlite|postgresql PLACE TENANT SEED WRITERS
//
// Writes until it is killed. "WRITER NUMBER" on a line of its own says that the commit with this number was acknowledged; "WRITER ! …" names a
// failure, after which the writer has looked whether the commit is there and made it if not.
if (args is not [var kind, var place, var tenantName, var seedText, var writersText])
{
    await Console.Error.WriteLineAsync("Usage: SocialKit.CrashWriter sqlite|postgresql PLACE TENANT SEED WRITERS");
    return 2;
}

var tenant = new TenantId(tenantName);
var seed = int.Parse(seedText, CultureInfo.InvariantCulture);
IStore store = kind == "sqlite" ? new SqliteStore(place) : new PostgreSqlStore(place, applySchema: true);
await store.PrepareAsync(CancellationToken.None);
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await Task.WhenAll(Enumerable.Range(0, int.Parse(writersText, CultureInfo.InvariantCulture)).Select(writer => Task.Run(() => WriteAsync(writer))));
return 0;

async Task WriteAsync(int writer)
{
    var number = 0L;
    foreach (var commit in new CommitPlan(tenant, seed, writer).Commits())
    {
        number++;
        while (!await TryAsync(writer, commit))
        {
        }

        output.WriteLine($"{writer} {number}");
    }
}

async Task<bool> TryAsync(int writer, Commit commit)
{
    try
    {
        var result = await store.CommitAsync(commit, CancellationToken.None);
        return result.Outcome is CommitOutcome.Applied or CommitOutcome.Replayed
            ? true
            : throw new InvalidOperationException($"Writer {writer} was answered {result}.");
    }
    catch (Exception e) when (e is not InvalidOperationException)
    {
        output.WriteLine($"{writer} ! {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        return await IsThereAsync(writer, commit);
    }
}

// The first record of every commit is new: where it is, all of the commit is.
async Task<bool> IsThereAsync(int writer, Commit commit)
{
    while (true)
    {
        try
        {
            var made = commit.Puts[0].Key;
            return (await RecordMaker.All.Single(maker => maker.Type == made.Type).ReadAsync(store, AccessScope.System(tenant), [made], CancellationToken.None)).Count == 1;
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            output.WriteLine($"{writer} ! {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
