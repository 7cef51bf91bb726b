using LineOfBusiness.Authorization;
using LineOfBusiness.Discussions;
using LineOfBusiness.Hosting;
using LineOfBusiness.Models;

var builder = WebApplication.CreateBuilder(args.WithSwitches());
var connectionString = builder.AddOrderBook();

// SocialKit, the first line: on the database of the orders, under the policies of the orders.
builder.Services.AddSocialKit().UseSqlite(connectionString)
    .AddSubject<Order, OrderSubjects>("order", policy: "CanSeeOrder", postPolicy: "CanDiscussOrder")
    .AddMemberPrincipals<StaffPrincipals>();
builder.Services.AddHealthChecks().AddSocialKit();

var app = builder.Build();
app.UseOrderBook();

// SocialKit, the second line. The import is in Views/_ViewImports.cshtml, the tag in Views/Orders/Details.cshtml.
app.MapSocialKit();
app.MapHealthChecks("/healthz").AllowAnonymous();

await app.PrepareOrderBookAsync();
await app.RunAsync();
