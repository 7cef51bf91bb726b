using Microsoft.AspNetCore.Routing;

namespace SocialKit.AspNetCore;

/// <summary>Ending a talk and opening it again, as form and as JSON.</summary>
internal static class LockEndpoints
{
    private static readonly FormShape Lock = new("End this talk", "End it", new FormField("subject"), new FormField("reason", FormControl.Line, "Why"));
    private static readonly FormShape Reopening = new("Open this talk again", "Open it again", new FormField("subject"));

    public static void Map(RouteGroupBuilder group)
    {
        group.MapWrite<ILockService>("locks", Lock, async (request, locks) =>
        {
            var subject = request.Subject("subject");
            await locks.LockAsync(request.Writer, subject, request.Text("reason"), request.Aborted);
            return Written.At(subject);
        });

        group.MapWrite<ILockService>("locks/deletion", Reopening, async (request, locks) =>
        {
            var subject = request.Subject("subject");
            await locks.ReopenAsync(request.Writer, subject, request.Aborted);
            return Written.At(subject);
        });

        group.ApiPut("locks", nameof(ILockService.LockAsync), (ILockService locks, ApiRequest request, LockBody body) =>
            locks.LockAsync(request.Viewer, body.Subject, body.Reason, request.Aborted));

        group.ApiDelete("locks", nameof(ILockService.ReopenAsync), (ILockService locks, ApiRequest request) =>
            locks.ReopenAsync(request.Viewer, request.Subject(), request.Aborted));
    }
}
