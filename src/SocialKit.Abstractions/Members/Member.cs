namespace SocialKit;

/// <summary>A person known to SocialKit. The host owns who they are; only what is needed to show them is copied.</summary>
public sealed record Member : IRecord<Member>, IDated
{
    /// <inheritdoc/>
    public static string RecordType => "member";

    /// <summary>The member.</summary>
    public required MemberId Id { get; init; }

    /// <summary>The host's own, stable id of the person; null for placeholders an import made.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What follows the @ in a mention: 1 to 50 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit.</summary>
    public required string Handle { get; init; }

    /// <summary>The name shown, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Department or site, when the host says.</summary>
    public string? Unit { get; init; }

    /// <summary>Job or function, when the host says.</summary>
    public string? Role { get; init; }

    /// <summary>Source and id there, for imported members.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Whether they are still here.</summary>
    public MemberStatus Status { get; init; } = MemberStatus.Active;

    /// <summary>When SocialKit first saw them.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public IEnumerable<UniqueKey> Uniques
    {
        get
        {
            yield return UniqueHandle(Handle);
            if (ExternalId is not null)
            {
                yield return UniqueExternalId(ExternalId);
            }

            if (Origin is not null)
            {
                yield return Origin.Unique;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SubjectRef> Concerns => [SubjectRef.Of(Id)];

    /// <summary>The key of a member.</summary>
    public static RecordKey KeyOf(MemberId id) => RecordKey.Of<Member>(id.Value);

    /// <summary>Finds a member by handle, whatever its case.</summary>
    public static UniqueKey UniqueHandle(string handle) => new("member.handle", handle.ToLowerInvariant());

    /// <summary>Finds a member by the host's id.</summary>
    public static UniqueKey UniqueExternalId(string externalId) => new("member.external", externalId);
}
