using Microsoft.AspNetCore.Mvc;

namespace LineOfBusiness.Controllers;

/// <summary>Light, dark, or as the device says: remembered in a cookie, so that it needs no script.</summary>
public sealed class AppearanceController : Controller
{
    public const string Cookie = "appearance";

    [HttpPost("/appearance")]
    public IActionResult Choose(string? theme, string? returnUrl)
    {
        if (theme is "light" or "dark")
        {
            Response.Cookies.Append(Cookie, theme, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
            });
        }
        else
        {
            Response.Cookies.Delete(Cookie);
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/Orders");
    }

    /// <summary>What the person chose; null leaves it to the device.</summary>
    public static string? ThemeOf(HttpRequest request) => request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie] : null;
}
