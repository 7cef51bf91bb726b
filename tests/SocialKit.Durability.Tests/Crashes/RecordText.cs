using System.Text.Json;

namespace SocialKit.Durability.Tests;

/// <summary>Everything a record holds as one text, because a record compares its lists by reference. All times here are UTC.</summary>
internal static class RecordText
{
    public static string Of(IRecord record) => $"{record.Key} {JsonSerializer.Serialize(record, record.GetType())}";
}
