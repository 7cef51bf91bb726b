using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SocialKit.Benchmarks;

/// <summary>
/// The floor of a durable comment: one thread that groups what waits into one transaction and writes what a comment is, its row and its
/// counter. No log, no client keys, no guards. The tables and their indexes are SocialKit's.
/// </summary>
sealed class FloorWriter : IDisposable
{
    private const int MaxBatch = 512;
    private readonly Channel<(Comment Comment, TaskCompletionSource Done)> _queue = Channel.CreateBounded<(Comment, TaskCompletionSource)>(8 * MaxBatch);
    private readonly SqliteConnection _connection;
    private readonly Thread _thread;

    public FloorWriter(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        Command("PRAGMA synchronous = FULL; INSERT INTO sk_tenants (tenant, name) VALUES (1, 'default') ON CONFLICT DO NOTHING").ExecuteNonQuery();
        _thread = new Thread(Run) { IsBackground = true, Name = "Floor writer" };
        _thread.Start();
    }

    public async Task WriteAsync(Comment comment)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((comment, done));
        await done.Task;
    }

    public void Dispose()
    {
        _queue.Writer.Complete();
        _thread.Join();
        _connection.Dispose();
    }

    private void Run()
    {
        using var begin = Command("BEGIN IMMEDIATE");
        using var commit = Command("COMMIT");
        using var insert = Command(
            "INSERT INTO sk_comments (tenant, id, subject, path, kind, author, source, html, renderer, mentions, imported_score, created, version) VALUES (1, ?1, ?2, ?1, 'comment', ?3, ?4, ?5, 1, x'', 0, ?6, 1)", 6);
        using var count = Command(
            "INSERT INTO sk_counters (tenant, subject, name, value) VALUES (1, ?1, 'comments', 1) ON CONFLICT (tenant, subject, name) DO UPDATE SET value = value + 1", 1);
        var batch = new List<TaskCompletionSource>(MaxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            begin.ExecuteNonQuery();
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var next))
            {
                var comment = next.Comment;
                insert.Parameters[0].Value = comment.Id.ToBlob();
                insert.Parameters[1].Value = comment.Subject.ToBlob();
                insert.Parameters[2].Value = comment.Author.ToBlob();
                insert.Parameters[3].Value = comment.Text.Source;
                insert.Parameters[4].Value = comment.Text.Html;
                insert.Parameters[5].Value = comment.CreatedAt.UtcTicks;
                insert.ExecuteNonQuery();
                count.Parameters[0].Value = comment.Subject.ToBlob();
                count.ExecuteNonQuery();
                batch.Add(next.Done);
            }

            commit.ExecuteNonQuery();
            batch.ForEach(done => done.SetResult());
            batch.Clear();
        }
    }

    private SqliteCommand Command(string sql, int parameters = 0)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });

        return command;
    }
}
