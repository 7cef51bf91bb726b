using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialKit;

/// <summary>What <c>AddSocialKit()</c> returns: providers and subjects are added to it.</summary>
/// <param name="services">The host's services.</param>
public sealed class SocialKitBuilder(IServiceCollection services)
{
    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <summary>Lets people talk about one kind of the host's things.</summary>
    /// <typeparam name="TEntity">The host's entity; the resource its policies are asked about.</typeparam>
    /// <typeparam name="TResolver">Loads entities by id, many at once.</typeparam>
    /// <param name="kind">How the kind is written in a subject, for example "order": 1 to 32 of a-z, 0-9 and '-'.</param>
    /// <param name="policy">The host's policy that lets a viewer read the discussion.</param>
    /// <param name="postPolicy">The host's policy that lets a viewer write in it; the reading one when left out.</param>
    /// <exception cref="ArgumentException">The kind is not well formed, is SocialKit's own, or was added before; or the policy is empty.</exception>
    public SocialKitBuilder AddSubject<TEntity, TResolver>(string kind, string policy, string? postPolicy = null)
        where TEntity : class
        where TResolver : class, ISubjectResolver<TEntity>
    {
        if (SubjectRef.For(kind, "1").IsOwn)
        {
            throw new ArgumentException($"'{kind}' is one of SocialKit's own kinds. Choose another name for yours.", nameof(kind));
        }

        if (string.IsNullOrWhiteSpace(policy))
        {
            throw new ArgumentException(
                $"The subject '{kind}' has no policy, so nobody could be allowed to see it. Name one: .AddSubject<{typeof(TEntity).Name}, {typeof(TResolver).Name}>(\"{kind}\", policy: \"CanSee{typeof(TEntity).Name}\").",
                nameof(policy));
        }

        if (Services.Any(service => service.ImplementationInstance is SubjectKind known && known.Kind == kind))
        {
            throw new ArgumentException($"The subject '{kind}' was added twice. Keep one AddSubject call for it.", nameof(kind));
        }

        Services.AddScoped<ISubjectResolver<TEntity>, TResolver>();
        Services.AddSingleton(new SubjectKind(kind, typeof(TEntity), typeof(ISubjectResolver<TEntity>), policy, postPolicy ?? policy));
        return this;
    }

    /// <summary>
    /// Says who a member is that is not here, so that the host's policies can be asked on their behalf: for the list of people a text can call.
    /// Without it nobody is offered where the host's own things are talked about.
    /// </summary>
    /// <typeparam name="TPrincipals">Builds principals with the claims that signing in would give; made anew for each request.</typeparam>
    public SocialKitBuilder AddMemberPrincipals<TPrincipals>() where TPrincipals : class, IMemberPrincipals
    {
        Services.Replace(ServiceDescriptor.Scoped<IMemberPrincipals, TPrincipals>());
        return this;
    }

    /// <summary>Puts a check of the host's own in the way of every new and changed text, after those added before.</summary>
    /// <typeparam name="TStage">The check; made anew for each request.</typeparam>
    /// <param name="name">What moderators see when it did not answer.</param>
    /// <param name="deadline">How long it may take; 2 seconds when left out.</param>
    /// <param name="onFailure">What becomes of a text when it fails or is late.</param>
    public SocialKitBuilder AddModerationStage<TStage>(string name, TimeSpan? deadline = null, StageFailure onFailure = StageFailure.Hold)
        where TStage : class, IModerationStage
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (deadline <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(deadline), $"The stage '{name}' needs some time: give a deadline of more than zero.");
        }

        Services.TryAddScoped<TStage>();
        Services.AddSingleton(new StageRegistration(name, typeof(TStage), deadline ?? TimeSpan.FromSeconds(2), onFailure));
        return this;
    }

    /// <summary>
    /// Says who looks after the whole site, by policies of the host's. An office that is left out is held by nobody: those who look after a community
    /// do so through their role in it.
    /// </summary>
    /// <param name="moderators">The policy of those who decide about what is said, wherever they may read.</param>
    /// <param name="administrators">The policy of those who place legal holds, give out and erase data.</param>
    /// <param name="auditors">The policy of those who read the audit.</param>
    /// <param name="confidential">The policy of those who decide about what is reported in confidence.</param>
    public SocialKitBuilder AddStaff(string? moderators = null, string? administrators = null, string? auditors = null, string? confidential = null)
    {
        Services.Configure<SocialKitOptions>(options =>
        {
            foreach (var (role, policy) in new[]
            {
                (StaffRole.Moderator, moderators), (StaffRole.Administrator, administrators), (StaffRole.Auditor, auditors), (StaffRole.Confidential, confidential),
            })
            {
                if (policy is not null)
                {
                    options.StaffPolicies[role.Value] = policy;
                }
            }
        });
        return this;
    }

    /// <summary>Registers the store. Providers call this from their own <c>Use…</c> method.</summary>
    /// <param name="name">The provider's name, as in <see cref="IStore.Name"/>.</param>
    /// <param name="factory">Makes the one store; it is prepared at start, not here.</param>
    /// <param name="isDefault">True for a store nobody asked for: it steps aside for every other, before or after.</param>
    /// <exception cref="InvalidOperationException">Two stores were chosen.</exception>
    public SocialKitBuilder UseStore(string name, Func<IServiceProvider, IStore> factory, bool isDefault = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(factory);
        var chosen = Services.Select(service => service.ImplementationInstance).OfType<StoreRegistration>().FirstOrDefault();
        if (chosen is not null && isDefault)
        {
            return this;
        }

        if (chosen is { IsDefault: false })
        {
            throw new InvalidOperationException(
                $"Two stores were chosen, {chosen.Name} and {name}: SocialKit keeps everything in one, so leave one Use… call after AddSocialKit() and remove the other.");
        }

        Services.Replace(ServiceDescriptor.Singleton(new StoreRegistration(name, isDefault)));
        Services.Replace(ServiceDescriptor.Singleton(factory));
        return this;
    }

    /// <summary>Says where the host shows one of SocialKit's own kinds, so that links lead there instead of to the bare page.</summary>
    /// <param name="kind">"post", "member", "community" or "kudos".</param>
    /// <param name="pattern">A local path, for example <c>/posts/{id}</c>, <c>/people/{handle}</c> or <c>/communities/{slug}</c>.</param>
    /// <exception cref="ArgumentException">The kind is not SocialKit's own, or the pattern is not a local path with a placeholder.</exception>
    public SocialKitBuilder AddPage(string kind, string pattern)
    {
        if (kind is not (SubjectRef.PostKind or SubjectRef.MemberKind or SubjectRef.CommunityKind or SubjectRef.KudosKind))
        {
            throw new ArgumentException("AddPage takes \"post\", \"member\", \"community\" or \"kudos\". For your own kinds the resolver gives the address.", nameof(kind));
        }

        if (pattern is not ['/', not ('/' or '\\'), ..] || !pattern.Contains('{', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{pattern}' is not a local path with a placeholder such as /posts/{{id}}.", nameof(pattern));
        }

        Services.AddSingleton(new SubjectPage(kind, pattern));
        return this;
    }
}
