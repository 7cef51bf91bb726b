using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using SocialKit.Components;

namespace SocialKit.AspNetCore;

/// <summary>
/// The widgets that can be asked for by name, and how their data parameters are read from text. A closed list: nothing else can be rendered
/// by a request, and only public data parameters can be set.
/// </summary>
internal static class Widgets
{
    private static readonly FrozenDictionary<string, Widget> ByName = new[]
    {
        new Widget("feed", typeof(SocialFeed)),
        new Widget("discussion", typeof(SocialDiscussion)),
        new Widget("composer", typeof(SocialComposer)),
        new Widget("post", typeof(SocialPost)),
        new Widget("profile-card", typeof(SocialProfileCard)),
        new Widget("follow-button", typeof(SocialFollowButton)),
        new Widget("kudos-wall", typeof(SocialKudosWall)),
        new Widget("give-kudos", typeof(SocialGiveKudos)),
        new Widget("history", typeof(SocialHistory)),
        new Widget("reaction-list", typeof(SocialReactionList)),
        new Widget("my-data", typeof(SocialMyData)),
        new Widget("membership", typeof(SocialMembership)),
        new Widget("members", typeof(SocialMembers)),
        new Widget("audit", typeof(SocialAudit)),
        new Widget("legal-holds", typeof(SocialLegalHolds)),
        new Widget("muted", typeof(SocialMuted)),
        new Widget("flag", typeof(SocialFlag)),
        new Widget("standing", typeof(SocialStanding)),
        new Widget("moderation-queue", typeof(SocialModerationQueue)),
        new Widget("moderation-person", typeof(SocialModerationPerson)),
        new Widget("moderation-rules", typeof(SocialModerationRules)),
    }.ToFrozenDictionary(widget => Plain(widget.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name, as a tag writes it.</summary>
    public static IEnumerable<string> Names => ByName.Values.Select(widget => widget.Name);

    public static Widget? Find(string? name) => name is not null && ByName.TryGetValue(Plain(name), out var widget) ? widget : null;

    // "profile-card", "profileCard" and "ProfileCard" are one name.
    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);

    internal sealed class Widget
    {
        private readonly FrozenDictionary<string, PropertyInfo> _parameters;

        public Widget(string name, Type component)
        {
            Name = name;
            Component = component;
            _parameters = component.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null && IsData(property.PropertyType))
                .ToFrozenDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        }

        public string Name { get; }

        public Type Component { get; }

        /// <summary>Component parameters from text. Unknown names are left out; a bad value is refused by its name.</summary>
        /// <exception cref="FormatException">A value cannot be read; the message names it.</exception>
        public Dictionary<string, object?> Read(IEnumerable<KeyValuePair<string, string>> texts)
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (name, text) in texts)
            {
                var plain = Plain(name);
                if (Component == typeof(SocialProfileCard) && plain.Equals(nameof(SocialProfileCard.Member), StringComparison.OrdinalIgnoreCase)
                    && !MemberId.TryParse(text, out _))
                {
                    // One attribute for people, who know handles, and for code, which knows ids.
                    plain = nameof(SocialProfileCard.Handle);
                }

                if (_parameters.TryGetValue(plain, out var parameter))
                {
                    values[parameter.Name] = Parse(name, parameter.PropertyType, text);
                }
            }

            return values;
        }

        /// <summary>The same from the attributes of a tag, where nothing may be missing.</summary>
        /// <exception cref="FormatException">A value cannot be read, or one that is needed is missing; the message names it.</exception>
        public Dictionary<string, object?> ReadAttributes(IEnumerable<KeyValuePair<string, string>> attributes)
        {
            var read = Read(attributes);
            foreach (var needed in _parameters.Values.Where(parameter => parameter.GetCustomAttribute<EditorRequiredAttribute>() is not null))
            {
                if (!read.ContainsKey(needed.Name))
                {
                    throw new FormatException($"{needed.Name.ToLowerInvariant()} is missing.");
                }
            }

            return Component == typeof(SocialProfileCard) && !read.ContainsKey(nameof(SocialProfileCard.Member)) && !read.ContainsKey(nameof(SocialProfileCard.Handle))
                ? throw new FormatException("member is missing.")
                : read;
        }

        private static bool IsData(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
            && (plain == typeof(string) || plain == typeof(int) || plain == typeof(bool) || plain.IsEnum || plain == typeof(SubjectRef) || plain == typeof(FeedScope)
                || plain == typeof(PostId) || plain == typeof(MemberId) || plain == typeof(CommentId) || plain == typeof(KudosId) || plain == typeof(CommunityId));

        private static object? Parse(string name, Type type, string text)
        {
            var plain = Nullable.GetUnderlyingType(type) ?? type;
            object? value =
                plain == typeof(string) ? text
                : plain == typeof(SubjectRef) ? (SubjectRef.TryParse(text, out var subject) ? subject : null)
                : plain == typeof(FeedScope) ? (FeedScope.TryParse(text, out var scope) ? scope : null)
                : plain == typeof(PostId) ? (PostId.TryParse(text, out var post) ? post : null)
                : plain == typeof(MemberId) ? (MemberId.TryParse(text, out var member) ? member : null)
                : plain == typeof(CommentId) ? (CommentId.TryParse(text, out var comment) ? comment : null)
                : plain == typeof(KudosId) ? (KudosId.TryParse(text, out var kudos) ? kudos : null)
                : plain == typeof(CommunityId) ? (CommunityId.TryParse(text, out var community) ? community : null)
                : plain == typeof(int) ? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null)
                : plain == typeof(bool) ? (bool.TryParse(text, out var flag) ? flag : null)
                : plain.IsEnum && !text.Any(char.IsAsciiDigit) && Enum.TryParse(plain, text, ignoreCase: true, out var named) ? named
                : null;
            return value ?? throw new FormatException($"'{text}' is not a value for {name}.");
        }
    }
}
