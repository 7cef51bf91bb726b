var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Hello from LineOfBusiness.");

await app.RunAsync();
