namespace SocialKit.Mutants.Tests;

/// <summary>Spoils every text or every time of a commit's records, as an encoding would.</summary>
static class Texts
{
    public static Commit WithTexts(this Commit commit, Func<string, string> change) => commit with { Puts = [.. commit.Puts.Select(record => Change(record, change))] };

    public static Commit WithTimes(this Commit commit, Func<DateTimeOffset, DateTimeOffset> change) => commit with
    {
        Puts = [.. commit.Puts.Select(record => Change(record, change))],
    };

    static IRecord Change(IRecord record, Func<string, string> change)
    {
        return record switch
        {
            Member member => member with { Name = change(member.Name), Unit = member.Unit is null ? null : change(member.Unit) },
            Post post => post with { Title = post.Title is null ? null : change(post.Title), Text = Text(post.Text) },
            Comment comment => comment with { Text = Text(comment.Text) },
            Kudos kudos => kudos with { Text = Text(kudos.Text) },
            _ => record,
        };

        RichText Text(RichText text) => text with { Source = change(text.Source) };
    }

    static IRecord Change(IRecord record, Func<DateTimeOffset, DateTimeOffset> change) => record switch
    {
        Member member => member with { CreatedAt = change(member.CreatedAt) },
        Post post => post with { CreatedAt = change(post.CreatedAt) },
        Comment comment => comment with { CreatedAt = change(comment.CreatedAt) },
        Reaction reaction => reaction with { At = change(reaction.At) },
        _ => record,
    };
}
