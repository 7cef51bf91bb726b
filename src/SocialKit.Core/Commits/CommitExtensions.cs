using System.Security.Cryptography;
using System.Text;

namespace SocialKit;

/// <summary>What services do with every commit: make client keys, and turn refusals nobody expects into one clear error.</summary>
internal static class CommitExtensions
{
    /// <summary>The client key of a command, or null when its sender never repeats it.</summary>
    /// <exception cref="SocialKitException">The client id is not 1 to 64 characters.</exception>
    public static ClientKey? KeyFor(this MemberId member, string route, string? clientId, params ReadOnlySpan<string?> body)
    {
        if (string.IsNullOrEmpty(clientId))
        {
            return null;
        }

        if (clientId.Length > 64)
        {
            throw Refuse.Invalid("clientId", "The form's id is too long. Reload the page and send it again.");
        }

        // A unit separator between the parts, so that moving text from one field to the next is another body.
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', body!)));
        return new ClientKey(member, route, clientId, Convert.ToHexStringLower(digest));
    }

    /// <summary>The result of a commit whose guards cannot fail in ordinary use, except those of <see cref="Rates"/>.</summary>
    /// <param name="result">What the store said.</param>
    /// <param name="at">When the command was made.</param>
    public static CommitResult Demand(this CommitResult result, DateTimeOffset at) => result.Outcome switch
    {
        CommitOutcome.Applied or CommitOutcome.Replayed => result,
        CommitOutcome.KeyReused => throw new SocialKitException(new SocialError(
            SocialError.KeyReused, null, "This form was already sent with another text. Reload the page to write something new.")),
        _ => throw Rates.Explain(result, at) ?? new SocialKitException(new SocialError(
            SocialError.Conflict, null, "Someone changed this at the same moment. Reload the page and try again.")),
    };
}
