using System.Globalization;
using SocialKit;
using SocialKit.ConformanceTests;
using SocialKit.PostgreSql;
using SocialKit.SchemaNode;
using SocialKit.Sqlite;

// A node of an application, for tests that start several at once or kill one. Its arguments are the kind of its store, the version of its schema
// ("this" or "next"), and the step of the schema's update at which it stops until it is killed, or -1. Each line of its input names a database:
// it opens it as an application does when it starts, writes to it, closes it and says "done".
var (kind, next, stop) = (args[0], args[1] == "next", int.Parse(args[2], CultureInfo.InvariantCulture));
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } place)
{
    await using var store = kind == "sqlite" ? OpenSqlite(place) : OpenPostgreSql(place.Split('\t'));
    var opened = (IStore)store;
    await opened.PrepareAsync(CancellationToken.None);
    var post = Sample.Post();
    await opened.CommitAsync(
        new Commit
        {
            Tenant = TenantId.Default,
            At = Sample.Start,
            Puts = [post, Sample.Reaction(SubjectRef.For("order", "1"))],
            Activities = [new ActivityEntry(post.Author, Verb.Posted, post.Subject, null, Sample.Start)],
        },
        CancellationToken.None);
    Console.WriteLine("done");
}

return 0;

IAsyncDisposable OpenSqlite(string place)
{
    var scripts = SocialKit.Sqlite.SchemaUpdater.Scripts;
    return new SqliteStore(
        place, stop < 0 ? null : new SqliteSteps(stop).Next, next ? scripts.With(NextVersion.NameAfter(scripts.Newest), NextVersion.ForSqlite()) : scripts);
}

IAsyncDisposable OpenPostgreSql(string[] place)
{
    var scripts = SocialKit.PostgreSql.SchemaUpdater.Scripts;
    if (next)
    {
        scripts = scripts.With(NextVersion.NameAfter(scripts.Newest), NextVersion.ForPostgreSql());
    }

    var passed = 0;
    return new PostgreSqlStore(place[0], place[1], applySchema: true, stop < 0 ? scripts : scripts.Change((_, text) =>
    {
        // The step is a place between two statements, where the server sleeps with the transaction open.
        var statements = Statements.Of(text);
        var here = stop - passed;
        passed += statements.Count + 1;
        return here >= 0 && here <= statements.Count
            ? string.Concat(statements.Take(here).Append("SELECT pg_sleep(600);\n").Concat(statements.Skip(here)).Prepend(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]))
            : text;
    }));
}
