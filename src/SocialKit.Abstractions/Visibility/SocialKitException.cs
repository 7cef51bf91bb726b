namespace SocialKit;

/// <summary>A command or a read was refused. Carries one <see cref="SocialError"/>; nothing was written.</summary>
public sealed class SocialKitException : Exception
{
    /// <summary>Refuses with a reason.</summary>
    public SocialKitException(SocialError error) : base(error?.Message) => Error = error!;

    /// <summary>Refuses with a reason and keeps what caused it.</summary>
    public SocialKitException(SocialError error, Exception inner) : base(error?.Message, inner) => Error = error!;

    /// <summary>The reason.</summary>
    public SocialError Error { get; }
}
