namespace SocialKit;

/// <summary>The primary key of a record inside its tenant.</summary>
/// <param name="Type">The record type's name.</param>
/// <param name="Id">A 32-digit id, or several parts joined by a line feed, which no part can hold.</param>
public readonly record struct RecordKey(string Type, string Id)
{
    /// <summary>A key of one UUID.</summary>
    public static RecordKey Of<TRecord>(Guid id) where TRecord : class, IRecord<TRecord> => new(TRecord.RecordType, id.ToString("N"));

    /// <summary>A key of several parts.</summary>
    public static RecordKey Of<TRecord>(params ReadOnlySpan<string> parts) where TRecord : class, IRecord<TRecord> =>
        new(TRecord.RecordType, string.Join('\n', parts!));

    /// <summary>The parts the key was made of.</summary>
    public string[] Parts => Id.Split('\n');

    /// <summary>Type and id, for messages.</summary>
    public override string ToString() => $"{Type}/{Id.Replace('\n', '/')}";
}
