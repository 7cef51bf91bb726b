using Intranet.Demo;
using SocialKit;

namespace Intranet.Company;

/// <summary>What Varnholt stands for; kudos name one of these.</summary>
internal static class VarnholtValues
{
    private static readonly string[] s_descriptions =
    [
        "Looks past the symptom until the fault cannot come back.",
        "Tells others what they learned, before they have to ask.",
        "Sees to it that everyone goes home as well as they came.",
        "Does what was agreed with a customer or a colleague.",
        "Hands over a bench, a bakery or a document better than it was.",
    ];

    public static void Use(SocialKitOptions options)
    {
        options.Values.Clear();
        foreach (var (name, description) in KudosTexts.Values.Zip(s_descriptions))
        {
            options.Values.Add(new CompanyValue(KeyOf(name), name, description));
        }
    }

    public static string KeyOf(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
