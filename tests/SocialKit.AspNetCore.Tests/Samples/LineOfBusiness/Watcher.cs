using System.Collections.Concurrent;
using System.Reflection;

namespace LineOfBusiness.Tests;

/// <summary>What was asked, in order.</summary>
public sealed class Calls
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public void Add(string call) => _all.Enqueue(call);

    public void Forget() => _all.Clear();
}

public static class Watching
{
    /// <summary>Stands around a service, and around the readers it gives out, and writes down every call.</summary>
    public static TService Around<TService>(TService inner, Calls calls) where TService : class
    {
        var proxy = DispatchProxy.Create<TService, Watcher>();
        ((Watcher)(object)proxy).Watch(inner, calls);
        return proxy;
    }
}

public class Watcher : DispatchProxy
{
    private static readonly MethodInfo s_around = typeof(Watching).GetMethod(nameof(Watching.Around))!;

    private object _inner = null!;
    private Calls _calls = null!;

    internal void Watch(object inner, Calls calls) => (_inner, _calls) = (inner, calls);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (!targetMethod.IsSpecialName)
        {
            _calls.Add(targetMethod.Name);
            return answer;
        }

        return targetMethod.ReturnType.IsInterface
            ? s_around.MakeGenericMethod(targetMethod.ReturnType).Invoke(null, [answer, _calls])
            : answer;
    }
}
