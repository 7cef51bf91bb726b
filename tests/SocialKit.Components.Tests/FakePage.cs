using System.Globalization;

namespace SocialKit.Components.Tests;

/// <summary>A page at a fixed address, with nothing behind it.</summary>
public sealed class FakePage : ISocialPage
{
    private bool _claimed;

    public Dictionary<string, string> QueryValues { get; } = [];

    public List<WidgetDescription> Described { get; } = [];

    public string Endpoint(string path) => $"/app/_socialkit/{path}";

    public string PageUrl { get; set; } = "/app/orders/4711";

    public string? Query(string name) => QueryValues.GetValueOrDefault(name);

    public string PageUrlWith(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var values = new SortedDictionary<string, string>(QueryValues, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            values.Remove(name);
            if (value is not null)
                values[name] = value;
        }

        return values.Count == 0 ? PageUrl : $"{PageUrl}?{string.Join('&', values.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";
    }

    public ValueTask<string> DescribeAsync(WidgetDescription widget, CancellationToken cancellationToken)
    {
        Described.Add(widget);
        return ValueTask.FromResult($"signed:{widget.Name}({string.Join(",", widget.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))})");
    }

    public FormToken? Token { get; set; } = new("__RequestVerificationToken", "token");

    public bool ClaimAssets() => !_claimed && (_claimed = true);

    public string Asset(string file) => $"/app/_socialkit/assets/hash/{file}";

    /// <summary>What was told of, in order.</summary>
    public List<Exception> Contained { get; } = [];

    public SocialError? Contain(Exception exception, bool isForm)
    {
        Contained.Add(exception);
        return exception is TimeoutException ? new SocialError(SocialError.Unavailable, null, isForm ? "Not stored right now." : "Not shown right now.") : null;
    }

    public string SignInUrl => "/app/sign-in?returnUrl=%2Fapp%2Forders%2F4711";
}

/// <summary>A clock that stands still.</summary>
public sealed class StandingClock : TimeProvider
{
    public static DateTimeOffset Now { get; } = DateTimeOffset.Parse("2026-09-14T10:00:00Z", CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => Now;
}
