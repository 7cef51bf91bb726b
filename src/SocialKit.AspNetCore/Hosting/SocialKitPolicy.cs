namespace SocialKit.AspNetCore;

/// <summary>
/// Says who may call an endpoint below <c>MapSocialKit()</c>. Every endpoint there carries exactly one; one without makes the start fail,
/// so that nothing is open because somebody forgot. Put on an endpoint as metadata.
/// </summary>
public sealed class SocialKitPolicy
{
    private SocialKitPolicy(string name) => Name = name;

    /// <summary>Anyone may ask; what they may see is decided by the services, for every subject anew.</summary>
    public static SocialKitPolicy AnonymousRead { get; } = new("anonymous-read");

    /// <summary>Only a signed-in member, with a form of this site and its antiforgery token, or with a script's header.</summary>
    public static SocialKitPolicy Write { get; } = new("write");

    /// <summary>The style sheet and the script: the same for everyone, kept by caches.</summary>
    public static SocialKitPolicy Asset { get; } = new("asset");

    /// <summary>The policy's name, for messages.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
