using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>What is stored as JSON because no reader asks for its parts.</summary>
[JsonSerializable(typeof(Charter))]
[JsonSerializable(typeof(CaseReason[]))]
[JsonSerializable(typeof(StoredChange[]))]
[JsonSerializable(typeof(HeldEdit))]
[JsonSerializable(typeof(IReadOnlyList<ErasureLine>))]
internal sealed partial class StoredJson : JsonSerializerContext;

/// <summary>A <see cref="DecisionChange"/> as it is stored: its words as they are written.</summary>
internal sealed record StoredChange(string Subject, string Before, string After, bool Deleted, long? Revision);
