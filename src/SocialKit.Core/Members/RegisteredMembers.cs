using System.Collections.Concurrent;

namespace SocialKit;

/// <summary>Remembers who was registered with which facts, so that an ordinary request reads nothing. Bounded; singleton.</summary>
internal sealed class RegisteredMembers
{
    private const int Capacity = 50_000;
    private readonly ConcurrentDictionary<(TenantId Tenant, MemberIdentity Identity), MemberId> _known = new();

    public bool TryGet(TenantId tenant, MemberIdentity identity, out MemberId id) => _known.TryGetValue((tenant, identity), out id);

    public void Keep(TenantId tenant, MemberIdentity identity, MemberId id)
    {
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        _known[(tenant, identity)] = id;
    }
}
