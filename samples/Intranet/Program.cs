using Intranet.Company;
using Intranet.Components;
using Intranet.Demo;

var noDemo = args.Contains("--no-demo");
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != "--no-demo")]);
builder.WebHost.UseStaticWebAssets(); // so that an unpublished build finds its assets in any environment
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
var data = builder.Configuration["data"] ?? Path.Combine(builder.Environment.ContentRootPath, "App_Data");

// The intranet as it was before: pages, and the company's own sign-in.
builder.Services.AddRazorComponents();
builder.Services.AddCompanySignIn();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("Moderators", policy => policy.RequireClaim("unit", "People and safety"))
    .AddPolicy("Custodians", policy => policy.RequireClaim("job_title", "People partner"));

// SocialKit.
builder.Services.AddSocialKit(VarnholtValues.Use)
    .UseSqlite(Path.Combine(data, "socialkit.db"))
    .AddPage("post", "/posts/{id}")
    .AddPage("member", "/people/{handle}")
    .AddPage("community", "/communities/{slug}")
    .AddStaff(moderators: "Moderators", administrators: "Custodians", auditors: "Custodians");
builder.Services.AddHealthChecks().AddSocialKit();
if (!noDemo)
{
    builder.Services.AddHostedService<DemoSeeder>();
}

var app = builder.Build();
app.UseStrictContentSecurity();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapSignIn();
app.MapHealthChecks("/healthz").AllowAnonymous();
app.MapSocialKit();
app.MapRazorComponents<App>();
app.PrintAddress();
await app.RunAsync();

/// <summary>Public so that tests can start the sample.</summary>
public partial class Program;
