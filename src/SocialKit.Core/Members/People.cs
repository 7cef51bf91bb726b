namespace SocialKit;

/// <summary>The people one answer names, loaded in one read.</summary>
internal sealed class People
{
    private readonly Dictionary<MemberId, MemberView> _views;

    private People(Dictionary<MemberId, MemberView> views) => _views = views;

    public MemberView this[MemberId id] => _views.TryGetValue(id, out var view)
        ? view
        : new MemberView(id, "", "Someone", null, null, "");

    /// <summary>For a mention: the person's name and address; null for someone who is not known (any more).</summary>
    public MemberView? Find(MemberId id) => _views.GetValueOrDefault(id);

    public static async ValueTask<People> LoadAsync(
        IStore store, SubjectLinks links, Viewer viewer, IEnumerable<MemberId> ids, CancellationToken cancellationToken)
    {
        var views = new Dictionary<MemberId, MemberView>();
        foreach (var keys in ids.Distinct().Select(Member.KeyOf).Chunk(1_000))
        {
            foreach (var member in await store.Records.GetAsync<Member>(AccessScope.For(viewer), keys, cancellationToken))
            {
                views[member.Id] = ViewOf(links, viewer, member);
            }
        }

        return new People(views);
    }

    public static MemberView ViewOf(SubjectLinks links, Viewer viewer, Member member) =>
        new(member.Id, member.Handle, member.Name, member.Unit, member.Role, links.Of(viewer, member)) { Status = member.Status };
}
