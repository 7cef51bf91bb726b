using System.Security.Claims;
using Intranet.Components;
using Intranet.Demo;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Company;

/// <summary>Stands in for the company's real login. SocialKit only ever reads the claims it leaves behind.</summary>
internal static class CompanySignIn
{
    public static void AddCompanySignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "varnholt";
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "returnUrl";
        });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
    }

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", (string? returnUrl) => Page(null, returnUrl, null));
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/sign-out", async (HttpContext context, [FromForm] string? from) =>
        {
            await context.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
    }

    private static async Task<IResult> SignInAsync(HttpContext context, [FromForm] string? member, [FromForm] string? returnUrl)
    {
        var handle = (member ?? "").Trim().TrimStart('@').ToLowerInvariant();
        if (People.All.FirstOrDefault(person => person.Handle == handle) is not { } person)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(member, returnUrl, "Nobody at Varnholt has that handle. Choose one from the list.");
        }

        await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim("sub", person.Handle),
                new Claim("preferred_username", person.Handle),
                new Claim("name", person.Name),
                new Claim("unit", person.Unit),
                new Claim("job_title", person.Role),
                new Claim("region", person.Region),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme, "name", "role")));
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    private static RazorComponentResult<SignInPage> Page(string? member, string? returnUrl, string? problem) =>
        new(new { Member = member, ReturnUrl = returnUrl, Problem = problem }) { PreventStreamingRendering = true };

    private static bool IsLocal(string? url) => url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);
}
