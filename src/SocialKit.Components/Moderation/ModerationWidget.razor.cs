namespace SocialKit.Components;

/// <summary>What the widgets of moderation share: fields, decisions, and what is chosen by the page's address.</summary>
public abstract partial class ModerationWidget : SocialWidget
{
    private readonly Dictionary<string, string?> _shown = new(StringComparer.Ordinal);

    private protected ModerationWidget()
    {
    }

    /// <summary>What is chosen: by the address, or, where the page lives on, by the last link that was followed.</summary>
    private protected string? Chosen(string name) => _shown.TryGetValue(name, out var value) ? value : Page.Query(name);

    private protected string UrlWith(params (string Name, string? Value)[] changes) => Page.PageUrlWith(changes);

    private protected Task ShowAsync(params (string Name, string? Value)[] changes) => RunAsync(async cancellationToken =>
    {
        foreach (var (name, value) in changes)
            _shown[name] = value;

        await LoadAsync(cancellationToken);
    });

    private protected void RequireSignIn()
    {
        if (!SignedIn)
            throw new SocialKitException(new SocialError(SocialError.SignInRequired, null, Texts.SignInTitle));
    }
}
