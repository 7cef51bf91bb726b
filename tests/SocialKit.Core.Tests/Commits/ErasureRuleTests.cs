namespace SocialKit.Core.Tests;

public sealed class ErasureRuleTests
{
    [Fact]
    public void Every_type_of_record_has_a_rule_for_erasure_and_is_exported_or_left_out_with_a_reason()
    {
        var types = typeof(IRecord).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && !type.IsInterface && type.IsAssignableTo(typeof(IRecord)))
            .Select(type => (string)type.GetProperty("RecordType")!.GetValue(null)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(types, ErasureRules.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(types, Archive.Types.Concat(Archive.LeftOut.Keys).Order(StringComparer.Ordinal));
    }
}
