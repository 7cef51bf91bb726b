using Microsoft.AspNetCore.Components;

namespace SocialKit.Components.Tests;

public class RenderingStackTests : BunitContext
{
    [Fact]
    public void A_fragment_renders_to_the_verified_markup()
    {
        RenderFragment greeting = builder =>
        {
            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "lang", "en");
            builder.AddAttribute(2, "class", "sk-root");
            builder.AddContent(3, "Hello <b>& welcome");
            builder.CloseElement();
        };

        Verified.Match(Render(greeting).Markup);
    }
}
