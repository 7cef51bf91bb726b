using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace SocialKit.Components.Tests;

/// <summary>Renders as a static host does: the framework's own HTML renderer, one scope per page, no interactivity.</summary>
public static partial class StaticHost
{
    public static Task<string> RenderAsync<TComponent>(FakeServices services, FakePage page, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => RenderAsync(services, page, builder => Component<TComponent>(builder, parameters));

    public static async Task<string> RenderAsync(FakeServices services, FakePage page, RenderFragment content)
    {
        await using var provider = Add(new ServiceCollection(), services, page).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Holder>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Content"] = content }));
            return Steady(root.ToHtmlString());
        });
    }

    public static IServiceCollection Add(IServiceCollection collection, FakeServices services, FakePage page) => collection
        .AddSingleton<TimeProvider>(new StandingClock())
        .AddSingleton<IViewerAccessor>(services).AddSingleton<IFeedService>(services).AddSingleton<IPostService>(services)
        .AddSingleton<IDiscussionService>(services).AddSingleton<IReactionService>(services).AddSingleton<IFollowService>(services)
        .AddSingleton<IMemberService>(services).AddSingleton<IKudosService>(services)
        .AddSingleton<IErasureService>(services.Erasures).AddSingleton<IAuditService>(services.Oversight).AddSingleton<ILegalHoldService>(services.Oversight)
        .AddSingleton<IFlagService>(services.Moderation).AddSingleton<IStandingService>(services.Moderation)
        .AddSingleton<IModerationService>(services.Moderation).AddSingleton<ISubjectService>(services.Moderation)
        .AddSingleton<IModerationRuleService>(services.Moderation)
        .AddSingleton<IMuteService>(services.KeepingAway).AddSingleton<IBlockService>(services.KeepingAway).AddSingleton<ILockService>(services.KeepingAway)
        .AddSingleton<IMembershipService>(services.Memberships)
        .AddSingleton<ISocialPage>(page)
        .AddSocialKitComponents();

    public static void Component<TComponent>(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        builder.OpenComponent<TComponent>(0);
        foreach (var (name, value) in parameters)
            builder.AddComponentParameter(1, name, value);

        builder.CloseComponent();
    }

    /// <summary>Client ids are new at every rendering.</summary>
    public static string Steady(string markup) => ClientId().Replace(markup, "name=\"clientId\" value=\"*\"");

    [GeneratedRegex("name=\"clientId\" value=\"[0-9a-f]{32}\"")]
    private static partial Regex ClientId();

    private sealed class Holder : ComponentBase
    {
        [Parameter]
        public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }
}
