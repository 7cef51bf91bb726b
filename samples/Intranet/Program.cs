var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Hello from Intranet.");

await app.RunAsync();
