namespace SocialKit;

/// <summary>Reads what an <see cref="AccessScope"/> is built from.</summary>
public interface IAccessReader
{
    /// <summary>Everything the store knows of the scope's member that decides what they may see; nothing for other scopes.</summary>
    /// <param name="scope">Whose: its tenant and its member, nothing else of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<AccessFacts> ReadAsync(AccessScope scope, CancellationToken cancellationToken);
}
