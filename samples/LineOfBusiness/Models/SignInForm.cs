namespace LineOfBusiness.Models;

public sealed record SignInForm(string? Member, string? Problem, string? ReturnUrl);
