namespace SocialKit;

/// <summary>
/// Makes a command safe to send again: chosen where the form was rendered, remembered by the store in the same commit for at least 24 hours.
/// </summary>
/// <param name="Member">Whose command; another member's equal key is another key.</param>
/// <param name="Route">Which command, for example "comments".</param>
/// <param name="Key">The client's own text, 1 to 64 characters.</param>
/// <param name="BodyDigest">A digest of what was asked. The same key with another digest is refused.</param>
public sealed record ClientKey(MemberId Member, string Route, string Key, string BodyDigest);
