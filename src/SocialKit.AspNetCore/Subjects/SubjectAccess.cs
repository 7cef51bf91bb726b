using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocialKit.AspNetCore;

/// <summary>
/// Asks the host's resolvers and the host's own policies. Each call has a service scope of its own: two widgets of one page may ask at the
/// same time, and the host's <c>DbContext</c> must never be used by two at once.
/// </summary>
internal sealed class SubjectAccess(IEnumerable<SubjectKind> kinds, IServiceScopeFactory scopes, ILogger<SubjectAccess> logger) : ISubjectAccess
{
    // What a resolver is promised: see ISubjectResolver.
    private const int MostIds = 200;

    private static readonly ConcurrentDictionary<Type, IAsk> Asks = new();

    private readonly Dictionary<string, SubjectKind> _kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public bool Knows(string kind) => _kinds.ContainsKey(kind);

    public async ValueTask<IReadOnlyDictionary<SubjectRef, SubjectGrant>> ResolveAsync(
        Viewer viewer, IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        var grants = new Dictionary<SubjectRef, SubjectGrant>();
        foreach (var group in subjects.Distinct().GroupBy(subject => subject.Kind, StringComparer.Ordinal))
        {
            if (!_kinds.TryGetValue(group.Key, out var kind))
            {
                continue;
            }

            foreach (var some in group.Select(subject => subject.Id).Chunk(MostIds))
            {
                await AskAsync(viewer, kind, some, grants, cancellationToken);
            }
        }

        return grants;
    }

    private async Task AskAsync(
        Viewer viewer, SubjectKind kind, string[] ids, Dictionary<SubjectRef, SubjectGrant> grants, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        IReadOnlyDictionary<string, Answer> found;
        try
        {
            var ask = Asks.GetOrAdd(kind.EntityType, type => (IAsk)Activator.CreateInstance(typeof(Ask<>).MakeGenericType(type))!);
            found = await ask.ResolveAsync(scope.ServiceProvider, ids, cancellationToken);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            logger.LogError(exception, "The resolver of subject kind {Kind} failed; its {Count} subjects are denied.", kind.Kind, ids.Length);
            return;
        }

        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        foreach (var id in ids)
        {
            if (!found.TryGetValue(id, out var answer))
            {
                continue;
            }

            try
            {
                if (!(await authorization.AuthorizeAsync(viewer.Principal, answer.Entity, kind.ReadPolicy)).Succeeded)
                {
                    continue;
                }

                if (!LocalUrl.TryClean(answer.Url, out var url))
                {
                    logger.LogError("The resolver of subject kind {Kind} gave an address that is not local to this site; the subject is denied. Give a path such as /orders/4711.", kind.Kind);
                    continue;
                }

                var canPost = kind.PostPolicy == kind.ReadPolicy
                    || (await authorization.AuthorizeAsync(viewer.Principal, answer.Entity, kind.PostPolicy)).Succeeded;
                grants[SubjectRef.For(kind.Kind, id)] = new SubjectGrant(answer.Title, url, canPost, answer.Closed);
            }
            catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
            {
                logger.LogError(exception, "A policy of subject kind {Kind} failed; the subject is denied.", kind.Kind);
            }
        }
    }

    // A resolver that gives up on its own clock has failed; only the caller's cancellation passes through.
    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private sealed record Answer(object Entity, string Title, string Url, bool Closed);

    private interface IAsk
    {
        ValueTask<IReadOnlyDictionary<string, Answer>> ResolveAsync(IServiceProvider services, string[] ids, CancellationToken cancellationToken);
    }

    private sealed class Ask<TEntity> : IAsk where TEntity : class
    {
        public async ValueTask<IReadOnlyDictionary<string, Answer>> ResolveAsync(
            IServiceProvider services, string[] ids, CancellationToken cancellationToken)
        {
            var found = await services.GetRequiredService<ISubjectResolver<TEntity>>().ResolveAsync(ids, cancellationToken);
            // Only what was asked counts, letter by letter: the host's dictionary may compare ids in its own way, and "order:a1" and
            // "order:A1" must not be two discussions of one order.
            var wanted = ids.ToHashSet(StringComparer.Ordinal);
            var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
            foreach (var (id, subject) in found)
            {
                if (wanted.Contains(id) && subject?.Entity is { } entity)
                {
                    answers[id] = new Answer(entity, subject.Title, subject.Url, subject.Closed);
                }
            }

            return answers;
        }
    }
}
