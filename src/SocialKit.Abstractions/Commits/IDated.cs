namespace SocialKit;

/// <summary>A record whose age can be asked for, as retention does.</summary>
public interface IDated
{
    /// <summary>When it was made.</summary>
    DateTimeOffset CreatedAt { get; }

    /// <summary>When it was deleted; null while it is not, and for records that are removed at once.</summary>
    DateTimeOffset? DeletedAt => null;
}
