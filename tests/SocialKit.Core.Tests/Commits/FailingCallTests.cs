using System.Reflection;
using System.Text.Json;

namespace SocialKit.Core.Tests;

/// <summary>
/// The store fails at its k-th call, for every k of every use case: by an error before the call, by the caller's cancellation, or by an answer that
/// is lost after the commit was made. Each time all of the command is there or nothing, and sending it again completes it exactly once.
/// </summary>
public sealed class FailingCallTests
{
    // An export changes nothing but the audit, in which each one given out is another act.
    private static readonly string[] s_reading = ["Export", "Try", "Preview", "Read", "List", "Find", "Summarise", "Locate"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Methods => [.. UseCase.All.Select(useCase => useCase.Method)];

    [Fact]
    public void Every_writing_method_of_every_service_has_a_use_case()
    {
        var services = typeof(IPostService).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Service", StringComparison.Ordinal));
        var writing = services.Append(typeof(Importer))
            .SelectMany(service => service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => (Service: service.Name, method.Name)))
            .Where(method => !s_reading.Any(word => method.Name.StartsWith(word, StringComparison.Ordinal)))
            .Select(method => $"{method.Service}.{method.Name}").Distinct();
        Assert.Equal(writing.Order(StringComparer.Ordinal), UseCase.All.Select(useCase => useCase.Method.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_store_that_fails_at_any_call_leaves_all_or_nothing_and_the_next_attempt_completes_it_once(string method)
    {
        var useCase = UseCase.All.Single(useCase => useCase.Method == method);
        await using var right = await Run.ArrangeAsync(useCase);
        await right.CallAsync(Stop);
        var after = right.State();
        Assert.True(right.Commits > 0);
        Assert.NotEqual(right.Before, after);
        Assert.True(useCase.InSteps || right.States.Distinct(StateComparer.Instance).Count() == 2, "Between the beginning and the end there is a state that others can see.");

        var cases = Enumerable.Range(1, right.Calls).SelectMany(call => new[] { (Failure.Error, call), (Failure.Cancellation, call) })
            .Concat(Enumerable.Range(1, right.Commits).Select(commit => (Failure.LostAnswer, commit)));
        foreach (var (failure, place) in cases)
        {
            await using var run = await Run.ArrangeAsync(useCase);
            Assert.Equal(right.Before, run.Before);
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            run.FailAt(failure, place, giveUp);
            var thrown = await Record.ExceptionAsync(() => run.CallAsync(giveUp.Token));
            Assert.True(thrown is StoreFailedException or OperationCanceledException, $"{failure} at {place}: {thrown?.ToString() ?? "no error"}");

            // A commit whose answer was lost was made all the same. Whatever else happened, the store is as it is between two commits.
            var state = run.State();
            Assert.Equal(
                failure == Failure.LostAnswer ? right.States[place] : right.States.FirstOrDefault(whole => whole.SequenceEqual(state)) ?? after, state);

            // Sent again it is completed; and again, it answers the same and changes nothing.
            run.FailAt(Failure.None, 0, null);
            if (useCase.IsNewEachTime)
            {
                // Done once: by the first attempt, whose answer was lost, or by this one. Sent again it is refused, or is true already.
                await Refusable(() => run.CallAsync(Stop));
                Assert.Equal(after, run.State());
                continue;
            }

            var answer = await run.CallAsync(Stop);
            Assert.Equal(after, run.State());
            Assert.Equal(answer, await run.CallAsync(Stop));
            Assert.Equal(after, run.State());
        }
    }

    private static async Task Refusable(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (SocialKitException refused)
        {
            Assert.NotEqual(SocialError.SignInRequired, refused.Error.Code);
        }
    }

    private enum Failure
    {
        None,
        Error,
        Cancellation,
        LostAnswer,
    }

    private sealed class StoreFailedException : Exception;

    private sealed class StateComparer : IEqualityComparer<IReadOnlyList<string>>
    {
        public static StateComparer Instance { get; } = new();

        public bool Equals(IReadOnlyList<string>? x, IReadOnlyList<string>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<string> state) => state.Count;
    }

    /// <summary>One world in which a use case is about to be called.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly World _world;
        private Func<CancellationToken, Task<object?>> _call = null!;
        private (Failure Failure, int Place, CancellationTokenSource? GiveUp) _plan;

        private Run() => _world = new World(watch: store => FragileStore.Over(store, BeforeCall, AfterCommit));

        /// <summary>What is stored before the call.</summary>
        public IReadOnlyList<string> Before { get; private set; } = [];

        /// <summary>What was stored before the call and after each of its commits.</summary>
        public List<IReadOnlyList<string>> States { get; } = [];

        /// <summary>Calls of the store since the last plan.</summary>
        public int Calls { get; private set; }

        /// <summary>Commits among them.</summary>
        public int Commits { get; private set; }

        public static async Task<Run> ArrangeAsync(UseCase useCase)
        {
            var run = new Run();

            // The key that signs cursors and forms is made by whoever needs it first, in a commit of its own.
            await run._world.Get<ISigner>().SignAsync(TenantId.Default, "test", "test", Stop);
            run._call = await useCase.Arrange(run._world);
            run.Before = StoreState.Of(run._world.Memory);
            run.FailAt(Failure.None, 0, null);
            return run;
        }

        public void FailAt(Failure failure, int place, CancellationTokenSource? giveUp)
        {
            _plan = (failure, place, giveUp);
            (Calls, Commits) = (0, 0);
            States.Clear();
            States.Add(State());
        }

        public async Task<string> CallAsync(CancellationToken stop) => JsonSerializer.Serialize(await _call(stop));

        /// <summary>What is stored now, new ids made alike.</summary>
        public IReadOnlyList<string> State() => StoreState.Of(_world.Memory, Before);

        public ValueTask DisposeAsync() => _world.DisposeAsync();

        private void BeforeCall(string method)
        {
            if (++Calls != _plan.Place)
            {
                return;
            }

            switch (_plan.Failure)
            {
                case Failure.Error:
                    throw new StoreFailedException();
                case Failure.Cancellation:
                    _plan.GiveUp!.Cancel();
                    break;
            }
        }

        private void AfterCommit(string method)
        {
            if (Before.Count > 0)
            {
                States.Add(State());
            }

            if (++Commits == _plan.Place && _plan.Failure == Failure.LostAnswer)
            {
                throw new StoreFailedException();
            }
        }
    }
}
