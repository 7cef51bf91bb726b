namespace SocialKit.AspNetCore;

/// <summary>How a field of a form is shown when the form has to be shown again.</summary>
internal enum FormControl
{
    /// <summary>Carried along unseen.</summary>
    Hidden,

    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>One of the company's values.</summary>
    CompanyValue,
}

/// <summary>One field an endpoint reads.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Control">How it is shown.</param>
/// <param name="Label">What people call it; null for a hidden one.</param>
internal sealed record FormField(string Name, FormControl Control = FormControl.Hidden, string? Label = null);

/// <summary>
/// What a write endpoint reads, as metadata: a closed list, nothing else of a request is looked at. A form that failed is shown again from it.
/// </summary>
/// <param name="Title">What the form does, as a heading.</param>
/// <param name="Button">What its button says.</param>
/// <param name="Fields">Its own fields.</param>
internal sealed record FormShape(string Title, string Button, params IReadOnlyList<FormField> Fields)
{
    /// <summary>Where to go afterwards.</summary>
    public const string ReturnUrl = "returnUrl";

    /// <summary>Which widget to show again.</summary>
    public const string Widget = "widget";

    /// <summary>Every field that is carried along, those all forms share included.</summary>
    public IEnumerable<FormField> AllFields => [.. Fields, new FormField(ReturnUrl), new FormField(Widget)];
}
