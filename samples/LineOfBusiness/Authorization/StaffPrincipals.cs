using System.Security.Claims;
using LineOfBusiness.Data;
using LineOfBusiness.Models;
using Microsoft.AspNetCore.Authentication.Cookies;
using SocialKit;

namespace LineOfBusiness.Authorization;

/// <summary>Who somebody is to the company's policies: the same when they sign in and while they are away.</summary>
public sealed class StaffPrincipals : IMemberPrincipals
{
    public ValueTask<ClaimsPrincipal?> FindAsync(TenantId tenant, string externalId, CancellationToken cancellationToken) =>
        new(Staff.All.FirstOrDefault(person => person.EmployeeNumber == externalId) is { } person ? Of(person) : null);

    public static ClaimsPrincipal Of(Person person)
    {
        List<Claim> claims =
        [
            new("sub", person.EmployeeNumber),
            new("name", person.Name),
            new("preferred_username", person.Handle),
            new("unit", person.Unit),
            new("job_title", person.JobTitle),
            new("region", person.Region),
        ];
        if (person.IsAuditor)
        {
            claims.Add(new Claim("role", OrderPolicies.AuditorRole));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, "name", "role"));
    }
}
