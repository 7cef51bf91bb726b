using System.Globalization;

namespace SocialKit.Components;

/// <summary>Finds the component behind a description, so that a host can render a widget again: fragments, form answers, tag helpers.</summary>
public static class SocialWidgets
{
    /// <summary>The component of a widget's name, or null for a name that is none: feed, composer, post, discussion, profile, follow, kudos, give-kudos, history, reactions.</summary>
    public static Type? Find(string name) => name switch
    {
        "feed" => typeof(SocialFeed),
        "composer" => typeof(SocialComposer),
        "post" => typeof(SocialPost),
        "discussion" => typeof(SocialDiscussion),
        "profile" => typeof(SocialProfileCard),
        "follow" => typeof(SocialFollowButton),
        "kudos" => typeof(SocialKudosWall),
        "give-kudos" => typeof(SocialGiveKudos),
        "history" => typeof(SocialHistory),
        "reactions" => typeof(SocialReactionList),
        _ => null,
    };

    /// <summary>The component's parameters, read from their text. Unknown names are ignored: an older page may still ask.</summary>
    /// <exception cref="FormatException">A value is not what its parameter takes.</exception>
    public static IReadOnlyDictionary<string, object?> Parameters(WidgetDescription widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, text) in widget.Parameters)
        {
            switch (name)
            {
                case "scope" when widget.Name is "feed" or "composer":
                    parameters["Scope"] = FeedScope.Parse(text);
                    break;
                case "post" when widget.Name == "post":
                    parameters["Post"] = PostId.Parse(text);
                    break;
                case "subject" when widget.Name is "discussion" or "follow" or "give-kudos" or "history" or "reactions":
                    parameters["Subject"] = SubjectRef.Parse(text);
                    break;
                case "sort" when widget.Name == "discussion":
                    parameters["Sort"] = text == "newest" ? DiscussionSort.Newest : DiscussionSort.Oldest;
                    break;
                case "member" when widget.Name == "profile":
                    parameters["Member"] = MemberId.Parse(text);
                    break;
                case "handle" when widget.Name == "profile":
                    parameters["Handle"] = text;
                    break;
                case "recipient" when widget.Name == "kudos":
                    parameters["Recipient"] = text;
                    break;
                case "to" when widget.Name == "give-kudos":
                    parameters["To"] = text;
                    break;
                case "pageSize" when widget.Name is "feed" or "discussion" or "kudos":
                    parameters["PageSize"] = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                case "queryPrefix" when widget.Name is "feed" or "discussion" or "kudos":
                    parameters["QueryPrefix"] = text;
                    break;
                case "headingLevel" when widget.Name != "follow":
                    parameters["HeadingLevel"] = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                case "instance":
                    parameters["Instance"] = text;
                    break;
            }
        }

        return parameters;
    }
}
