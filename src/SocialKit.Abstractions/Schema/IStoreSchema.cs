namespace SocialKit;

/// <summary>The tables of a store that keeps some: looked at, made current, or written down for a DBA. Asks for no prepared store.</summary>
public interface IStoreSchema
{
    /// <summary>The number of the newest script that this version knows.</summary>
    int Newest { get; }

    /// <summary>What the database has and lacks. Changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why and what to do.</exception>
    ValueTask<SchemaStatus> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Applies the scripts that are missing, each in one transaction with the row that says so. When it is interrupted, the next call goes on
    /// where it stopped; of several processes one applies while the others wait. Leaves a schema alone that a newer version has made.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why and what to do.</exception>
    ValueTask<SchemaStatus> ApplyAsync(CancellationToken cancellationToken);

    /// <summary>The statements that <see cref="ApplyAsync"/> runs on a schema of this version; 0 for a database that has none yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    string Script(int from);
}
