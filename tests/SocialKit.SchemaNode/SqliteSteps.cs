namespace SocialKit.SchemaNode;

/// <summary>Stops the update of a SQLite file for ever at one of its steps: before or after a transaction, or after any statement in it.</summary>
internal sealed class SqliteSteps(int stop)
{
    private int _passed;
    private bool _stopsNext;

    /// <summary>Sees each statement before it runs.</summary>
    public string Next(string sql)
    {
        if (_stopsNext)
        {
            StopHere();
        }

        if (sql is "BEGIN IMMEDIATE" or "COMMIT")
        {
            if (_passed++ == stop)
            {
                StopHere();
            }

            return sql;
        }

        if (!sql.Contains("INSERT INTO sk_schema", StringComparison.Ordinal))
        {
            return sql;
        }

        var statements = Statements.Of(sql);
        var here = stop - _passed;
        _passed += statements.Count - 1;
        if (here < 0 || here >= statements.Count - 1)
        {
            return sql;
        }

        // Runs as far as that, and stops before what comes next.
        _stopsNext = true;
        return string.Concat(statements.Take(here + 1));
    }

    private static void StopHere()
    {
        Console.WriteLine("stopped");
        Thread.Sleep(Timeout.Infinite);
    }
}
