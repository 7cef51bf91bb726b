using System.Text.Json.Serialization;

namespace SocialKit;

/// <summary>What is stored as JSON because no reader asks for its parts.</summary>
[JsonSerializable(typeof(Charter))]
internal sealed partial class StoredJson : JsonSerializerContext;
