namespace SocialKit;

/// <summary>Praise that names a value. No ranking.</summary>
public interface IKudosService
{
    /// <summary>Gives kudos. A repeated client id answers with the first one.</summary>
    ValueTask<KudosView> GiveAsync(Viewer viewer, NewKudos kudos, CancellationToken cancellationToken);

    /// <summary>Reads a page of the wall.</summary>
    ValueTask<KudosPage> ReadAsync(Viewer viewer, KudosRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one kudos.</summary>
    ValueTask<KudosView> ReadOneAsync(Viewer viewer, KudosId kudos, CancellationToken cancellationToken);

    /// <summary>The values kudos can name.</summary>
    ValueTask<IReadOnlyList<CompanyValue>> ReadValuesAsync(Viewer viewer, CancellationToken cancellationToken);
}
