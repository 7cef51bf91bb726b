using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SocialKit.Components;

/// <summary>What every widget shares: who is looking, the page it stands on, its description, its forms.</summary>
public abstract partial class SocialWidget : ComponentBase, IDisposable
{
    private readonly Dictionary<string, FormState> _forms = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _gone = new();
    private string? _loaded;
    private string? _signed;
    private bool _emitsAssets;
    private ((FormToken? Token, string? Signed, string PageUrl) Of, SafeHtml? Html) _sharedFields;
    private DateTimeOffset? _now;
    private int _ordinal;
    private bool _apart;

    // Only this assembly's widgets: what they share is not a contract.
    private protected SocialWidget()
    {
    }

    /// <summary>
    /// Tells two widgets of one page apart, so that their ids differ. Chosen by the widget itself when null; a fragment passes on what the page chose.
    /// </summary>
    [Parameter]
    public string? Instance { get; set; }

    [Inject]
    private protected ISocialPage Page { get; set; } = default!;

    [Inject]
    private protected SocialTexts Texts { get; set; } = default!;

    [Inject]
    private protected TimeProvider Time { get; set; } = default!;

    [Inject]
    private protected PageWidgets Widgets { get; set; } = default!;

    [Inject]
    private IViewerAccessor Viewers { get; set; } = default!;

    [Inject]
    private protected IReactionService ReactionService { get; set; } = default!;

    [Inject]
    private protected IFollowService FollowService { get; set; } = default!;

    /// <summary>The widget's word in descriptions, fragments and class names.</summary>
    private protected abstract string Name { get; }

    private protected Viewer Viewer { get; private set; } = default!;

    /// <summary>Why there is nothing to show; null when there is.</summary>
    private protected SocialError? Failure { get; private set; }

    /// <summary>False until the first answer is here: then an interactive host shows that something is coming.</summary>
    private protected bool Ready { get; private set; }

    private protected bool Interactive => RendererInfo.IsInteractive;

    private protected string? Signed => _signed;

    private protected string? InteractiveMark => Interactive ? "true" : null;

    private protected bool SignedIn => Viewer?.Member is not null;

    /// <summary>Whose drafts a browser keeps for the forms: on a shared computer the next person must not find them.</summary>
    private protected string? ViewerMark => Viewer?.Member?.ToString();

    private protected string Uid => _ordinal == 1 ? $"sk-{Name}" : $"sk-{Name}-{_ordinal.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The data parameters, so that the same widget can be rendered again.</summary>
    private protected abstract void Describe(SortedDictionary<string, string> parameters);

    /// <summary>Reads what the widget shows, from the beginning.</summary>
    private protected abstract ValueTask LoadAsync(CancellationToken cancellationToken);

    /// <summary>Everything it shows that has an id of its own on the page.</summary>
    private protected virtual IEnumerable<string> ItemIds => [];

    /// <summary>Puts new reactions in the place of the old.</summary>
    private protected virtual ValueTask ShowReactionsAsync(SubjectRef subject, ReactionSummary reactions, CancellationToken cancellationToken) =>
        LoadAsync(cancellationToken);

    /// <summary>The page with this widget at its beginning.</summary>
    private protected virtual string StartUrl() => Page.PageUrl;

    /// <summary>Called when another widget on the page wrote something this one may show.</summary>
    internal virtual Task RefreshAsync(string noun) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // Both are decided before anything is awaited: then the order is the order on the page.
        var given = ParseInstance(Instance, out var apart);
        _ordinal = Widgets.Claim(this, Name, given);
        _apart = apart;
        _emitsAssets = Page.ClaimAssets();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Describe(parameters);
        var description = string.Join('\n', parameters.Select(pair => $"{pair.Key}={pair.Value}"));
        if (description == _loaded)
            return;

        _loaded = description;
        _forms.Clear();
        Failure = Widgets.Unavailable;
        if (Failure is null)
            await ShowAsync(parameters);

