namespace SocialKit;

/// <summary>A community as one viewer sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Purpose">Why it exists, in one sentence.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Url">Its page: the host's, or SocialKit's.</param>
public sealed record CommunityView(CommunityId Id, string Slug, string Name, string Purpose, CommunityState State, string Url)
{
    /// <summary>The rest of the charter; null where only the name is needed.</summary>
    public CharterView? Charter { get; init; }

    /// <summary>Posts in it; null where not asked for.</summary>
    public long? Posts { get; init; }

    /// <summary>Members who follow it; null where not asked for.</summary>
    public long? Followers { get; init; }

    /// <summary>True when the viewer follows it.</summary>
    public bool Following { get; init; }
}

/// <summary>A charter as shown.</summary>
/// <param name="Problem">The business problem.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Measures">How we will know it works.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="ReviewAt">When it is looked at again.</param>
public sealed record CharterView(string Problem, string Audience, IReadOnlyList<string> Measures, MemberView? Owner, DateTimeOffset ReviewAt);
