using System.Reflection;
using Microsoft.AspNetCore.Components;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>
/// The widgets that a request can ask for. <see cref="SocialWidgets"/> is the closed list and reads their parameters; this adds the names that
/// tags on a page use, and says what is missing.
/// </summary>
internal static class Widgets
{
    public static Widget? Find(string? name)
    {
        var known = name switch
        {
            null => null,
            "kudos-wall" => "kudos",
            "profile-card" => "profile",
            "follow-button" => "follow",
            _ => name,
        };
        return known is not null && SocialWidgets.Find(known) is { } component ? new Widget(known, component) : null;
    }

    internal sealed record Widget(string Name, Type Component)
    {
        /// <summary>Component parameters from a description.</summary>
        /// <exception cref="FormatException">A value cannot be read.</exception>
        public Dictionary<string, object?> Read(IReadOnlyDictionary<string, string> parameters) =>
            new(SocialWidgets.Parameters(new WidgetDescription(Name, parameters)));

        /// <summary>Component parameters from the attributes of a tag: names as HTML writes them, people by handle or id.</summary>
        /// <exception cref="FormatException">A value cannot be read, or one that is needed is missing; the message names it.</exception>
        public Dictionary<string, object?> ReadAttributes(IEnumerable<KeyValuePair<string, string>> attributes)
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, text) in attributes)
            {
                var plain = Camel(name);
                texts[plain == "member" && !MemberId.TryParse(text, out _) ? "handle" : plain] = text;
            }

            var read = Read(texts);
            foreach (var needed in Component.GetProperties().Where(property => property.GetCustomAttribute<EditorRequiredAttribute>() is not null))
            {
                if (!read.ContainsKey(needed.Name))
                {
                    throw new FormatException($"{needed.Name.ToLowerInvariant()} is missing.");
                }
            }

            return Name == "profile" && !read.ContainsKey(nameof(SocialProfileCard.Member)) && !read.ContainsKey(nameof(SocialProfileCard.Handle))
                ? throw new FormatException("member is missing.")
                : read;
        }

        private static string Camel(string name)
        {
            var words = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
            return string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        }
    }
}