        Ready = true;
    }

    private async Task ShowAsync(SortedDictionary<string, string> parameters)
    {
        try
        {
            Viewer = await Viewers.GetViewerAsync(_gone.Token);
            try
            {
                await LoadAsync(_gone.Token);
            }
            catch (SocialKitException refusal)
            {
                Failure = refusal.Error;
            }

            // What another widget already shows keeps its ids; this one's get a suffix, also in its fragments.
            if (Instance is null && !_apart)
                _apart = !Widgets.ClaimIds(this, ItemIds);

            if (_ordinal > 1 || _apart)
                parameters["instance"] = _ordinal.ToString(CultureInfo.InvariantCulture) + (_apart ? "+" : "");

            _signed = await Page.DescribeAsync(new WidgetDescription(Name, parameters), _gone.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The host's page must not fall because of what stands on it.
            Failure = Page.Contain(exception, isForm: false);
            if (Failure is null)
                throw;

            if (!Interactive)
                Widgets.Unavailable = Failure;
        }
    }

    private Task TryAgainAsync()
    {
        _loaded = null;
        Ready = false;
        return OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        // One moment for all ages of a rendering; a page of posts would ask for it a hundred times.
        _now = null;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Widgets.Release(this);
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    // ---- ids ----

    private protected string PostAnchor(PostId id) => Apart($"sk-post-{id}");

    private protected string CommentAnchor(CommentId id) => Apart($"sk-comment-{id}");

    private protected string KudosAnchor(KudosId id) => Apart($"sk-kudos-{id}");

    private protected string Anchor(SubjectRef subject) => Apart($"sk-{subject.Kind}-{subject.Id}");

    private string Apart(string id) => _apart ? $"{id}-{Uid[3..]}" : id;

    private static int? ParseInstance(string? instance, out bool apart)
    {
        apart = instance?.EndsWith('+') ?? false;
        return int.TryParse(instance.AsSpan().TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && ordinal > 0
            ? ordinal
            : null;
    }

    // ---- forms ----

    /// <summary>What a form holds between renderings. Lost, on purpose, once it was sent successfully.</summary>
    private protected FormState Form(string key)
    {
        if (!_forms.TryGetValue(key, out var form))
            _forms[key] = form = new FormState(key, Time);

        return form;
    }

    /// <summary>The handler of a form in an interactive host; nothing in a static one, so that no event reaches the markup.</summary>
    private protected EventCallback<EventArgs> On(FormState form, Func<CancellationToken, ValueTask> act) => Interactive
        ? EventCallback.Factory.Create<EventArgs>(this, () => SendAsync(form, act))
        : default;

    private protected EventCallback<Microsoft.AspNetCore.Components.Web.MouseEventArgs> OnClick(FormState form, Func<CancellationToken, ValueTask> act) =>
        Interactive
            ? EventCallback.Factory.Create<Microsoft.AspNetCore.Components.Web.MouseEventArgs>(this, () => SendAsync(form, act))
            : default;

    private async Task SendAsync(FormState form, Func<CancellationToken, ValueTask> act)
    {
        // A second click while the first is under way is the same wish.
        if (form.Busy)
            return;

        form.Busy = true;
        form.Error = null;
        try
        {
            await act(_gone.Token);
            _forms.Remove(form.Key);
        }
        catch (SocialKitException refusal)
        {
            form.Error = refusal.Error;
            form.Version = refusal.Error.CurrentVersion ?? form.Version;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The widget left the page; there is nobody to tell.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            form.Error = Page.Contain(exception, isForm: true);
            if (form.Error is null)
                throw;
        }
        finally
        {
            form.Busy = false;
        }
    }

    private async ValueTask ReactAsync(SubjectRef subject, ReactionChoice choice, CancellationToken cancellationToken)
    {
        var summary = await ReactionService.SetAsync(Viewer, subject, choice.Option.Kind, !choice.Mine, cancellationToken);
        await ShowReactionsAsync(subject, summary, cancellationToken);
    }

    private async ValueTask FollowAsync(SubjectRef subject, bool follow, CancellationToken cancellationToken)
    {
        await FollowService.SetAsync(Viewer, subject, follow, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    /// <summary>Where a member reports what somebody else wrote or is; null where there is nothing to report.</summary>
    private protected string? ReportUrl(SubjectRef subject, MemberView author) =>
        Viewer.Member is { } member && member != author.Id && author.Status != MemberStatus.Erased
            ? $"{Page.Endpoint("flags")}?subject={Uri.EscapeDataString(subject.ToString())}"
            : null;

    private protected async Task RunAsync(Func<CancellationToken, ValueTask> act)
    {
        try
        {
            Failure = null;
            await act(_gone.Token);
        }
        catch (SocialKitException refusal)
        {
            Failure = refusal.Error;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failure = Page.Contain(exception, isForm: false);
            if (Failure is null)
                throw;
        }

        await InvokeAsync(StateHasChanged);
    }

    private MarkupString SharedFields()
    {
        var now = (Page.Token, _signed, Page.PageUrl);
        if (_sharedFields.Html is not { } html || _sharedFields.Of != now)
        {
            html = new SafeHtml(
                (Page.Token is { } token ? HiddenField(token.Field, token.Value) : "") + HiddenField("widget", _signed ?? "") + HiddenField("returnUrl", Page.PageUrl));
            _sharedFields = (now, html);
        }

        return Html(html);
    }

    // ---- small pieces of markup ----

    /// <summary>The one place where HTML reaches the page without encoding. Only <see cref="SafeHtml"/> gets here.</summary>
    private protected static MarkupString Html(SafeHtml html) => new(html.ToString());

    /// <summary>A heading whose level is data.</summary>
    private protected static RenderFragment Heading(int level, string? id, string css, RenderFragment content) => builder =>
    {
        builder.OpenElement(0, Tag(level));
        builder.AddAttribute(1, "id", id);
        builder.AddAttribute(2, "class", css);
        builder.AddContent(3, content);
        builder.CloseElement();
    };

    private protected static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    private static string HiddenField(string name, string value) =>
        $"""<input type="hidden" name="{HtmlEncoder.Default.Encode(name)}" value="{HtmlEncoder.Default.Encode(value)}" />""";

    private static string Tag(int level) => level switch
    {
        <= 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };

    private protected static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private protected string Ago(DateTimeOffset at) => Texts.Ago(at, _now ??= Time.GetUtcNow());

    /// <summary>A class, not a colour: inline styles are refused by a strict content security policy.</summary>
    private protected static string Tone(MemberView member)
    {
        if (member.Status == MemberStatus.Erased)
            return "sk-avatar sk-nobody";

        Span<byte> bytes = stackalloc byte[16];
        member.Id.Value.TryWriteBytes(bytes);
        return $"sk-avatar sk-tone-{(bytes[15] % 12).ToString(CultureInfo.InvariantCulture)}{(member.Status == MemberStatus.Active ? "" : " sk-faint")}";
    }

    /// <summary>The first letters of the first and last word, whole graphemes; none of who was erased.</summary>
    private protected static string Initials(MemberView member)
    {
        if (member.Status == MemberStatus.Erased)
            return "";

        var words = member.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
            return "?";

        var initials = new StringBuilder(FirstGrapheme(words[0]));
        if (words.Length > 1)
            initials.Append(FirstGrapheme(words[^1]));

        return initials.ToString().ToUpperInvariant();
    }

    // Marks piled on a letter must not grow out of the circle.
    private static string FirstGrapheme(string word)
    {
        var grapheme = StringInfo.GetNextTextElement(word);
        return grapheme.Length <= 4 ? grapheme : Rune.GetRuneAt(word, 0).ToString();
    }

    private protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
