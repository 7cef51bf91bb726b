using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Whether somebody who is not signed in may read what SocialKit itself owns. The host's own kinds are for the host's policies.</summary>
internal sealed class Readership(IOptions<SocialKitOptions> options)
{
    public bool Admits(Viewer viewer) => viewer.Member is not null || options.Value.AnonymousRead;

    /// <exception cref="SocialKitException">Nobody is signed in: the same answer whether the thing asked for exists or not.</exception>
    public void Demand(Viewer viewer)
    {
        if (!Admits(viewer))
        {
            throw new SocialKitException(new SocialError(SocialError.SignInRequired, null, "Please sign in to read this."));
        }
    }
}
