using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>What is stored as JSON because no reader asks for its parts.</summary>
[JsonSerializable(typeof(Charter))]
[JsonSerializable(typeof(IReadOnlyList<ErasureLine>))]
internal sealed partial class StoredJson : JsonSerializerContext;
