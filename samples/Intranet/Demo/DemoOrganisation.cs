namespace Intranet.Demo;

/// <summary>
/// Everything that was said at Varnholt during the last eight weeks. The same seed gives the same organisation; ages count back from the
/// moment of loading, and were laid out for a Thursday afternoon.
/// </summary>
public sealed record DemoOrganisation(
    IReadOnlyList<string> Values,
    IReadOnlyList<DemoPerson> People,
    IReadOnlyList<DemoCommunity> Communities,
    IReadOnlyList<DemoPost> Posts,
    IReadOnlyList<DemoComment> Comments,
    IReadOnlyList<DemoKudos> Kudos,
    IReadOnlyList<DemoReaction> Reactions,
    IReadOnlyList<DemoFollow> Follows)
{
    /// <summary>Builds the organisation; posts and comments are numbered from the oldest to the newest.</summary>
    public static DemoOrganisation Create(int seed = 20_26)
    {
        var posts = PostPress.Print(seed);
        var comments = ReplyPress.Print(seed, posts);
        var accepted = comments.Where(c => c.Accepted).ToDictionary(c => c.Post, c => c.Key);

        DemoPost[] finalPosts =
        [
            .. posts.Select(p => new DemoPost(
                p.Key,
                p.Author,
                p.Community,
                p.Seed.Kind,
                p.Title,
                p.Text,
                p.Topics,
                p.Age,
                accepted.TryGetValue(p.Key, out var key) ? key : null)),
        ];
        DemoComment[] finalComments =
        [
            .. comments.Select(c => new DemoComment(c.Key, c.Post, c.Parent?.Key, c.Author, c.Kind, c.Text, c.Age)),
        ];

        return new DemoOrganisation(
            KudosTexts.Values,
            Demo.People.All,
            Demo.Communities.All,
            finalPosts,
            finalComments,
            Gestures.Kudos(seed),
            Gestures.Reactions(seed, finalPosts, finalComments),
            Gestures.Follows(seed));
    }
}
