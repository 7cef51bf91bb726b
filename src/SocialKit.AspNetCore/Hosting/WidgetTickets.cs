using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialKit.AspNetCore;

/// <summary>A widget as it travels: what it is, on which page, in which language.</summary>
/// <param name="Name">The widget.</param>
/// <param name="Parameters">Its data parameters, sorted, so that equal widgets have equal texts.</param>
/// <param name="Page">The local address of the page.</param>
/// <param name="Culture">The culture that numbers and dates were written in.</param>
/// <param name="UICulture">The culture that words were written in.</param>
internal sealed record WidgetTicket(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("p")] SortedDictionary<string, string> Parameters,
    [property: JsonPropertyName("u")] string Page,
    [property: JsonPropertyName("c")] string Culture,
    [property: JsonPropertyName("l")] string UICulture);

[JsonSerializable(typeof(WidgetTicket))]
internal sealed partial class WidgetTicketJson : JsonSerializerContext;

/// <summary>Signs and checks widget descriptions with the key of the viewer's tenant.</summary>
internal sealed class WidgetTickets(ISigner signer)
{
    private const string Purpose = "widget";

    public ValueTask<string> WriteAsync(TenantId tenant, WidgetTicket ticket, CancellationToken cancellationToken) =>
        signer.SignAsync(tenant, Purpose, JsonSerializer.Serialize(ticket, WidgetTicketJson.Default.WidgetTicket), cancellationToken);

    /// <summary>What was signed here for this tenant; null for anything else.</summary>
    public async ValueTask<WidgetTicket?> ReadAsync(TenantId tenant, string? signed, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(signed) || await signer.VerifyAsync(tenant, Purpose, signed, cancellationToken) is not { } payload)
        {
            return null;
        }

        var ticket = JsonSerializer.Deserialize(payload, WidgetTicketJson.Default.WidgetTicket);
        return ticket is not null && LocalUrl.TryClean(ticket.Page, out _) ? ticket : null;
    }
}
