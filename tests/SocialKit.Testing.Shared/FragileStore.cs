using System.Reflection;

namespace SocialKit.Testing.Shared;

/// <summary>
/// A store in front of another, so that a test can let any call fail. Works on the contract as it is, by reflection: a reader or a method that
/// comes new is watched without a line here.
/// </summary>
public class FragileStore : DispatchProxy
{
    private object _inner = null!;
    private Action<string> _before = null!;
    private Action<string> _after = null!;

    /// <summary>Watches a store.</summary>
    /// <param name="inner">Does the work.</param>
    /// <param name="before">Is told the name of each method just before it is called; what it throws, the caller gets instead of the call.</param>
    /// <param name="after">The same just after a commit was made: what it throws, the caller gets instead of the answer.</param>
    public static IStore Over(IStore inner, Action<string> before, Action<string>? after = null) =>
        (IStore)Over(typeof(IStore), inner, before, after ?? (_ => { }));

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.IsSpecialName)
        {
            var value = targetMethod.Invoke(_inner, args);
            return value is not null && targetMethod.ReturnType.IsInterface ? Over(targetMethod.ReturnType, value, _before, _after) : value;
        }

        _before(targetMethod.Name);
        var answer = targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        return answer is ValueTask<CommitResult> ? new ValueTask<CommitResult>(ThenAsync(answer, targetMethod.Name)) : answer;
    }

    private static object Over(Type contract, object inner, Action<string> before, Action<string> after)
    {
        var proxy = Create(contract, typeof(FragileStore));
        var watched = (FragileStore)proxy;
        (watched._inner, watched._before, watched._after) = (inner, before, after);
        return proxy;
    }

    private async Task<CommitResult> ThenAsync(object commit, string name)
    {
        var result = await (ValueTask<CommitResult>)commit;
        _after(name);
        return result;
    }
}
