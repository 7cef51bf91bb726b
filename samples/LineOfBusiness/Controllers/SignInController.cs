using LineOfBusiness.Authorization;
using LineOfBusiness.Data;
using LineOfBusiness.Models;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace LineOfBusiness.Controllers;

/// <summary>Stands in for the company's real sign-in: whoever is named is believed.</summary>
public sealed class SignInController : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult Index(string? returnUrl) => View(new SignInForm(null, null, returnUrl));

    // There is no secret to guard here, so that a script can sign in with one plain POST.
    [HttpPost("/sign-in"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Index(string? member, string? returnUrl)
    {
        if (Staff.Find(member) is not { } person)
        {
            var problem = string.IsNullOrWhiteSpace(member)
                ? "Type a name from the list, for example okafor."
                : $"Nobody here is called “{member.Trim()}”. Take a name from the list.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(new SignInForm(member, problem, returnUrl));
        }

        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, StaffPrincipals.Of(person));
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/Orders");
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("~/sign-in");
    }
}
