namespace SocialKit.Components;

/// <summary>What a widget is: enough to render it again for the same viewer. Data only; templates given inline cannot travel.</summary>
/// <param name="Name">The widget, for example "discussion".</param>
/// <param name="Parameters">Its data parameters as text.</param>
public sealed record WidgetDescription(string Name, IReadOnlyDictionary<string, string> Parameters);
