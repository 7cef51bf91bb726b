using System.Collections.Concurrent;
using System.Diagnostics;
using CsCheck;

namespace SocialKit.Core.Tests;

/// <summary>Texts that no list holds: pieces of the shared payloads, cut, joined, doubled and salted, through the whole of the rendering.</summary>
public class TextMutationTests
{
    static readonly int s_mutations = Repository.IsLongRun ? 200_000 : 6_000;

    // What makes one grammar end inside another.
    static readonly string[] s_salt =
    [
        "<", ">", "\"", "'", "`", "\\", "&", "&#106;", "&colon;", "\ufffd", "\u00a0", "\u200b", "\u202e", "\t", "\n", "\r\n", "javascript:", "data:text/html,",
        "<!--", "-->", "]]>", "<svg>", "<math>", "<style>", "<noscript>", "<template>", "</p>", "](", ")", "[x]: ", "![", "| - |", "```", "~~", "**", "<@", "@ben", "{onclick=alert(1)}",
        "xlink:href=", " onerror=alert(1) ", "/**/", "%0a", "http://", "//", "\ud83d\ude00",
    ];

    [Fact]
    public void No_mutation_of_a_payload_gets_through_and_a_second_reading_changes_nothing()
    {
        var renderer = new TextRenderer();
        var pieces = Gen.OneOf<string>([.. HostileTexts.Payloads().Where(payload => payload.Length <= 600)]);
        var salt = Gen.OneOf(s_salt);
        var mutation =
            from first in pieces
            from second in pieces
            from context in Gen.Int[0, HostileTexts.Contexts.Length - 1]
            from cut in Gen.Double[0, 1]
            from at in Gen.Double[0, 1]
            from grains in salt.Array[0, 4]
            from doubled in Gen.Bool
            select HostileTexts.Contexts[context].Wrap(Mix(first, second, cut, at, grains, doubled));

        var (rendered, refused) = (0, 0);
        var times = new ConcurrentBag<(double Milliseconds, string Source)>();
        // Other mutations in every run; one that fails is made smaller and printed with its seed.
        mutation.Sample(
            source =>
            {
                var started = Stopwatch.GetTimestamp();
                string html;
                try
                {
                    html = renderer.Render(source, TextLimits.Default).Html;
                    Interlocked.Increment(ref rendered);
                }
                catch (TextProblemException problem)
                {
                    Assert.False(string.IsNullOrWhiteSpace(problem.Message));
                    Interlocked.Increment(ref refused);
                    return;
                }

                times.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, source));
                AllowedHtml.Check(html);
                Assert.Equal(html, TextSanitizer.Sanitize(html));

                // The text itself as HTML, as if the Markdown parser had let it through.
                var once = TextSanitizer.Sanitize(source);
                AllowedHtml.Check(once);
                Assert.Equal(once, TextSanitizer.Sanitize(once));
            },
            iter: s_mutations, threads: 2);

        Assert.True(rendered > s_mutations * 0.8, $"Only {rendered} of {s_mutations} were rendered, {refused} refused.");
        Figures.Write("text.mutations", rendered, "texts", $"{refused} refused with a sentence, 0 problems");

        // Those that took longest, once more and by the processor's time: the first may have paid for the compiler, others for a busy computer.
        var slowest = times.OrderByDescending(time => time.Milliseconds).Take(20)
            .Max(time => Work.MillisecondsOf(() => renderer.Render(time.Source, TextLimits.Default)));
        Figures.Write("text.mutations.slowest_ms", Math.Round(slowest, 2), "ms", $"the slowest of {rendered} mutations");
        Assert.True(slowest <= 100, $"A mutation takes {slowest:0} ms.");
    }

    static string Mix(string first, string second, double cut, double at, string[] grains, bool doubled)
    {
        var text = first[..(int)(cut * first.Length)] + (doubled ? first : "") + second[(int)(at * second.Length)..];
        foreach (var (i, grain) in grains.Index())
        {
            text = text.Insert((int)((i % 2 == 0 ? cut : at) * text.Length), grain);
        }

        return text;
    }
}
