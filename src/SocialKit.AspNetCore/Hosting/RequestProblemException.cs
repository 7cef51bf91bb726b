namespace SocialKit.AspNetCore;

/// <summary>A request that no service should see: malformed, too large, not ours. Carries the HTTP status that the error's code alone does not tell.</summary>
internal sealed class RequestProblemException(int status, SocialError error, Exception? inner = null) : Exception(error.Message, inner)
{
    public const string ExpiredForm = "expired-form";
    public const string CrossSite = "cross-site";
    public const string TooLarge = "too-large";
    public const string Unexpected = "unexpected";
    public const string StorageFull = "storage-full";
    public const string VersionMissing = "version-missing";
    public const string WrongMethod = "wrong-method";

    public int Status { get; } = status;

    public SocialError Error { get; } = error;

    public static RequestProblemException Malformed(string field, string message) => new(400, new SocialError(SocialError.Invalid, field, message));
}
