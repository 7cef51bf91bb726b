using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialKit.AspNetCore.Tests;

internal static class FailingSubjects
{
    public static void AddScopedSubjectFailure(this IServiceCollection services) => services.Replace(ServiceDescriptor.Scoped<ISubjectService, Failing>());

    private sealed class Failing : ISubjectService
    {
        public ValueTask<SubjectLocation> LocateAsync(Viewer viewer, SubjectRef subject, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("secret-connection-string");
    }
}
