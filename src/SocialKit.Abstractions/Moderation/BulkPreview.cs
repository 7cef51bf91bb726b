namespace SocialKit;

/// <summary>What a bulk decision would change, counted before anything is changed.</summary>
/// <param name="Member">Whose texts.</param>
/// <param name="Posts">Posts it would change.</param>
/// <param name="Comments">Comments it would change.</param>
/// <param name="Kept">Texts that must stay as they are.</param>
/// <param name="More">True when there are more than can be changed at once.</param>
public sealed record BulkPreview(MemberView Member, int Posts, int Comments, int Kept, bool More);
