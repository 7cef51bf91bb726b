namespace SocialKit;

/// <summary>A value of the company that kudos can name.</summary>
/// <param name="Key">Its stable key: 1 to 32 of a-z, 0-9 and '-'.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Description">What living it looks like, in one sentence.</param>
public sealed record CompanyValue(string Key, string Name, string Description);
