using System.Globalization;

namespace SocialKit;

/// <summary>Signs when an edit form was rendered, so that an edit begun in time may be finished a little later.</summary>
internal sealed class EditStamps(ISigner signer)
{
    private const string Purpose = "edit";

    public ValueTask<string> WriteAsync(Viewer viewer, SubjectRef subject, DateTimeOffset now, CancellationToken cancellationToken) =>
        signer.SignAsync(
            viewer.Tenant, Purpose, string.Create(CultureInfo.InvariantCulture, $"{subject}\n{viewer.Member}\n{now.UtcTicks}"), cancellationToken);

    /// <summary>When editing began; null without a stamp.</summary>
    /// <exception cref="SocialKitException">The stamp is not ours, or of another text or member.</exception>
    public async ValueTask<DateTimeOffset?> ReadAsync(Viewer viewer, SubjectRef subject, string? stamp, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(stamp))
        {
            return null;
        }

        var payload = await signer.VerifyAsync(viewer.Tenant, Purpose, stamp, cancellationToken);
        return payload?.Split('\n') is [var stampSubject, var member, var ticks] && stampSubject == subject.ToString() && member == viewer.Member?.ToString()
            ? new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero)
            : throw Refuse.Invalid("started", "This form is not the one you were given. Reload the page and edit again.");
    }
}
