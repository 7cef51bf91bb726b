using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace SocialKit.AspNetCore.Tests;

public class SubjectAccessTests
{
    private static readonly Viewer Ana = new(TenantId.Default, null, new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ana")], "Test")));

    [Fact]
    public async Task What_is_missing_forbidden_or_unknown_is_left_out()
    {
        await using var site = await TestSite.StartAsync();
        var access = site.App.Services.GetRequiredService<ISubjectAccess>();
        var grants = await access.ResolveAsync(
            Ana, [SubjectRef.Parse("order:1"), SubjectRef.Parse("order:5"), SubjectRef.Parse("order:999"), SubjectRef.Parse("ordr:1")], TestSite.Stop);
        var grant = Assert.Single(grants);
        Assert.Equal(SubjectRef.Parse("order:1"), grant.Key);
        Assert.Equal(new SubjectGrant("Order 1", "/orders/1", CanPost: true, Closed: false), grant.Value);
        Assert.True((await access.ResolveAsync(Ana, [SubjectRef.Parse("order:7")], TestSite.Stop)).Single().Value.Closed);
    }

    [Fact]
    public async Task A_resolver_that_fails_denies_all_it_was_asked()
    {
        await using var site = await TestSite.StartAsync();
        var access = site.App.Services.GetRequiredService<ISubjectAccess>();
        Assert.Empty(await access.ResolveAsync(Ana, [SubjectRef.Parse("order:1"), SubjectRef.Parse("order:13")], TestSite.Stop));
    }
}
