using System.Reflection;
using Microsoft.Extensions.Options;

namespace SocialKit.Core.Tests;

/// <summary>No write of a member is without a rate: what every use case commits is looked at, so that a new one cannot be forgotten.</summary>
public sealed class RatedWriteTests
{
    /// <summary>What people do themselves; what the host does is not counted.</summary>
    public static TheoryData<string> MethodsOfMembers => [.. UseCase.All.Select(useCase => useCase.Method).Where(IsOfMembers)];

    [Theory]
    [MemberData(nameof(MethodsOfMembers))]
    public async Task Every_commit_of_a_member_spends_of_a_rate(string method)
    {
        var useCase = UseCase.All.Single(useCase => useCase.Method == method);
        List<Commit> commits = [];
        await using var world = new World(watch: store => Watch.Over(store, commits));
        var call = await useCase.Arrange(world);
        commits.Clear();
        world.Get<IOptions<SocialKitOptions>>().Value.Rates.Enabled = true;
        await call(TestContext.Current.CancellationToken);

        Assert.NotEmpty(commits);
        Assert.All(commits, commit => Assert.Contains(commit.Guards, guard => guard is Guard.Allowance { Name: var name } && name.StartsWith("rate/", StringComparison.Ordinal)));
    }

    private static bool IsOfMembers(string method) => method.Split('.', ':') is [var service, var name, ..]
        && typeof(IPostService).Assembly.GetType($"SocialKit.{service}")?.GetMethod(name)?.GetParameters()[0].ParameterType == typeof(Viewer);

    /// <summary>Keeps every commit.</summary>
    public class Watch : DispatchProxy
    {
        private IStore _inner = null!;
        private List<Commit> _commits = null!;

        public static IStore Over(IStore inner, List<Commit> commits)
        {
            var proxy = Create<IStore, Watch>();
            ((Watch)(object)proxy)._inner = inner;
            ((Watch)(object)proxy)._commits = commits;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            // The store's own secret is made on the way, once for everybody.
            if (args is [Commit commit, ..] && !commit.Puts.Any(put => put is Secret))
            {
                _commits.Add(commit);
            }

            return targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }
}
