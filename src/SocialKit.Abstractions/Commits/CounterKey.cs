namespace SocialKit;

/// <summary>Names a counter: what is counted on which subject.</summary>
/// <param name="Subject">On what.</param>
/// <param name="Name">What is counted, for example <see cref="Comments"/>.</param>
public readonly record struct CounterKey(SubjectRef Subject, string Name)
{
    /// <summary>Comments that are not deleted, at any depth, under a subject; a member is one too.</summary>
    public const string Comments = "comments";

    /// <summary>Comments that are not deleted, written by a member.</summary>
    public const string Written = "written";

    /// <summary>Comments that are not deleted below a comment, at any depth.</summary>
    public const string Replies = "replies";

    /// <summary>Posts that are not deleted: by a member or in a community.</summary>
    public const string Posts = "posts";

    /// <summary>Members who follow a subject.</summary>
    public const string Followers = "followers";

    /// <summary>Subjects a member follows.</summary>
    public const string Following = "following";

    /// <summary>Kudos received by a member, or given about another subject.</summary>
    public const string Kudos = "kudos";

    /// <summary>Kudos given by a member.</summary>
    public const string KudosGiven = "kudos-given";

    /// <summary>Members who are in a community.</summary>
    public const string Members = "members";

    /// <summary>Before the name of a reaction kind: reactions of that kind on a subject.</summary>
    public const string ReactionPrefix = "reaction:";

    /// <summary>
    /// On a member: how many of <see cref="Posts"/>, <see cref="Written"/> or <see cref="Kudos"/> stand in a community, or, without one, on subjects
    /// only the host can judge. What a viewer may not know of is taken off by it.
    /// </summary>
    public static string In(string name, CommunityId? community) => $"{name}{InSign}{community}";

    /// <summary>What <see cref="In"/> puts between the name and the community.</summary>
    public const string InSign = "@";
}
