using LineOfBusiness.Authorization;
using LineOfBusiness.Data;
using LineOfBusiness.Discussions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LineOfBusiness.Hosting;

/// <summary>What the order book needed before anyone thought of discussions.</summary>
public static class CompanyHosting
{
    /// <summary>Controllers, sign-in, policies and the orders' database; answers with its connection string.</summary>
    public static string AddOrderBook(this WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Configuration["data"] ?? "App_Data", builder.Environment.ContentRootPath);
        Directory.CreateDirectory(folder);
        var connectionString = $"Data Source={Path.Combine(folder, "orders.db")}";

        builder.Services.AddDbContext<OrdersContext>(options => options.UseSqlite(connectionString));
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        builder.Services.AddOrderPolicies();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "returnUrl";
        });
        builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        return connectionString;
    }

    /// <summary>Headers, files, sign-in and pages.</summary>
    public static void UseOrderBook(this WebApplication app)
    {
        app.UseExceptionHandler("/errors/500");
        app.Use(AddSecurityHeaders);
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseStaticFiles();
        app.UseRequestLocalization("en-GB");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllerRoute("default", "{controller=Orders}/{action=Index}/{id?}");
    }

    /// <summary>Makes the tables and, unless <c>--no-demo</c> was given, some talk to look at.</summary>
    public static async Task PrepareOrderBookAsync(this WebApplication app)
    {
        await using var services = app.Services.CreateAsyncScope();
        await OrdersDatabase.PrepareAsync(services.ServiceProvider.GetRequiredService<OrdersContext>(), TimeProvider.System);
        if (!app.Configuration.GetValue<bool>("no-demo"))
        {
            await DemoTalk.SeedAsync(services.ServiceProvider);
        }
    }

    /// <summary>The configuration reader takes what follows a bare switch for its value, so the switch gets one.</summary>
    public static string[] WithSwitches(this string[] args) => [.. args.Select(arg => arg == "--no-demo" ? "--no-demo=true" : arg)];

    private static Task AddSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;

        // Bootstrap draws its small marks with data: images; nothing else leaves the default.
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
