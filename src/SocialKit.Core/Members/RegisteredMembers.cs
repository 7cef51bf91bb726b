using System.Collections.Concurrent;

namespace SocialKit;

/// <summary>
/// Remembers who was registered with which facts, so that an ordinary request reads nothing. Bounded, and for a minute only: an erasure on another server
/// must be noticed here as well. Singleton.
/// </summary>
internal sealed class RegisteredMembers(TimeProvider clock)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(TenantId Tenant, MemberIdentity Identity), (MemberId Id, DateTimeOffset Until)> _known = new();

    public bool TryGet(TenantId tenant, MemberIdentity identity, out MemberId id)
    {
        var found = _known.TryGetValue((tenant, identity), out var known) && known.Until > clock.GetUtcNow();
        id = known.Id;
        return found;
    }

    public void Keep(TenantId tenant, MemberIdentity identity, MemberId id)
    {
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        _known[(tenant, identity)] = (id, clock.GetUtcNow() + s_kept);
    }

    /// <summary>The member is another one from now on, or none.</summary>
    public void Forget(MemberId member)
    {
        foreach (var known in _known.Where(known => known.Value.Id == member).ToList())
        {
            _known.TryRemove(known);
        }
    }
}
