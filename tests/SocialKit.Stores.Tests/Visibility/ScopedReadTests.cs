namespace SocialKit.Stores.Tests;

public sealed class ScopedReadTests
{
    [Fact]
    public void Every_read_of_a_store_takes_a_scope_first_and_no_overload_lacks_it()
    {
        var readers = typeof(IStore).GetProperties().Select(property => property.PropertyType).Where(type => type.Name.EndsWith("Reader", StringComparison.Ordinal)).ToList();
        Assert.True(readers.Count >= 12);
        Assert.Equal(
            typeof(IStore).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Reader", StringComparison.Ordinal)).OrderBy(type => type.Name),
            readers.OrderBy(type => type.Name));
        Assert.All(readers.SelectMany(reader => reader.GetMethods()), read => Assert.Equal(typeof(AccessScope), read.GetParameters()[0].ParameterType));
    }

    [Fact]
    public void A_scope_cannot_be_made_without_a_tenant_or_by_hand()
    {
        Assert.Empty(typeof(AccessScope).GetConstructors());
        Assert.Throws<ArgumentException>(() => AccessScope.System(default));
    }
}
