namespace SocialKit.Components;

/// <summary>
/// The widgets of one page: gives each its number and keeps their ids apart, and lets one tell the others that it wrote something.
/// Scoped; a circuit keeps it across pages, so widgets give back what they took.
/// </summary>
internal sealed class PageWidgets
{
    private readonly Dictionary<SocialWidget, (string Name, int Ordinal)> _ordinals = [];
    private readonly Dictionary<string, SocialWidget> _ids = new(StringComparer.Ordinal);

    /// <summary>
    /// Why the data of a static page cannot be reached, once one of its widgets waited for it in vain: the others need not wait as well. Null otherwise,
    /// and where the page lives on and asks again.
    /// </summary>
    public SocialError? Unavailable { get; set; }

    public int Claim(SocialWidget widget, string name, int? wanted)
    {
        var ordinal = wanted ?? 1;
        while (wanted is null && _ordinals.ContainsValue((name, ordinal)))
            ordinal++;

        _ordinals[widget] = (name, ordinal);
        return ordinal;
    }

    /// <summary>True when a widget of this name stands on the page, as far as it has been rendered.</summary>
    public bool Has(string name) => _ordinals.Values.Any(widget => widget.Name == name);

    /// <summary>False when another widget already shows one of these.</summary>
    public bool ClaimIds(SocialWidget widget, IEnumerable<string> ids)
    {
        var all = ids.ToList();
        if (all.Any(id => _ids.TryGetValue(id, out var owner) && owner != widget))
            return false;

        foreach (var id in all)
            _ids[id] = widget;

        return true;
    }

    public void Release(SocialWidget widget)
    {
        _ordinals.Remove(widget);
        foreach (var id in _ids.Where(pair => pair.Value == widget).Select(pair => pair.Key).ToList())
            _ids.Remove(id);
    }

    public async Task TellOthersAsync(SocialWidget source, string noun)
    {
        foreach (var widget in _ordinals.Keys.Where(widget => widget != source).ToList())
            await widget.RefreshAsync(noun);
    }
}
