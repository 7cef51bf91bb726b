namespace SocialKit.Testing.Browser;

/// <summary>Both samples, started once for the whole run and only when a test asks.</summary>
public sealed class SampleFixture : IAsyncDisposable
{
    readonly Lazy<Task<Sample>> _intranet = new(() => Sample.StartAsync("Intranet"));
    readonly Lazy<Task<Sample>> _orders = new(() => Sample.StartAsync("LineOfBusiness"));

    /// <summary>The intranet with its whole demo.</summary>
    public async Task<Sample> IntranetAsync()
    {
        var sample = await _intranet.Value;
        await sample.WaitUntilSeededAsync();
        return sample;
    }

    /// <summary>The intranet as soon as it answers.</summary>
    public Task<Sample> FreshIntranetAsync() => _intranet.Value;

    public Task<Sample> OrdersAsync() => _orders.Value;

    public async ValueTask DisposeAsync()
    {
        if (Watch.Pages > 0)
            Figures.Write("csp.violations", Watch.ContentSecurityViolations, "violations", $"{Watch.Pages} pages visited in both samples");

        foreach (var sample in new[] { _intranet, _orders })
            if (sample is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await sample.Value).DisposeAsync();
    }
}
