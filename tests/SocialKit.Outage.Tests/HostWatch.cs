using System.Net;

namespace SocialKit.Outage.Tests;

/// <summary>Asks for the host's own page again and again while SocialKit is in trouble, and keeps how long it took and how many wait for a thread.</summary>
internal sealed class HostWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(10);
    private readonly CancellationTokenSource _enough = CancellationTokenSource.CreateLinkedTokenSource(Site.Stop);
    private readonly List<double> _milliseconds = [];
    private readonly Person _visitor;
    private readonly Task _watching;
    private readonly Thread _counting;

    public HostWatch(Site site)
    {
        _visitor = site.Person("visitor");
        _watching = Task.Run(WatchAsync);

        // Not a thread of the pool: it must count also while all of those are busy.
        _counting = new Thread(Count);
        _counting.Start();
    }

    /// <summary>The most work that waited for a thread.</summary>
    public long MostWaiting { get; private set; }

    /// <summary>How long 19 of 20 answers took at most, in milliseconds, after the watch has ended.</summary>
    public double P95 => _milliseconds.Order().ElementAt(_milliseconds.Count * 95 / 100);

    /// <summary>The longest answer, in milliseconds.</summary>
    public double Worst => _milliseconds.Max();

    public int Asked => _milliseconds.Count;

    /// <summary>Ends it. Fails when the page was ever not there.</summary>
    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _watching;
        _counting.Join();
        _visitor.Dispose();
        _enough.Dispose();
    }

    private void Count()
    {
        while (!_enough.Token.WaitHandle.WaitOne(s_breath))
        {
            MostWaiting = Math.Max(MostWaiting, ThreadPool.PendingWorkItemCount);
        }
    }

    private async Task WatchAsync()
    {
        while (!_enough.IsCancellationRequested)
        {
            var answer = await _visitor.GetAsync("/");
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
            _milliseconds.Add(answer.Took.TotalMilliseconds);
            await Task.Delay(s_breath, Site.Stop);
        }
    }
}
