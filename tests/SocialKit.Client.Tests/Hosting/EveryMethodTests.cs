using System.Reflection;
using SocialKit.AspNetCore;
using SocialKit.Core.Tests;

namespace SocialKit.Client.Tests;

/// <summary>A service method that a viewer may call has an endpoint and a client method, or the build fails here.</summary>
public sealed class EveryMethodTests : IAsyncDisposable
{
    // What the host calls itself, with the reason why nobody may over HTTP. Only what takes no viewer may stand here.
    private static readonly Dictionary<string, string> s_withoutEndpoint = new()
    {
        ["IHostActivityService.PostCommentAsync"] = "posts in the name of any member, inside the host's transaction",
        ["IMemberService.RegisterAsync"] = "says who somebody is; the site knows that from its own sign-in",
        ["IMemberService.SetStatusAsync"] = "says who is still there; the site knows that from its own directory",
        ["IErasureService.RunDueAsync"] = "carries out what was asked for; the host decides when",
        ["IRetentionService.PurgeAsync"] = "removes for good; the host decides when",
        ["ISubjectLifecycleService.CloseAsync"] = "the host speaks of its own subjects, and no policy is asked",
        ["ISubjectLifecycleService.ReopenAsync"] = "the host speaks of its own subjects, and no policy is asked",
        ["ISubjectLifecycleService.DeleteAsync"] = "the host speaks of its own subjects, and no policy is asked",
        ["ISubjectLifecycleService.RemapSubjectsAsync"] = "the host speaks of its own subjects, and no policy is asked",
    };

    private readonly World _world = new();

    public static TheoryData<string> Methods => [.. ViewerMethods.All.Select(ViewerMethods.NameOf)];

    [Fact]
    public void Every_method_of_a_viewer_has_one_endpoint()
    {
        var endpoints = ViewerMethods.ApiOf(_world).Select(endpoint => $"{endpoint.Of.Service.Name}.{endpoint.Of.Method}");
        Assert.Equal(ViewerMethods.All.Select(ViewerMethods.NameOf).Order(StringComparer.Ordinal), endpoints.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_has_no_endpoint_is_called_by_the_host_itself_and_the_reason_is_written_down()
    {
        Assert.Equal(s_withoutEndpoint.Keys.Order(StringComparer.Ordinal), ViewerMethods.WithoutViewer.Select(ViewerMethods.NameOf).Order(StringComparer.Ordinal));

        // The host answers these; they are not asked over HTTP.
        Assert.Equal(["IStaffProvider.IsAsync", "ISubjectAccess.ResolveAsync"], ViewerMethods.OfOthers.Select(ViewerMethods.NameOf).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_client_asks_the_endpoint_of_the_method(string name)
    {
        var ana = await _world.PersonAsync("ana");
        var method = ViewerMethods.All.Single(method => ViewerMethods.NameOf(method) == name);
        var service = typeof(Place).GetMethod(nameof(Place.Ask))!.MakeGenericMethod(method.DeclaringType!).Invoke(_world.Place, null);
        Assert.True(service is not null, $"AddSocialKitClient registers no {method.DeclaringType!.Name}.");

        try
        {
            var answer = method.Invoke(service, BindingFlags.DoNotWrapExceptions, null, [.. method.GetParameters().Select(parameter => SampleOf(parameter.ParameterType, ana))], null)!;
            await (answer is ValueTask done ? done.AsTask() : (Task)answer.GetType().GetMethod("AsTask")!.Invoke(answer, null)!);
        }
        catch (SocialKitException)
        {
            // What is asked for is not there; that it was asked for is what counts.
        }

        var asked = _world.Place.Asked?.Metadata.GetMetadata<ApiOf>();
        Assert.Equal(name, $"{asked?.Service.Name}.{asked?.Method}");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Something of this type, made from its parts: a method that comes new needs no line here.</summary>
    private static object? SampleOf(Type type, Viewer viewer)
    {
        if (type == typeof(Viewer))
            return viewer;

        if (type == typeof(CancellationToken))
            return TestContext.Current.CancellationToken;

        if (type == typeof(string))
            return "ana";

        if (type == typeof(SubjectRef))
            return SubjectRef.For("order", 1);

        if (type == typeof(FeedScope))
            return FeedScope.Company;

        if (Nullable.GetUnderlyingType(type) is not null)
            return null;

        if (type.IsGenericType && type.IsAssignableFrom(type.GetGenericArguments()[0].MakeArrayType()))
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            items.SetValue(SampleOf(type.GetGenericArguments()[0], viewer), 0);
            return items;
        }

        if (type.IsPrimitive || type.IsEnum)
            return Activator.CreateInstance(type);

        var parts = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        return parts.Invoke([.. parts.GetParameters().Select(part => SampleOf(part.ParameterType, viewer))]);
    }
}
