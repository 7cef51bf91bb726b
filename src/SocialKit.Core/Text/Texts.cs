using System.Globalization;

namespace SocialKit;

/// <summary>Turns what people type into what is stored, and back: handles into ids, Markdown into sanitised HTML, once, at write.</summary>
internal sealed class Texts(IStore store, TextRenderer renderer, SubjectLinks links)
{
    /// <summary>Renders a text a member typed.</summary>
    /// <exception cref="SocialKitException">The text breaks a limit; the message names the line where there is one.</exception>
    public async ValueTask<RichText> WriteAsync(
        Viewer viewer, string? text, string field, CancellationToken cancellationToken, TextLimits? limits = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refuse.Invalid(field, "Please write something first.");
        }

        // Browsers send line ends as CR LF; one text must have one form, or an unchanged edit would look changed.
        var typed = text.ReplaceLineEndings("\n").TrimEnd();
        return await GuardAsync(field, async () =>
        {
            if (!typed.Contains('@', StringComparison.Ordinal))
            {
                return Of(renderer.Render(typed, limits ?? TextLimits.Default));
            }

            var handles = new HashSet<string>(StringComparer.Ordinal);
            MentionText.ToStored(typed, handle =>
            {
                handles.Add(handle.ToLowerInvariant());
                return null;
            });
            var known = await FindAsync(viewer, handles, cancellationToken);
            var source = MentionText.ToStored(typed, handle => known.TryGetValue(handle.ToLowerInvariant(), out var member) ? member : null);
            return Of(renderer.Render(source, limits ?? TextLimits.Default));
        });
    }

    /// <summary>Renders an imported text: Markdown as the importer wrote it, without mentions.</summary>
    public RichText Import(string source) => Of(renderer.Render(source, TextLimits.Import, options: TextOptions.Import));

    /// <summary>The HTML to show: mentions carry today's names and addresses.</summary>
    public static SafeHtml Show(RichText text, People people) => new(MentionPresenter.Present(
        text.Html, id => people.Find(id) is { } person ? new MentionName(person.Name, person.Status == MemberStatus.Erased ? null : person.Url) : null));

    /// <summary>The text as its author would type it again.</summary>
    public static string Edit(RichText text, People people) => MentionText.ToEditable(text.Source, id => people.Find(id)?.Handle);

    /// <summary>The refusal of an edit that came second: it carries the text that stands now.</summary>
    public async ValueTask<SocialKitException> ConflictAsync(Viewer viewer, RichText current, long version, CancellationToken cancellationToken)
    {
        var people = await People.LoadAsync(store, links, viewer, current.Mentions, cancellationToken);
        return new SocialKitException(new SocialError(
            SocialError.Conflict, "text", "This was changed in the meantime. Both texts are kept: join them and save again.")
        {
            CurrentText = Edit(current, people),
            CurrentVersion = version,
        });
    }

    /// <summary>A title, trimmed.</summary>
    /// <exception cref="SocialKitException">Not 5 to 255 characters, or with control characters.</exception>
    public static string Title(string? title)
    {
        var trimmed = title?.Trim() ?? "";
        var length = new StringInfo(trimmed).LengthInTextElements;
        return length is >= 5 and <= 255 && !trimmed.Any(char.IsControl) && !HasLoneSurrogate(trimmed)
            ? trimmed
            : throw Refuse.Invalid("title", "A title has 5 to 255 characters on one line.");
    }

    public static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar) && !text.Contains('\uFFFD', StringComparison.Ordinal);

    private static RichText Of(RenderedText rendered) => new(rendered.Source, rendered.Html, rendered.RendererVersion, rendered.Mentions);

    private static async ValueTask<RichText> GuardAsync(string field, Func<ValueTask<RichText>> render)
    {
        try
        {
            return await render();
        }
        catch (TextProblemException problem)
        {
            throw new SocialKitException(new SocialError(SocialError.Invalid, field, problem.Message), problem);
        }
    }

    private async ValueTask<Dictionary<string, MemberId>> FindAsync(
        Viewer viewer, HashSet<string> handles, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, MemberId>(StringComparer.Ordinal);
        foreach (var uniques in handles.Select(Member.UniqueHandle).Chunk(1_000))
        {
            foreach (var (unique, member) in await store.Records.FindAsync<Member>(AccessScope.For(viewer), uniques, cancellationToken))
            {
                found[unique.Value] = member.Id;
            }
        }

        return found;
    }
}
