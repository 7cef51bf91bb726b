using System.Security.Claims;
using LineOfBusiness.Models;
using Microsoft.AspNetCore.Authorization;

namespace LineOfBusiness.Authorization;

/// <summary>Who may do what with an order. The company had these rules before it had discussions, and they stay the only ones.</summary>
public static class OrderPolicies
{
    public const string CanSee = "CanSeeOrder";
    public const string CanDiscuss = "CanDiscussOrder";
    public const string CanApprove = "CanApproveOrder";
    public const string AuditorRole = "auditor";

    /// <summary>The regions whose orders a person may see: their own, all four for head office, none for everyone else.</summary>
    public static IReadOnlyList<Region> RegionsOf(ClaimsPrincipal person) => person.FindFirstValue("region") switch
    {
        "central" => Enum.GetValues<Region>(),
        "north" => [Region.North],
        "south" => [Region.South],
        "east" => [Region.East],
        "west" => [Region.West],
        _ => [],
    };

    public static IServiceCollection AddOrderPolicies(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, OwnRegionHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(CanSee, policy => policy.RequireAuthenticatedUser().AddRequirements(new OwnRegionRequirement()))
            .AddPolicy(CanDiscuss, policy => policy.RequireAuthenticatedUser().AddRequirements(new OwnRegionRequirement())
                .RequireAssertion(context => !context.User.IsInRole(AuditorRole)))
            .AddPolicy(CanApprove, policy => policy.RequireAuthenticatedUser().AddRequirements(new OwnRegionRequirement())
                .RequireClaim("job_title", "Branch manager", "Head of sales operations"));
        return services;
    }
}

/// <summary>The order belongs to a region this person may see.</summary>
public sealed class OwnRegionRequirement : IAuthorizationRequirement;

public sealed class OwnRegionHandler : AuthorizationHandler<OwnRegionRequirement, Order>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnRegionRequirement requirement, Order resource)
    {
        if (OrderPolicies.RegionsOf(context.User).Contains(resource.Region))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
