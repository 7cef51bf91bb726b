using Microsoft.Extensions.Options;

namespace SocialKit;

/// <summary>Knows where things are shown: on the host's page when it registered one, else at SocialKit's own address for anything.</summary>
internal sealed class SubjectLinks(IEnumerable<SubjectPage> pages, IOptions<SocialKitOptions> options)
{
    private readonly Dictionary<string, string> _patterns = pages.GroupBy(page => page.Kind).ToDictionary(group => group.Key, group => group.Last().Pattern);

    /// <summary>SocialKit's address, which checks visibility and then leads to the right page.</summary>
    public string At(Viewer viewer, SubjectRef subject) =>
        $"{viewer.PathBase}{options.Value.Prefix}/at/{subject.Kind}:{Uri.EscapeDataString(subject.Id)}";

    public string Of(Viewer viewer, Post post) => Page(viewer, SubjectRef.PostKind, post.Id.ToString()) ?? At(viewer, post.Subject);

    public string Of(Viewer viewer, Kudos kudos) =>
        Page(viewer, SubjectRef.KudosKind, kudos.Id.ToString()) ?? At(viewer, SubjectRef.Of(kudos.Id));

    public string Of(Viewer viewer, Member member) =>
        Page(viewer, SubjectRef.MemberKind, member.Id.ToString(), "{handle}", member.Handle) ?? At(viewer, SubjectRef.Of(member.Id));

    public string Of(Viewer viewer, Community community) =>
        Page(viewer, SubjectRef.CommunityKind, community.Id.ToString(), "{slug}", community.Slug) ?? At(viewer, SubjectRef.Of(community.Id));

    /// <summary>The host's page for one of our records; null when the bare page serves.</summary>
    public string? HostPage(Viewer viewer, IRecord record) => record switch
    {
        Post post when _patterns.ContainsKey(SubjectRef.PostKind) => Of(viewer, post),
        Kudos kudos when _patterns.ContainsKey(SubjectRef.KudosKind) => Of(viewer, kudos),
        Member member when _patterns.ContainsKey(SubjectRef.MemberKind) => Of(viewer, member),
        Community community when _patterns.ContainsKey(SubjectRef.CommunityKind) => Of(viewer, community),
        _ => null,
    };

    private string? Page(Viewer viewer, string kind, string id, string? token = null, string? value = null)
    {
        if (!_patterns.TryGetValue(kind, out var pattern))
        {
            return null;
        }

        var path = pattern.Replace("{id}", id, StringComparison.Ordinal);
        return viewer.PathBase + (token is null ? path : path.Replace(token, Uri.EscapeDataString(value!), StringComparison.Ordinal));
    }
}
