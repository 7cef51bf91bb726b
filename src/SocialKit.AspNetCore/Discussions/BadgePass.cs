using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Logging;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>
/// The badges of one view. A view runs its tags one after the other, so a badge that asked at once would ask alone: instead each leaves a
/// place, and when the first place is written out all of them are rendered together, with one question to the service. Scoped.
/// </summary>
internal sealed class BadgePass(IServiceProvider services, ILoggerFactory loggers)
{
    private List<Place> _waiting = [];

    public IHtmlContent Add(Dictionary<string, object?> parameters)
    {
        var place = new Place(this, parameters);
        _waiting.Add(place);
        return place;
    }

    private async Task RenderAsync()
    {
        var places = _waiting;
        _waiting = [];
        await using var renderer = new HtmlRenderer(services, loggers);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            // Begun one after the other without waiting: the components' own batch then sees all of them before it asks.
            var begun = new List<HtmlRootComponent>(places.Count);
            foreach (var place in places)
            {
                begun.Add(renderer.BeginRenderingComponent<SocialDiscussionBadge>(ParameterView.FromDictionary(place.Parameters)));
            }

            for (var i = 0; i < begun.Count; i++)
            {
                await begun[i].QuiescenceTask;
                places[i].Html = begun[i].ToHtmlString();
            }
        });
    }

    // Views await this kind of content when they are written out.
    private sealed class Place(BadgePass pass, Dictionary<string, object?> parameters) : IHtmlAsyncContent
    {
        public Dictionary<string, object?> Parameters => parameters;

        public string? Html { get; set; }

        public async ValueTask WriteToAsync(TextWriter writer)
        {
            if (Html is null)
            {
                await pass.RenderAsync();
            }

            await writer.WriteAsync(Html);
        }

        /// <summary>For content that is captured as text, in a section or a cache: that cannot wait, so it waits here.</summary>
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            if (Html is null)
            {
                Task.Run(pass.RenderAsync).GetAwaiter().GetResult();
            }

            writer.Write(Html);
        }
    }
}
